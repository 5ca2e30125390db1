package io.multialpha.host.app;

import io.multialpha.api.params.Param;
import io.multialpha.api.params.ParamType;
import io.multialpha.api.params.Params;
import io.multialpha.api.params.ParamsSchema;
import io.multialpha.host.model.Training;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * With which parameters a strategy made the trades that a bundle was trained on: with others it
 * makes others, of which the model knows nothing.
 */
final class TrainedParams {
  private static final int MOST_SHOWN = 5;

  private TrainedParams() {}

  /**
   * What a bundle's file says of them: the values that are not the defaults of the schema, and that
   * all others are.
   *
   * @param searched names of those that are said whatever their value
   */
  static Map<String, Object> said(ParamsSchema schema, Params used, Set<String> searched) {
    Map<String, Object> values = new LinkedHashMap<>();
    for (Param param : schema.all()) {
      Object value = used.asMap().get(param.name());
      if (searched.contains(param.name()) || !value.equals(param.defaultValue())) {
        values.put(param.name(), plain(param, value));
      }
    }
    Map<String, Object> said = new LinkedHashMap<>();
    said.put(Training.VALUES, values);
    said.put(Training.OTHERS, Training.DEFAULT);
    return said;
  }

  /** As JSON has it: numbers and truth values as they are, all else as text. */
  private static Object plain(Param param, Object value) {
    boolean isPlain =
        value instanceof Boolean
            || (value instanceof Number && param.type() != ParamType.TIME_OF_DAY);
    return isPlain ? value : param.format(value).replace("\"", "");
  }

  /**
   * Which of the parameters in force are not those of the training, such as {@code stop_perc 1.5
   * (in force 2)}; empty if none is. Of one that the bundle does not speak of nothing is known, and
   * so it is no difference.
   */
  static Optional<String> differences(Training training, ParamsSchema schema, Params inForce) {
    Map<String, Object> values = training.params();
    List<String> different = new ArrayList<>();
    for (Param param : schema.all()) {
      Object trained =
          training.othersAreDefault() && !values.containsKey(param.name())
              ? plain(param, param.defaultValue())
              : values.get(param.name());
      Object now = plain(param, inForce.asMap().get(param.name()));
      if (trained != null && !isSame(trained, now)) {
        different.add(param.name() + " " + shown(trained) + " (in force " + shown(now) + ")");
      }
    }
    values.keySet().stream()
        .filter(name -> schema.find(name).isEmpty())
        .forEach(name -> different.add(name + " " + values.get(name) + " (no such parameter)"));
    return different.isEmpty() ? Optional.empty() : Optional.of(joined(different));
  }

  private static boolean isSame(Object trained, Object now) {
    return (trained instanceof Number a && now instanceof Number b)
        ? a.doubleValue() == b.doubleValue()
        : trained.equals(now);
  }

  private static String shown(Object value) {
    return value instanceof Double number ? StrategyVerification.plain(number) : value.toString();
  }

  private static String joined(List<String> different) {
    int more = different.size() - MOST_SHOWN;
    return String.join(", ", different.subList(0, Math.min(MOST_SHOWN, different.size())))
        + (more > 0 ? " and " + more + " more" : "");
  }

  /**
   * A sentence for all models of a strategy that differ alike.
   *
   * @param differences by symbol
   */
  static List<String> warnings(String strategy, Map<String, String> differences) {
    Map<String, List<String>> symbols = new LinkedHashMap<>();
    differences.forEach(
        (symbol, difference) ->
            symbols.computeIfAbsent(difference, each -> new ArrayList<>()).add(symbol));
    List<String> warnings = new ArrayList<>();
    symbols.forEach(
        (difference, of) ->
            warnings.add(
                strategy
                    + ": trained on the trades of other parameters "
                    + (of.size() == 1 ? "is the model of " : "are the models of ")
                    + String.join(", ", of)
                    + ": "
                    + difference
                    + ". Nothing is known of the trades that those in force make; set the former, or"
                    + " train anew with 'multi-alpha optimize'."));
    return warnings;
  }
}
