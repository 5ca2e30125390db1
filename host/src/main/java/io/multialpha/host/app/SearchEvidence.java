package io.multialpha.host.app;

import io.multialpha.host.config.PortfolioOptimization;
import io.multialpha.host.report.FixedDecimals;
import java.util.ArrayList;
import java.util.List;

/** How far the result of a search can be believed, by what its file says of it. */
final class SearchEvidence {
  private static final String CHECK = "evidence";

  /** A deflated Sharpe ratio below this may well be the best of many worthless trials. */
  private static final double CONVINCING = 0.95;

  /** From this probability of overfitting on, choosing did no better than drawing lots. */
  private static final double WORTHLESS = 0.5;

  private SearchEvidence() {}

  /**
   * One line or more.
   *
   * @param syntheticBars whether the bars to be traded are made up too
   */
  static List<VerifiedLine> lines(PortfolioOptimization found, boolean syntheticBars) {
    List<VerifiedLine> lines = new ArrayList<>();
    if (found.accepted()) {
      lines.add(
          VerifiedLine.warning(
              CHECK,
              found.objections().isEmpty()
                  ? "taken although it breaks its own limits on the dates it was tested on"
                  : "taken although in the test period the portfolio "
                      + String.join(", and ", found.objections())));
    }
    if (found.outOfSample().isEmpty()) {
      lines.add(
          VerifiedLine.warning(
              CHECK, "no test period: what is expected is what it was chosen for"));
    }
    Double overfitted = found.evidence().get("overfitting_probability");
    if (overfitted != null && overfitted >= WORTHLESS) {
      lines.add(
          VerifiedLine.warning(
              CHECK,
              "probability of overfitting "
                  + FixedDecimals.fixed(overfitted, 2)
                  + ": what was best in half of the train period was mostly worse than others in"
                  + " the other half"));
    }
    Double trials = found.evidence().get("trials");
    Double deflated = found.evidence().get("deflated_sharpe_ratio");
    if (trials == null || deflated == null) {
      lines.add(
          VerifiedLine.warning(
              CHECK, "no deflated Sharpe ratio: nobody knows how many portfolios were tried"));
      return lines;
    }
    if (found.synthetic() && !syntheticBars) {
      lines.add(VerifiedLine.failed(CHECK, SyntheticPortfolio.WORDS));
      return lines;
    }
    String words =
        "deflated Sharpe ratio "
            + FixedDecimals.fixed(deflated, 2)
            + " after "
            + FixedDecimals.counted(trials.longValue(), "trial")
            + (found.synthetic() ? ", on made-up trades" : "");
    lines.add(
        deflated >= CONVINCING
            ? VerifiedLine.ok(CHECK, words)
            : VerifiedLine.warning(CHECK, words + ": may be luck"));
    return lines;
  }
}
