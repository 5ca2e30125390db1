package io.multialpha.host.research.tuning;

import io.multialpha.host.research.statistics.SharpeRatio;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Which of a strategy's settings a search chose, and against what. */
public final class ParamFinding {
  private final ParamSpace space;
  private final List<ParamTrial> trials;
  private final ParamTrial looksBest;
  private final ParamTrial chosen;
  private final Optional<ParamConfirmation> confirmation;

  /**
   * @param looksBest of the trials, the first of which is what is configured
   * @param confirmation whether it is better than that; empty if it is that, or nothing is known of
   *     that
   */
  ParamFinding(
      ParamSpace space,
      List<ParamTrial> trials,
      ParamTrial looksBest,
      Optional<ParamConfirmation> confirmation) {
    this.space = space;
    this.trials = List.copyOf(trials);
    this.looksBest = looksBest;
    this.confirmation = confirmation;
    chosen = confirmation.map(ParamConfirmation::holds).orElse(true) ? looksBest : trials.get(0);
  }

  /** The values chosen, by name: those configured unless others are better beyond chance. */
  public Map<String, Number> values() {
    return space.values(chosen.point());
  }

  /** Those of them that differ from what is configured; empty where that wins. */
  public Map<String, Number> changes() {
    return changes(chosen);
  }

  private Map<String, Number> changes(ParamTrial trial) {
    Map<String, Number> changes = new LinkedHashMap<>(space.values(trial.point()));
    changes.keySet().retainAll(space.changed(trial.point()));
    return changes;
  }

  /** Why what looked best was not taken, in a sentence; empty if it was. */
  public Optional<String> refusal() {
    return confirmation.filter(against -> !against.holds()).map(this::refusal);
  }

  private String refusal(ParamConfirmation against) {
    return changes(looksBest).entrySet().stream()
            .map(each -> each.getKey() + " " + each.getValue())
            .collect(Collectors.joining(", "))
        + " looked better (Sharpe ratio "
        + Rounded.of(perYear(looksBest.mean()))
        + ", configured "
        + Rounded.of(configuredSharpe())
        + "), but "
        + (against.isHardlyAnother()
            ? "makes nearly the same trades: "
                + Rounded.of(100 * against.changed())
                + "% are other ones, which come to "
                + Rounded.dollars(against.unfilteredGain())
                + " more with a standard error of "
                + Rounded.dollars(against.unfilteredError())
            : "by "
                + against.seeds()
                + " other seeds the difference is "
                + Rounded.of(against.difference())
                + " with a standard error of "
                + Rounded.of(against.standardError())
                + ", of which it takes "
                + Rounded.of(against.critical()));
  }

  /** How many settings were tried, the configured one among them. */
  public int trials() {
    return trials.size();
  }

  /** Sharpe ratio of what was chosen, per year, mean of the paths; NaN if it has none. */
  public double sharpe() {
    return perYear(chosen.mean());
  }

  /** The same of what is configured. */
  public double configuredSharpe() {
    return perYear(configured().mean());
  }

  private ParamTrial configured() {
    return trials.get(0);
  }

  private static double perYear(double perDate) {
    return SharpeRatio.perYear(perDate, SharpeRatio.TRADE_DATES_PER_YEAR);
  }

  /**
   * What the bundle's file says of the search, beside the values. Sharpe ratios are per year. The
   * values were chosen by the trades on which the search for a forest then measures itself, so the
   * file says that too.
   */
  public Map<String, Object> provenance() {
    Map<String, Object> said = new LinkedHashMap<>();
    said.put("Configured", space.values(configured().point()));
    said.put("Settings_Tried", trials());
    said.put("Sharpe_Of_Search", sharpe());
    said.put("Sharpe_Of_Configured", configuredSharpe());
    confirmation.ifPresent(
        against -> {
          said.put("Looked_Best", space.values(looksBest.point()));
          said.put("Confirmation", against.said());
        });
    said.put(
        "Chosen_On",
        "the dates of Train; of what is reported only Hold_Out is free of this choice");
    return said;
  }
}
