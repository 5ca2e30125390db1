package io.multialpha.host.research.tuning;

import io.multialpha.host.research.statistics.SharpeRatio;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Which of a strategy's settings a search chose, and against what. */
public final class ParamFinding {
  private final ParamSpace space;
  private final List<ParamTrial> trials;
  private final ParamTrial chosen;

  ParamFinding(ParamSpace space, List<ParamTrial> trials, ParamTrial chosen) {
    this.space = space;
    this.trials = List.copyOf(trials);
    this.chosen = chosen;
  }

  /** The values chosen, by name: those configured unless others are better beyond chance. */
  public Map<String, Number> values() {
    return space.values(chosen.point());
  }

  /** Those of them that differ from what is configured; empty where that wins. */
  public Map<String, Number> changes() {
    Map<String, Number> changes = new LinkedHashMap<>(values());
    changes.keySet().retainAll(space.changed(chosen.point()));
    return changes;
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
    said.put(
        "Chosen_On",
        "the dates of Train; of what is reported only Hold_Out is free of this choice");
    return said;
  }
}
