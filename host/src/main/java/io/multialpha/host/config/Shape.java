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

  /** The unit, or an empty text. */
  default String unit() {
    return "";
  }

  /** Adds the keywords of JSON Schema that say the same. */
  void describe(ObjectNode schema);
}
