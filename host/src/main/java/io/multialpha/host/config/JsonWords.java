package io.multialpha.host.config;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** Keywords of JSON Schema that several shapes need. */
final class JsonWords {
  /** A value that is a variable and nothing else. */
  private static final String VARIABLE = "^\\$\\{[A-Za-z_][A-Za-z0-9_]*\\}$";

  private JsonWords() {}

  /** A variable in place of a value. */
  static void variable(ObjectNode schema) {
    schema.put("type", "string").put("pattern", VARIABLE);
  }

  /** A type, or a variable in place of it. */
  static void orVariable(ObjectNode schema, String type) {
    schema.putArray("type").add(type).add("string");
    schema.put("pattern", VARIABLE);
  }

  /** Takes the variable back that {@link #orVariable} allows. */
  static void notVariable(ObjectNode schema) {
    schema.put("type", schema.get("type").get(0).textValue()).remove("pattern");
  }

  /** A value as {@link Shape#plain} gives it. */
  static void put(ObjectNode schema, String keyword, Object value) {
    if (value instanceof Integer number) {
      schema.put(keyword, number);
    } else if (value instanceof Boolean flag) {
      schema.put(keyword, flag);
    } else if (value instanceof Double number && number == Math.rint(number)) {
      schema.put(keyword, number.longValue());
    } else if (value instanceof Double number) {
      schema.put(keyword, number);
    } else if (value instanceof List<?> list && list.isEmpty()) {
      schema.putArray(keyword);
    } else {
      schema.put(keyword, value.toString());
    }
  }
}
