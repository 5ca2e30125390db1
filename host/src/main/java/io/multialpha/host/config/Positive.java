package io.multialpha.host.config;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.multialpha.host.PlainNumber;
import java.util.Optional;

/** A number above 0. */
record Positive(String unit) implements Shape {
  @Override
  public Optional<Object> read(Node node, String path, Reading reading) {
    return reading.text(node, path, allowed()).flatMap(text -> read(text, path, reading));
  }

  private Optional<Object> read(Reading.Text text, String path, Reading reading) {
    Optional<Object> value =
        Literal.number(text.value())
            .map(Number::doubleValue)
            .filter(number -> number > 0 && number < Double.POSITIVE_INFINITY)
            .map(Object.class::cast);
    if (value.isPresent() && text.isPlain()) {
      return value;
    }
    text.refuse(path, allowed(), value.isPresent() ? "remove the quotes" : "", reading.problems());
    return Optional.empty();
  }

  @Override
  public String allowed() {
    return "a number above 0 (" + unit + ")";
  }

  @Override
  public String format(Object value) {
    return PlainNumber.of((Double) value);
  }

  @Override
  public void describe(ObjectNode schema) {
    JsonWords.orVariable(schema, "number");
    schema.put("exclusiveMinimum", 0);
  }
}
