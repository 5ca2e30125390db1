package io.multialpha.host.config;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/**
 * What the value of a key may be. The one description from which values are read, the JSON Schema
 * and the documentation are made.
 */
interface Shape {
  /**
   * Reads a value, or adds to the reading's problems why it cannot be read.
   *
   * @param node what the file says
   * @param path of the key, for problems
   */
  Optional<Object> read(Node node, String path, Reading reading);

  /** What is allowed, in words that follow "expected". */
  String allowed();

  /** A value as it would be written in the file; secrets are masked. */
  default String format(Object value) {
    return String.valueOf(value);
  }

  /** A value as a number, a flag or a text, such that it would be read to the same value. */
  default Object plain(Object value) {
    return value instanceof Number || value instanceof Boolean ? value : value.toString();
  }

  /** The unit, or an empty text. */
  default String unit() {
    return "";
  }

  /** Adds the keywords of JSON Schema that say the same. */
  void describe(ObjectNode schema);
}
