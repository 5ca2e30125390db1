package io.multialpha.host.config;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/** A number or flag that is needed before variables are known, so it must not be one. */
record WrittenOut(Shape shape) implements Shape {
  @Override
  public Optional<Object> read(Node node, String path, Reading reading) {
    if (node instanceof Node.Scalar scalar && scalar.text().contains("${")) {
      reading.problems().add(node.at(), path, "is a variable", allowed(), "write it out");
      return Optional.empty();
    }
    return shape.read(node, path, reading);
  }

  @Override
  public String allowed() {
    return shape.allowed();
  }

  @Override
  public String format(Object value) {
    return shape.format(value);
  }

  @Override
  public Object plain(Object value) {
    return shape.plain(value);
  }

  @Override
  public String unit() {
    return shape.unit();
  }

  @Override
  public void describe(ObjectNode schema) {
    shape.describe(schema);
    JsonWords.notVariable(schema);
  }
}
