package io.multialpha.host.config;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.function.Function;

/**
 * A text, read to a value.
 *
 * @param allowed what is expected
 * @param parse gives the value, or nothing if the text is not allowed
 */
record Word(String allowed, Function<String, Optional<Object>> parse) implements Shape {
  @Override
  public Optional<Object> read(Node node, String path, Reading reading) {
    return reading.text(node, path, allowed).flatMap(text -> read(text, path, reading));
  }

  private Optional<Object> read(Reading.Text text, String path, Reading reading) {
    String stripped = text.value().strip();
    Optional<Object> value = stripped.isEmpty() ? Optional.empty() : parse.apply(stripped);
    if (value.isEmpty()) {
      text.refuse(path, allowed, "", reading.problems());
    }
    return value;
  }

  @Override
  public void describe(ObjectNode schema) {
    schema.put("type", "string");
  }
}
