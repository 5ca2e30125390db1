package io.multialpha.host.config;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.multialpha.api.params.Param;
import io.multialpha.api.params.ParamType;
import java.util.Optional;
import java.util.StringJoiner;

/**
 * A value that the api's {@link Param} describes, except {@link FiltersShape filters}.
 *
 * <p>The text of the file is given to the parameter as its type needs it: a time of day and a word
 * as written, a number or a flag only if it has no quotes.
 */
record ParamShape(Param param) implements Shape {
  /** How a time of day is written, as a regular expression of JSON Schema. */
  private static final String TIME = "^(([01][0-9]|2[0-3])[0-5][0-9]|2400)$";

  @Override
  public Optional<Object> read(Node node, String path, Reading reading) {
    if (param.type() == ParamType.NUMBERS && node instanceof Node.Items items) {
      return numbers(items, path, reading);
    }
    Optional<Reading.Text> text = reading.text(node, path, allowed());
    return text.flatMap(given -> read(given, path, reading));
  }

  private Optional<Object> read(Reading.Text text, String path, Reading reading) {
    Optional<? extends Object> raw = raw(text.value());
    String allowed = allowed();
    String suggestion = "";
    if (raw.isPresent()) {
      allowed = allowedInsteadOf(raw.get());
      try {
        Object value = param.parse(raw.get());
        if (text.isPlain() || !isBare()) {
          return Optional.of(value);
        }
        suggestion = "remove the quotes";
      } catch (IllegalArgumentException notAllowed) {
        suggestion = suggestionFor(text.value());
      }
    }
    text.refuse(path, allowed, suggestion, reading.problems());
    return Optional.empty();
  }

  /** With the bounds of what is held where the value lies beyond them. */
  private String allowedInsteadOf(Object raw) {
    return param.type() == ParamType.INTEGER
            && raw instanceof Number number
            && Math.abs(number.doubleValue()) > Integer.MAX_VALUE
        ? param
            .between(
                Math.max(param.min(), Integer.MIN_VALUE), Math.min(param.max(), Integer.MAX_VALUE))
            .allowed()
        : allowed();
  }

  /** Numbers that are written as a list instead of as a text with commas. */
  private Optional<Object> numbers(Node.Items items, String path, Reading reading) {
    StringJoiner joined = new StringJoiner(",");
    for (Node item : items.items()) {
      Optional<Reading.Text> text = reading.text(item, path, "a number");
      if (text.isEmpty()) {
        return Optional.empty();
      }
      joined.add(text.get().value());
    }
    try {
      return Optional.of(param.parse(joined.toString()));
    } catch (IllegalArgumentException notAllowed) {
      reading.problems().add(items.at(), path, "is [" + joined + "]", allowed(), "");
      return Optional.empty();
    }
  }

  /** Whether values of this type are written without quotes. */
  private boolean isBare() {
    return switch (param.type()) {
      case INTEGER, DECIMAL, FLAG -> true;
      case CHOICE, TIME_OF_DAY, NUMBERS -> false;
      case FILTERS -> throw elsewhere();
    };
  }

  private Optional<? extends Object> raw(String text) {
    return switch (param.type()) {
      case INTEGER, DECIMAL -> Literal.number(text);
      case FLAG -> Literal.flag(text);
      case CHOICE, TIME_OF_DAY, NUMBERS -> Optional.of(text);
      case FILTERS -> throw elsewhere();
    };
  }

  private IllegalStateException elsewhere() {
    return new IllegalStateException(param.name() + " is for FiltersShape");
  }

  private String suggestionFor(String text) {
    return param.type() != ParamType.CHOICE
        ? ""
        : Suggestion.nearest(text, param.choices())
            .map(word -> "did you mean " + word + "?")
            .orElse("");
  }

  @Override
  public String allowed() {
    return param.allowed();
  }

  @Override
  public String format(Object value) {
    return param.format(value);
  }

  @Override
  public Object plain(Object value) {
    return param.type() == ParamType.TIME_OF_DAY || param.type() == ParamType.NUMBERS
        ? format(value).replace("\"", "")
        : value;
  }

  @Override
  public String unit() {
    return param.unit();
  }

  @Override
  public void describe(ObjectNode schema) {
    switch (param.type()) {
      case INTEGER -> number(schema, "integer");
      case DECIMAL -> number(schema, "number");
      case FLAG -> JsonWords.orVariable(schema, "boolean");
      case CHOICE -> {
        ObjectNode words = schema.putArray("anyOf").addObject();
        param.choices().forEach(words.putArray("enum")::add);
        JsonWords.variable(schema.withArray("anyOf").addObject());
      }
      case TIME_OF_DAY -> {
        schema.putArray("anyOf").addObject().put("type", "string").put("pattern", TIME);
        JsonWords.variable(schema.withArray("anyOf").addObject());
      }
      case NUMBERS -> {
        schema.putArray("anyOf").addObject().put("type", "string");
        ObjectNode list = schema.withArray("anyOf").addObject();
        list.put("type", "array").put("minItems", 1);
        number(list.putObject("items"), "number");
        schema.withArray("anyOf").addObject().put("type", "number");
      }
      case FILTERS -> throw elsewhere();
    }
  }

  private void number(ObjectNode schema, String type) {
    JsonWords.orVariable(schema, type);
    if (!Double.isInfinite(param.min())) {
      JsonWords.put(schema, "minimum", param.min());
    }
    if (!Double.isInfinite(param.max())) {
      JsonWords.put(schema, "maximum", param.max());
    }
  }
}
