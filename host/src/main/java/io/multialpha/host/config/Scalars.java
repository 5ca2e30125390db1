package io.multialpha.host.config;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;

/** Values that no parameter type describes: texts of several kinds, and lists and maps of them. */
final class Scalars {
  /** A value that is a variable and nothing else, as a regular expression of JSON Schema. */
  private static final String VARIABLE = "\\$\\{[A-Za-z_][A-Za-z0-9_]*\\}";

  private Scalars() {}

  /** A number above 0; which a {@code Param} with its closed bounds cannot say. */
  static Shape positive(String unit) {
    return new Positive(unit);
  }

  /** Any text. */
  static Shape text(String allowed) {
    return new Word(allowed, Optional::of, String::valueOf, "");
  }

  /** A text that is never printed. */
  static Shape secret() {
    return new Hidden();
  }

  /** A folder or file; relative to the installation's root if not absolute. */
  static Shape path() {
    return new Word("a path", Scalars::pathOf, Object::toString, "");
  }

  /** A time zone by its IANA name. */
  static Shape zone() {
    return new Word(
        "an IANA time zone such as America/Chicago", Scalars::zoneOf, Object::toString, "");
  }

  /** A currency by its ISO 4217 code. */
  static Shape currency() {
    return new Word(
        "an ISO 4217 currency code such as USD", Scalars::currencyOf, Object::toString, "");
  }

  /** A list of texts, none twice. */
  static Shape list(String allowed, boolean mayBeEmpty) {
    return new Texts(allowed, mayBeEmpty);
  }

  /** Names with texts. */
  static Shape map(String allowed) {
    return new Pairs(allowed);
  }

  static void variable(ObjectNode schema) {
    schema.put("type", "string").put("pattern", "^" + VARIABLE + "$");
  }

  static void orVariable(ObjectNode schema, String type) {
    schema.putArray("type").add(type).add("string");
    schema.put("pattern", "^" + VARIABLE + "$");
  }

  static void put(ObjectNode schema, String keyword, double value) {
    if (value == Math.rint(value) && Math.abs(value) < 1e15) {
      schema.put(keyword, (long) value);
    } else {
      schema.put(keyword, value);
    }
  }

  private static Optional<Object> pathOf(String text) {
    try {
      return Optional.of(Path.of(text));
    } catch (InvalidPathException notAllowed) {
      return Optional.empty();
    }
  }

  private static Optional<Object> zoneOf(String text) {
    try {
      return Optional.of(ZoneId.of(text));
    } catch (DateTimeException unknown) {
      return Optional.empty();
    }
  }

  private static Optional<Object> currencyOf(String text) {
    try {
      return Optional.of(Currency.getInstance(text));
    } catch (IllegalArgumentException unknown) {
      return Optional.empty();
    }
  }

  private record Positive(String unit) implements Shape {
    @Override
    public Optional<Object> read(Node node, String path, Reading reading) {
      Optional<Reading.Text> text = reading.text(node, path, allowed());
      if (text.isEmpty()) {
        return Optional.empty();
      }
      Optional<Double> value =
          Literal.number(text.get().value())
              .map(Number::doubleValue)
              .filter(number -> number > 0 && number < Double.POSITIVE_INFINITY);
      if (value.isPresent() && text.get().isPlain()) {
        return Optional.of(value.get());
      }
      Node.Scalar scalar = text.get().scalar();
      reading
          .problems()
          .add(
              scalar.at(),
              path,
              "is " + scalar.shown(),
              allowed(),
              value.isPresent() ? "remove the quotes" : "");
      return Optional.empty();
    }

    @Override
    public String allowed() {
      return unit.isEmpty() ? "a number above 0" : "a number above 0 (" + unit + ")";
    }

    @Override
    public String format(Object value) {
      return Numbers.plain((Double) value);
    }

    @Override
    public void describe(ObjectNode schema) {
      orVariable(schema, "number");
      schema.put("exclusiveMinimum", 0);
    }
  }

