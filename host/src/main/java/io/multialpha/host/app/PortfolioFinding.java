package io.multialpha.host.app;

import io.multialpha.host.research.search.Constraint;
import io.multialpha.host.research.search.Evidence;
import io.multialpha.host.research.search.SearchResult;
import io.multialpha.host.research.search.WalkForwardResult;
import io.multialpha.host.research.trials.TrialCount;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a search has found, and what is known of it.
 *
 * @param result of the search
 * @param method by which it was simulated
 * @param train what was searched
 * @param test what it was tested on
 * @param count of all portfolios ever tried for the strategy by this method
 * @param looks searches that have looked at days of the test period so far, this one included; 0 if
 *     it did not, since nothing was found
 * @param evidence of luck and skill; empty if nothing was found
 * @param walk searches within the train period, if they were asked for
 */
record PortfolioFinding(
    SearchResult result,
    PortfolioMethod method,
    SearchPeriods.Period train,
    SearchPeriods.Period test,
    TrialCount count,
    long looks,
    Optional<Evidence> evidence,
    Optional<WalkForwardResult> walk) {

  Constraint constraint() {
    return result.settings().constraint();
  }

  /** Whether a portfolio was found and the test period says nothing against it. */
  boolean holds() {
    return result.chosen().isPresent() && objections().isEmpty();
  }

  /** What the test period says against the portfolio, each after "the portfolio". */
  List<String> objections() {
    if (!result.isTested()) {
      return List.of("makes no trade, so that nothing is known of what it is worth");
    }
    List<String> objections = new ArrayList<>();
    testInSampleUntil()
        .ifPresent(
            until ->
                objections.add(
                    "trades by models that were trained on dates of it, until "
                        + until
                        + ", so that it is no test"));
    if (!result.testKeepsConstraint()) {
      objections.add("breaks the constraint that it was found by");
    }
    double sharpe = result.test().orElseThrow().sharpeRatio();
    if (!(sharpe > 0)) {
      objections.add(
          Double.isNaN(sharpe)
              ? "has no Sharpe ratio"
              : "has no Sharpe ratio above 0, but " + PortfolioText.fixed(sharpe, 3));
    }
    return objections;
  }

  /** Until when the trades of the test are in sample, if they begin so. */
  Optional<LocalDate> testInSampleUntil() {
    return test.trades().origin().inSampleUntil().filter(until -> !test.from().isAfter(until));
  }

  /** How often the test period was looked at, if not for the first time. */
  Optional<String> looked() {
    return looks > 1
        ? Optional.of(
            "This test period has been looked at "
                + looks
                + " times: what was chosen after the first look is not untested.")
        : Optional.empty();
  }
}
