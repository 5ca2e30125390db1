package io.multialpha.host.report.page;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A JSON value as it was written: numbers keep their digits, so that a page shows what the file
 * says. Immutable.
 *
 * @param kind what it is
 * @param text of a text, number or truth value; empty otherwise
 * @param items of an array
 * @param fields of an object, in order
 */
record JsonTree(Kind kind, String text, List<JsonTree> items, Map<String, JsonTree> fields) {
  /** What a value may be. */
  enum Kind {
    NULL,
    TEXT,
    NUMBER,
    TRUTH,
    ARRAY,
    OBJECT
  }

  private static final JsonTree NULL = new JsonTree(Kind.NULL, "", List.of(), Map.of());
  private static final JsonFactory FACTORY = new JsonFactory();

  /**
   * Reads one value.
   *
   * @throws IOException if the text is no JSON
   */
  static JsonTree parse(String json) throws IOException {
    try (JsonParser parser = FACTORY.createParser(json)) {
      parser.nextToken();
      return value(parser);
    }
  }

  private static JsonTree value(JsonParser parser) throws IOException {
    JsonToken token = parser.currentToken();
    if (token == JsonToken.START_OBJECT) {
      Map<String, JsonTree> fields = new LinkedHashMap<>();
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        String name = parser.currentName();
        parser.nextToken();
        fields.put(name, value(parser));
      }
      return new JsonTree(Kind.OBJECT, "", List.of(), Collections.unmodifiableMap(fields));
    }
    if (token == JsonToken.START_ARRAY) {
      List<JsonTree> items = new ArrayList<>();
      while (parser.nextToken() != JsonToken.END_ARRAY) {
        items.add(value(parser));
      }
      return new JsonTree(Kind.ARRAY, "", Collections.unmodifiableList(items), Map.of());
    }
    if (token == null || token == JsonToken.VALUE_NULL) {
      return NULL;
    }
    Kind kind = token.isNumeric() ? Kind.NUMBER : token.isBoolean() ? Kind.TRUTH : Kind.TEXT;
    return new JsonTree(kind, parser.getText(), List.of(), Map.of());
  }

  /** The value of a field; null, as JSON has it, where there is none. */
  JsonTree get(String field) {
    return fields.getOrDefault(field, NULL);
  }

  /** The text of a field; empty where there is none. */
  String text(String field) {
    return get(field).text();
  }

  /** The number of a field; NaN where there is none. */
  double number(String field) {
    JsonTree value = get(field);
    return value.kind() == Kind.NUMBER ? Double.parseDouble(value.text()) : Double.NaN;
  }

  /** Whether a field is true. */
  boolean isTrue(String field) {
    return get(field).text().equals("true") && get(field).kind() == Kind.TRUTH;
  }

  /** Whether it is neither array nor object. */
  boolean isPlain() {
    return kind != Kind.ARRAY && kind != Kind.OBJECT;
  }
}
