package io.multialpha.api.params;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.StringJoiner;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * One parameter of a plugin: name, type, default, bounds, unit and a line of documentation.
 *
 * <p>Made by the factories and completed by the {@code with}-like methods, each of which returns a
 * new value:
 *
 * <pre>{@code
 * decimal("gap_min_percent").withDefault(0.4).between(0.05, 10).unit("%").doc("smallest gap faded")
 * }</pre>
 *
 * Values of a parameter are kept as {@code Integer}, {@code Double}, {@code Boolean} or {@code
 * String} by its type; a {@link ParamType#TIME_OF_DAY} is an {@code Integer} of minutes since
 * midnight, {@link ParamType#NUMBERS} are a {@code List<Double>}, {@link ParamType#FILTERS} a
 * {@code List<FeatureBand>}.
 */
public final class Param {
  private static final Pattern NAME = Pattern.compile("[a-z][A-Za-z0-9_]*");
  private static final Pattern NUMBER = Pattern.compile("-?[0-9]+(\\.[0-9]+)?([eE]-?[0-9]{1,3})?");
  private static final Pattern TIME = Pattern.compile("([01][0-9]|2[0-3])[0-5][0-9]|2400");

  private final String name;
  private final ParamType type;
  private final Object defaultValue;
  private final double min;
  private final double max;
  private final List<String> choices;
  private final String unit;
  private final String doc;

  private Param(
      String name,
      ParamType type,
      Object defaultValue,
      double min,
      double max,
      List<String> choices,
      String unit,
      String doc) {
    this.name = name;
    this.type = type;
    this.defaultValue = defaultValue;
    this.min = min;
    this.max = max;
    this.choices = choices;
    this.unit = unit;
    this.doc = doc;
  }

  private static Param start(String name, ParamType type, Object defaultValue, List<String> words) {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "parameter name '"
              + name
              + "': expected letters, digits and underscores, a lower case letter first");
    }
    return new Param(
        name,
        type,
        defaultValue,
        Double.NEGATIVE_INFINITY,
        Double.POSITIVE_INFINITY,
        words,
        "",
        "");
  }

  /** A whole number, 0 by default. */
  public static Param integer(String name) {
    return start(name, ParamType.INTEGER, 0, List.of());
  }

  /** A number, 0 by default. */
  public static Param decimal(String name) {
    return start(name, ParamType.DECIMAL, 0.0, List.of());
  }

  /** True or false, false by default. */
  public static Param flag(String name) {
    return start(name, ParamType.FLAG, false, List.of());
  }

  /**
   * One of some words, the first by default. Words are compared without regard to case.
   *
   * @throws IllegalArgumentException if there are no words, or two that differ by case only
   */
  public static Param choice(String name, String... words) {
    if (words.length == 0) {
      throw new IllegalArgumentException("parameter " + name + ": a choice needs words");
    }
    Set<String> seen = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    for (String word : words) {
      if (!seen.add(word)) {
        throw new IllegalArgumentException("parameter " + name + ": two choices " + word);
      }
    }
    return start(name, ParamType.CHOICE, words[0], List.of(words));
  }

  /** A time of day as four digits, {@code "0000"} by default. */
  public static Param timeOfDay(String name) {
    return start(name, ParamType.TIME_OF_DAY, 0, List.of());
  }

  /**
   * Some numbers, written as a text with commas, {@code "5,20,60"}, or as a list; at least one. The
   * number 0 by default.
   */
  public static Param numbers(String name) {
    return start(name, ParamType.NUMBERS, List.of(0.0), List.of());
  }

  /**
   * Filters on the strategy's entries, written {@code [{feature: daily_ibs, low: 0, high: 0.2}]};
   * none by default. Of a strategy's schema only: the host asks them after each entry signal, long
   * or short, before the model; the strategy need not look at them. An entry for which a feature
   * lies outside of its band, or is not known, is refused and written down with the reason.
   */
  public static Param filters(String name) {
    return start(name, ParamType.FILTERS, List.of(), List.of());
  }

  /** The same with another default; for {@link ParamType#INTEGER}. */
  public Param withDefault(int value) {
    return type == ParamType.DECIMAL ? withChecked((double) value) : withChecked((Object) value);
  }

  /** The same with another default; for {@link ParamType#DECIMAL}. */
  public Param withDefault(double value) {
    return withChecked(value);
  }

  /** The same with another default; for {@link ParamType#FLAG}. */
  public Param withDefault(boolean value) {
    return withChecked(value);
  }

  /**
   * The same with another default; for {@link ParamType#CHOICE}, {@link ParamType#TIME_OF_DAY} and
   * {@link ParamType#NUMBERS}.
   */
  public Param withDefault(String value) {
    return withChecked(value);
  }

  private Param withChecked(Object value) {
    return new Param(name, type, parse(value), min, max, choices, unit, doc);
  }

  /**
   * The same with bounds, both allowed themselves; for {@link ParamType#INTEGER}, {@link
   * ParamType#DECIMAL} and each of {@link ParamType#NUMBERS}.
   *
   * @throws IllegalArgumentException if {@code low > high} or the type has no order
   */
  public Param between(double low, double high) {
    if (type != ParamType.INTEGER && type != ParamType.DECIMAL && type != ParamType.NUMBERS) {
      throw new IllegalArgumentException("parameter " + name + " is no number and takes no bounds");
    }
    if (!(low <= high)) {
      throw new IllegalArgumentException("parameter " + name + ": bounds " + low + " > " + high);
    }
    return new Param(name, type, defaultValue, low, high, choices, unit, doc);
  }

  /** The same with a unit, for example {@code "%"}, {@code "bars"}, {@code "x ATR"}. */
  public Param unit(String text) {
    return new Param(name, type, defaultValue, min, max, choices, text, doc);
  }

  /** The same with its line of documentation. */
  public Param doc(String text) {
    return new Param(name, type, defaultValue, min, max, choices, unit, text);
  }

  /**
   * Reads a value of this parameter from what a configuration file gave.
   *
   * @param raw a {@code Number}, {@code Boolean} or {@code String}, or a {@code List} of numbers,
   *     of {@link FeatureBand}s or of {@code Map}s with their keys
   * @return {@code Integer}, {@code Double}, {@code Boolean}, {@code String}, {@code List<Double>}
   *     or {@code List<FeatureBand>} by the type
   * @throws IllegalArgumentException with a sentence that says what was found and what is allowed
   */
  public Object parse(Object raw) {
    Objects.requireNonNull(raw, name);
    return switch (type) {
      case INTEGER -> checkBounds(raw, integerOf(raw));
      case DECIMAL -> checkBounds(raw, decimalOf(raw));
      case FLAG -> {
        if (raw instanceof Boolean flag) {
          yield flag;
        }
        throw refuse(raw);
      }
      case CHOICE ->
          choices.stream()
              .filter(word -> word.equalsIgnoreCase(raw.toString()))
              .findFirst()
              .orElseThrow(() -> refuse(raw));
      case TIME_OF_DAY -> minutesOf(raw);
      case NUMBERS -> numbersOf(raw);
      case FILTERS -> filtersOf(raw);
    };
  }

  private List<FeatureBand> filtersOf(Object raw) {
    if (!(raw instanceof List<?> list)) {
      throw refuse(raw);
    }
    try {
      return FeatureBand.listOf(list);
    } catch (IllegalArgumentException why) {
      throw new IllegalArgumentException(name + ": " + why.getMessage(), why);
    }
  }

  private List<Double> numbersOf(Object raw) {
    List<?> parts = raw instanceof List<?> list ? list : List.of(raw.toString().split(",", -1));
    List<Double> numbers = new ArrayList<>();
    for (Object part : parts) {
      double number = numberOf(part);
      if (!(number >= min && number <= max)) {
        throw refuse(raw);
      }
      numbers.add(number);
    }
    if (numbers.isEmpty()) {
      throw refuse(raw);
    }
    return Collections.unmodifiableList(numbers);
  }

  /** A number, or NaN for what is none. */
  private static double numberOf(Object part) {
    String text = part.toString().strip();
    double number = NUMBER.matcher(text).matches() ? Double.parseDouble(text) : Double.NaN;
    return Double.isFinite(number) ? number : Double.NaN;
  }

  private Object integerOf(Object raw) {
    if (raw instanceof Integer
        || (raw instanceof Long value && value == value.intValue())
        || (raw instanceof Double real && real == real.intValue())) {
      return ((Number) raw).intValue();
    }
    throw refuse(raw);
  }

  private Object decimalOf(Object raw) {
    if (raw instanceof Number number && Double.isFinite(number.doubleValue())) {
      return number.doubleValue();
    }
    throw refuse(raw);
  }

  private Object checkBounds(Object raw, Object value) {
    double number = ((Number) value).doubleValue();
    if (number < min || number > max) {
      throw refuse(raw);
    }
    return value;
  }

  /** Refuses a default outside the bounds, which can be given in either order. */
  void checkDefault() {
    if (isOutside(defaultValue)
        || (defaultValue instanceof List<?> list && list.stream().anyMatch(this::isOutside))) {
      throw new IllegalArgumentException(
          "parameter "
              + name
              + ": the default "
              + format(defaultValue)
              + " is not allowed, expected "
              + allowed());
    }
  }

  private boolean isOutside(Object value) {
    return value instanceof Number number
        && (number.doubleValue() < min || number.doubleValue() > max);
  }

  private Object minutesOf(Object raw) {
    // 0930 without quotes reaches us as the number 930 (or, in YAML 1.1, as octal); only text is
    // unambiguous.
    if (raw instanceof String text && TIME.matcher(text).matches()) {
      return Integer.parseInt(text.substring(0, 2)) * 60 + Integer.parseInt(text.substring(2));
    }
    throw refuse(raw);
  }

  private IllegalArgumentException refuse(Object raw) {
    return new IllegalArgumentException(
        name
            + " is "
            + (raw instanceof String ? "\"" + raw + "\"" : raw)
            + ", expected "
            + allowed());
  }

  /** What values are allowed, in words, for example {@code a number from 0.05 to 10 (%)}. */
  public String allowed() {
    String what =
        switch (type) {
          case INTEGER -> "a whole number" + bounds();
          case DECIMAL -> "a number" + bounds();
          case FLAG -> "true or false";
          case CHOICE -> "one of " + String.join(", ", choices);
          case TIME_OF_DAY -> "a time of day in quotes, \"0000\" to \"2400\"";
          case NUMBERS ->
              "numbers with commas between them" + (bounds().isEmpty() ? "" : ", each" + bounds());
          case FILTERS -> "a list of {feature, low, high}, one bound or both";
        };
    return unit.isEmpty() ? what : what + " (" + unit + ")";
  }

  private String bounds() {
    boolean low = !Double.isInfinite(min);
    boolean high = !Double.isInfinite(max);
    if (low && high) {
      return " from " + plain(min) + " to " + plain(max);
    }
    return low ? " of at least " + plain(min) : high ? " of at most " + plain(max) : "";
  }

  static String plain(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e15
        ? String.valueOf((long) value)
        : String.valueOf(value);
  }

  /** The name, as written in the configuration. */
  public String name() {
    return name;
  }

  /** What kind of value this takes. */
  public ParamType type() {
    return type;
  }

  /** The value where the configuration gives none; typed as {@link #parse} returns it. */
  public Object defaultValue() {
    return defaultValue;
  }

  /** Smallest allowed number, or negative infinity. */
  public double min() {
    return min;
  }

  /** Largest allowed number, or positive infinity. */
  public double max() {
    return max;
  }

  /** The words of a {@link ParamType#CHOICE}; empty for others. */
  public List<String> choices() {
    return choices;
  }

  /** The unit, or an empty text. */
  public String unit() {
    return unit;
  }

  /** The line of documentation, or an empty text. */
  public String doc() {
    return doc;
  }

  /** A value of this parameter as it would be written in the configuration. */
  public String format(Object value) {
    if (type == ParamType.TIME_OF_DAY) {
      int minutes = (Integer) value;
      return String.format(Locale.ROOT, "\"%02d%02d\"", minutes / 60, minutes % 60);
    }
    if (type == ParamType.FILTERS) {
      return value.toString();
    }
    if (value instanceof List<?> list) {
      StringJoiner joined = new StringJoiner(",", "\"", "\"");
      list.forEach(number -> joined.add(plain((Double) number)));
      return joined.toString();
    }
    return value instanceof Double number ? plain(number) : String.valueOf(value);
  }

  @Override
  public String toString() {
    return name + ": " + allowed() + ", default " + format(defaultValue);
  }
}
