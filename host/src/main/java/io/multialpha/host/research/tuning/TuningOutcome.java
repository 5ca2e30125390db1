package io.multialpha.host.research.tuning;

import java.util.List;
import java.util.Optional;

/** What came of a search. */
public final class TuningOutcome {
  private final Sample sample;
  private final TuningSettings settings;
  private final Optional<Finding> finding;
  private final List<String> reasons;

  TuningOutcome(
      Sample sample, TuningSettings settings, Optional<Finding> finding, List<String> reasons) {
    this.sample = sample;
    this.settings = settings;
    this.finding = finding;
    this.reasons = List.copyOf(reasons);
  }

  /** Whether what was found keeps to the guard rails, and may be traded. */
  public boolean isAccepted() {
    return reasons.isEmpty();
  }

  /** Why it must not be traded, each a sentence; empty if it may. */
  public List<String> reasons() {
    return reasons;
  }

  /** What it was searched on. */
  public Sample sample() {
    return sample;
  }

  /** How many forests were tried. */
  public int trials() {
    return finding.map(Finding::trials).orElse(0);
  }

  /**
   * What the search itself came to out of sample, by the path in the middle; empty if there was too
   * little to search.
   */
  public Optional<Figures> outOfSample() {
    return finding.map(Finding::outOfSample);
  }

  /** What the hold-out came to; empty if there was too little to search. */
  public Optional<Figures> holdOut() {
    return finding.map(Finding::holdOut);
  }

  /**
   * How many searches have looked at dates of the hold-out by now, this one included; 0 if there
   * was too little to search. After the first look it is no longer untouched.
   */
  public long looks() {
    return finding.map(Finding::looks).orElse(0L);
  }

  /**
   * Sharpe ratio per trade date, mean of the paths, of the search itself: every trade is judged by
   * the forest that is best without it. NaN if there was too little to search.
   */
  public double meanSharpe() {
    return finding.map(found -> found.nested().mean()).orElse(Double.NaN);
  }

  Optional<Finding> finding() {
    return finding;
  }

  TuningSettings settings() {
    return settings;
  }
}
