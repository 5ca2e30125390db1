package io.multialpha.host.config;

import io.multialpha.api.market.Instrument;
import io.multialpha.host.PlainNumber;
import io.multialpha.host.broker.Costs;
import io.multialpha.host.market.Session;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Currency;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/** Makes contracts from the section {@code instruments}. Used once. */
final class InstrumentBinder {
  private static final double RELATIVE_TOLERANCE = 1e-9;

  private final Fields execution;
  private final Reading reading;
  private final Problems problems;
  private final Set<String> idle = new HashSet<>();
  private final Map<String, InstrumentConfig> bound = new LinkedHashMap<>();
  private final Map<String, Explanation.Values> explained = new LinkedHashMap<>();

  InstrumentBinder(Fields execution, Reading reading) {
    this.execution = execution;
    this.reading = reading;
    this.problems = reading.problems();
  }

  Map<String, InstrumentConfig> bound() {
    return bound;
  }

  Map<String, Explanation.Values> explained() {
    return explained;
  }

  /** The lines that are missing where a symbol has no specification. */
  static String example(String symbol) {
    return symbol
        + ": { tick_size: ..., tick_value: ..., point_value: ..., currency: USD, session: cme }";
  }

  void bind(String symbol, Node.Entry entry) {
    String path = Entries.join("instruments", symbol);
    if (!isSymbol(symbol)) {
      problems.add(
          entry.key().at(), path, "is no symbol", "upper case letters and digits such as 6E", "");
      return;
    }
    int before = problems.count();
    Fields fields = InstrumentKeys.SECTION.read(entry.value(), path, reading);
    noteIdle(fields);
    Optional<Double> point = pointValue(fields);
    checkTick(fields, point);
    checkCurrency(fields);
    checkRoll(fields);
    if (problems.count() > before || point.isEmpty()) {
      return;
    }
    bound.put(
        symbol,
        new InstrumentConfig(
            new Instrument(
                symbol,
                fields.decimal("tick_size"),
                point.get(),
                fields.get("currency", Currency.class)),
            session(fields),
            fields.integer("size"),
            new Costs(
                fields
                    .find("slippage_ticks", Double.class)
                    .orElse(execution.decimal("slippage_ticks")),
                fields
                    .find("commission", Double.class)
                    .orElse(execution.decimal("commission_per_side"))),
            fields
                .find("margin", Double.class)
                .map(OptionalDouble::of)
                .orElse(OptionalDouble.empty()),
            fields.find("databento_product_id", String.class),
            fields.find("tradovate_symbol", String.class)));
    explained.put(symbol, new Explanation.Values(fields, standins(fields, point.get())));
  }

  /** Keys that the replaced system had; told once for all contracts. */
  private void noteIdle(Fields fields) {
    for (Key key : fields.section().keys()) {
      if (!key.used() && fields.has(key.name()) && idle.add(key.name())) {
        reading
            .notes()
            .add(
                fields.at(key.name()),
                fields.path(key.name()),
                "checked, but not used by this version");
      }
    }
  }

  static boolean isSymbol(String text) {
    return !text.isEmpty()
        && text.length() <= 16
        && text.chars().allMatch(c -> (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'));
  }

  private Optional<Double> pointValue(Fields fields) {
    Optional<Double> point = fields.find("point_value", Double.class);
    Optional<Double> multiplier = fields.find("multiplier", Double.class);
    if (!fields.has("point_value") && !fields.has("multiplier")) {
      problems.add(
          fields.at(),
          fields.path("point_value"),
          "is missing",
          InstrumentKeys.SECTION.key("point_value").shape().allowed(),
          "");
    } else if (point.isPresent()
        && multiplier.isPresent()
        && differs(point.get(), multiplier.get())) {
      problems.add(
          fields.at("multiplier"),
          fields.path("multiplier"),
          "is "
              + PlainNumber.of(multiplier.get())
              + ", but point_value is "
              + PlainNumber.of(point.get()),
          "",
          "keep point_value only");
    }
    return point.isPresent() ? point : multiplier;
  }

  private void checkTick(Fields fields, Optional<Double> point) {
    Optional<Double> size = fields.find("tick_size", Double.class);
    Optional<Double> value = fields.find("tick_value", Double.class);
    if (size.isEmpty() || value.isEmpty() || point.isEmpty()) {
      return;
    }
    double product = size.get() * point.get();
    if (differs(value.get(), product)) {
      problems.add(
          fields.at("tick_value"),
          fields.path("tick_value"),
          "is "
              + PlainNumber.of(value.get())
              + ", but tick_size x point_value is "
              + PlainNumber.of(size.get())
              + " x "
              + PlainNumber.of(point.get())
              + " = "
              + Numbers.rounded(product),
          "",
          "correct the one that is wrong");
    }
  }

  /**
   * Limits, costs and results are dollars and nothing is converted: euros would count as dollars.
   */
  private void checkCurrency(Fields fields) {
    Optional<Currency> currency = fields.find("currency", Currency.class);
    if (currency.isPresent() && !currency.get().getCurrencyCode().equals("USD")) {
      problems.add(
          fields.at("currency"),
          fields.path("currency"),
          "is " + currency.get().getCurrencyCode() + ", which is not converted",
          "USD, in which profit and loss is counted",
          "");
    }
  }

  /** The other sessions roll when their exchange does. */
  private void checkRoll(Fields fields) {
    boolean weekdays =
        fields.find("session", String.class).equals(Optional.of(Session.Kind.WEEKDAYS.word()));
    for (String key : List.of("roll_time", "roll_timezone")) {
      if (fields.has(key) && !weekdays) {
        problems.add(
            fields.at(key),
            fields.path(key),
            "is given, but the session is " + fields.find("session", String.class).orElse("wrong"),
            "only with session: weekdays",
            "");
      }
    }
  }

  private static Session session(Fields fields) {
    Session usual = Session.of(Choices.of(Session.Kind.class, fields.text("session")));
    if (usual.kind() != Session.Kind.WEEKDAYS) {
      return usual;
    }
    return Session.weekdays(
        fields.find("roll_timezone", ZoneId.class).orElse(usual.zone()),
        fields
            .find("roll_time", Integer.class)
            .map(minute -> LocalTime.ofSecondOfDay(minute % (24 * 60) * 60L))
            .orElse(usual.roll()));
  }

  private static boolean differs(double a, double b) {
    return Math.abs(a - b) > RELATIVE_TOLERANCE * Math.max(Math.abs(a), Math.abs(b));
  }

  private Map<String, Explanation.Standin> standins(Fields fields, double point) {
    Map<String, Explanation.Standin> standins = new HashMap<>();
    String value = PlainNumber.of(point);
    standins.put("point_value", new Explanation.Standin(value, "multiplier"));
    standins.put("multiplier", new Explanation.Standin(value, "point_value"));
    standins.put(
        "tick_value",
        new Explanation.Standin(
            Numbers.rounded(fields.decimal("tick_size") * point), "tick_size x point_value"));
    standins.put(
        "slippage_ticks",
        new Explanation.Standin(
            PlainNumber.of(execution.decimal("slippage_ticks")),
            execution.origin("slippage_ticks")));
    standins.put(
        "commission",
        new Explanation.Standin(
            PlainNumber.of(execution.decimal("commission_per_side")),
            execution.origin("commission_per_side")));
    return standins;
  }
}
