package io.multialpha.host.app;

import io.multialpha.api.params.Param;
import io.multialpha.api.params.ParamType;
import io.multialpha.api.params.Params;
import io.multialpha.api.params.ParamsSchema;
import io.multialpha.host.config.Suggestion;
import io.multialpha.host.research.tuning.ParamSpace;
import io.multialpha.host.research.tuning.ParamSpace.Axis;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A parameter of a strategy that is searched, as written after {@code --params}.
 *
 * @param name in the strategy's schema
 * @param range its values; those between the schema's bounds if empty
 */
record ParamSpec(String name, Optional<Range> range) {
  private static final int PARTS = 8;
  private static final int MOST_VALUES = 100;
  private static final String NUMBER = "(-?[0-9]{1,9}(?:\\.[0-9]{1,9})?)";
  private static final Pattern SPEC =
      Pattern.compile("([^=]+)=" + NUMBER + ":" + NUMBER + ":" + NUMBER);

  /** From the lowest value on by steps, up to the highest. */
  record Range(BigDecimal low, BigDecimal high, BigDecimal step) {
    private List<BigDecimal> values() {
      List<BigDecimal> values = new ArrayList<>();
      for (BigDecimal at = low; at.compareTo(high) <= 0; at = at.add(step)) {
        values.add(at);
      }
      return values;
    }
  }

  /**
   * Reads one.
   *
   * @throws UsageException if it is none
   */
  static ParamSpec parse(String text) {
    if (!text.contains("=") && !text.isBlank()) {
      return new ParamSpec(text.strip(), Optional.empty());
    }
    Matcher parts = SPEC.matcher(text.strip());
    if (!parts.matches()) {
      throw new UsageException(
          "--params has '" + text + "', expected a name, or such as stop_perc=1:4:0.5.");
    }
    Range range =
        new Range(
            new BigDecimal(parts.group(2)),
            new BigDecimal(parts.group(3)),
            new BigDecimal(parts.group(4)));
    if (range.step().signum() <= 0 || range.low().compareTo(range.high()) > 0) {
      throw new UsageException(
          "--params has '" + text + "', expected low:high:step, rising by a step above 0.");
    }
    BigDecimal steps = range.high().subtract(range.low()).divide(range.step(), RoundingMode.FLOOR);
    if (steps.compareTo(BigDecimal.valueOf(MOST_VALUES)) >= 0) {
      throw new UsageException(
          "--params has '" + text + "', which are more than " + MOST_VALUES + " values.");
    }
    return new ParamSpec(parts.group(1).strip(), Optional.of(range));
  }

  /**
   * The settings to search around what is configured.
   *
   * @throws UsageException if a parameter is unknown, named twice, no number, or a value is not
   *     allowed
   */
  static ParamSpace space(List<ParamSpec> specs, ParamsSchema schema, Params configured) {
    List<Axis> axes = specs.stream().map(spec -> spec.axis(schema, configured)).toList();
    if (axes.stream().map(Axis::name).distinct().count() < axes.size()) {
      throw new UsageException("--params names a parameter twice.");
    }
    return new ParamSpace(axes);
  }

  private Axis axis(ParamsSchema schema, Params configured) {
    Param param =
        schema
            .find(name)
            .orElseThrow(
                () ->
                    new UsageException(
                        "--params: there is no parameter "
                            + name
                            + ", "
                            + Suggestion.orAll(
                                name, schema.all().stream().map(Param::name).toList())));
    if (param.type() != ParamType.INTEGER && param.type() != ParamType.DECIMAL) {
      throw new UsageException("--params: " + name + " is " + param.allowed() + ", no number.");
    }
    Number now = (Number) configured.asMap().get(name);
    TreeSet<Number> values =
        new TreeSet<>((a, b) -> Double.compare(a.doubleValue(), b.doubleValue()));
    values.add(now);
    for (BigDecimal value : range.map(Range::values).orElseGet(() -> between(param))) {
      values.add(typed(param, value));
    }
    return new Axis(name, List.copyOf(values), values.headSet(now).size());
  }

  private static Number typed(Param param, BigDecimal value) {
    try {
      return (Number) param.parse(value.doubleValue());
    } catch (IllegalArgumentException e) {
      throw new UsageException("--params: " + e.getMessage() + ".");
    }
  }

  /** Equal parts of what the schema allows. */
  private static List<BigDecimal> between(Param param) {
    if (!Double.isFinite(param.min()) || !Double.isFinite(param.max())) {
      throw new UsageException(
          "--params: "
              + param.name()
              + " is "
              + param.allowed()
              + ", which has no end; name its values, such as "
              + param.name()
              + "=1:4:0.5.");
    }
    BigDecimal low = BigDecimal.valueOf(param.min());
    BigDecimal width = BigDecimal.valueOf(param.max()).subtract(low);
    List<BigDecimal> values = new ArrayList<>();
    for (int part = 0; part <= PARTS; part++) {
      BigDecimal at =
          low.add(width.multiply(BigDecimal.valueOf(part)).divide(BigDecimal.valueOf(PARTS)));
      values.add(param.type() == ParamType.INTEGER ? at.setScale(0, RoundingMode.HALF_EVEN) : at);
    }
    return values;
  }
}
