package io.multialpha.host.config;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/** A part of the file that is read later, when more is known: a section, or named sections. */
record Part(String allowed) implements Shape {
  /** A section with keys. */
  static final Part SECTION = new Part("a section with keys");

  @Override
  public Optional<Object> read(Node node, String path, Reading reading) {
    if (node instanceof Node.Mapping || (node instanceof Node.Scalar scalar && scalar.isEmpty())) {
      return Optional.of(node);
    }
    reading.problems().add(node.at(), path, "is " + node.kind(), allowed, "");
    return Optional.empty();
  }

  @Override
  public void describe(ObjectNode schema) {
    schema.putArray("type").add("object").add("null");
  }
}