  private record Word(
      String allowed,
      Function<String, Optional<Object>> parse,
      Function<Object, String> show,
      String unit)
      implements Shape {
    @Override
    public Optional<Object> read(Node node, String path, Reading reading) {
      Optional<Reading.Text> text = reading.text(node, path, allowed);
      if (text.isEmpty()) {
        return Optional.empty();
      }
      Optional<Object> value =
          Optional.of(text.get().value().strip())
              .filter(stripped -> !stripped.isEmpty())
              .flatMap(parse);
      if (value.isEmpty()) {
        Node.Scalar scalar = text.get().scalar();
        reading.problems().add(scalar.at(), path, "is " + scalar.shown(), allowed, "");
      }
      return value;
    }

    @Override
    public String format(Object value) {
      return show.apply(value);
    }

    @Override
    public void describe(ObjectNode schema) {
      schema.put("type", "string");
    }
  }

  /** Only live mode cannot do without a secret. */
  private record Hidden() implements Shape {
    @Override
    public Optional<Object> read(Node node, String path, Reading reading) {
      return leniently(reading)
          .text(node, path, allowed())
          .filter(text -> !text.value().isBlank())
          .map(text -> new Secret(text.value().strip()));
    }

    private static Reading leniently(Reading reading) {
      return switch (reading.mode()) {
        case LIVE -> reading;
        case PAPER ->
            reading.unset() == Reading.Unset.REFUSED ? reading.where(Reading.Unset.NOTED) : reading;
        case BACKTEST -> reading.where(Reading.Unset.IGNORED);
      };
    }

    @Override
    public String allowed() {
      return "a text, best as ${VARIABLE}";
    }

    @Override
    public void describe(ObjectNode schema) {
      schema.put("type", "string");
    }
  }

  private record Texts(String allowed, boolean mayBeEmpty) implements Shape {
    @Override
    public Optional<Object> read(Node node, String path, Reading reading) {
      if (!(node instanceof Node.Items items)) {
        reading.problems().add(node.at(), path, "is " + node.kind(), allowed, "write it as [A, B]");
        return Optional.empty();
      }
      if (items.items().isEmpty() && !mayBeEmpty) {
        reading.problems().add(node.at(), path, "is an empty list", allowed, "");
        return Optional.empty();
      }
      List<Located> texts = new ArrayList<>();
      for (Node item : items.items()) {
        reading
            .text(item, path, allowed)
            .ifPresent(text -> addOnce(new Located(text.value(), item.at()), texts, path, reading));
      }
      return Optional.of(List.copyOf(texts));
    }

    private static void addOnce(Located item, List<Located> before, String path, Reading reading) {
      for (Located other : before) {
        if (other.text().equals(item.text())) {
          reading
              .problems()
              .add(
                  item.at(),
                  path,
                  item.text() + " is listed twice, first on line " + other.at().line(),
                  "",
                  "keep one");
          return;
        }
      }
      before.add(item);
    }

    @Override
    public String format(Object value) {
      return value.toString();
    }

    @Override
    public void describe(ObjectNode schema) {
      schema.put("type", "array").put("uniqueItems", true);
      if (!mayBeEmpty) {
        schema.put("minItems", 1);
      }
      // An unquoted 6 or 1e5 in a list is a number to an editor; the reader takes it as text.
      schema.putObject("items").putArray("type").add("string").add("number");
    }
  }

  private record Pairs(String allowed) implements Shape {
    @Override
    public Optional<Object> read(Node node, String path, Reading reading) {
      if (!(node instanceof Node.Mapping mapping)) {
        reading.problems().add(node.at(), path, "is " + node.kind(), allowed, "");
        return Optional.empty();
      }
      Map<String, Located> pairs = new LinkedHashMap<>();
      BiConsumer<Node.Scalar, Node> add =
          (key, value) ->
              reading
                  .text(value, path + "." + key.text(), allowed)
                  .ifPresent(text -> pairs.put(key.text(), new Located(text.value(), value.at())));
      Entries.forEach(mapping, path, reading.problems(), add);
      return Optional.of(Ordered.copyOf(pairs));
    }

    @Override
    public String format(Object value) {
      return value.toString();
    }

    @Override
    public void describe(ObjectNode schema) {
      schema.put("type", "object").putObject("additionalProperties").put("type", "string");
    }
  }

  /** A text of a list or map, with its place for later checks. */
  record Located(String text, Location at) {
    @Override
    public String toString() {
      return text;
    }
  }
}
