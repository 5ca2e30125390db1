package io.multialpha.host.app;

import io.multialpha.host.report.FixedDecimals;
import io.multialpha.host.research.search.Comparison;
import io.multialpha.host.research.search.Evidence;
import io.multialpha.host.research.statistics.TrackRecord;
import java.util.Optional;

/** Prints what speaks for skill and against luck in the finding of a search. */
final class EvidenceText {
  private final PortfolioFinding finding;
  private final Evidence evidence;
  private final Comparison comparison;

  EvidenceText(PortfolioFinding finding) {
    this.finding = finding;
    evidence = finding.evidence().orElseThrow();
    comparison = evidence.comparison();
  }

  void print(Terminal terminal) {
    TextTable table = TextTable.of("skill or luck", ">train", ">test", "");
    TrackRecord train = evidence.train();
    TrackRecord test = evidence.test();
    if (finding.method() == PortfolioMethod.REFERENCE) {
      table.row(
          "plain Sharpe",
          PortfolioText.fixed(train.sharpe(), 3),
          PortfolioText.fixed(test.sharpe(), 3),
          "mean over deviation of daily returns, as in all below");
    }
    table.row("95% interval", interval(train), interval(test), "of the Sharpe, by bootstrap");
    table.row(
        "probabilistic Sharpe",
        PortfolioText.fixed(train.probabilistic(), 3),
        PortfolioText.fixed(test.probabilistic(), 3),
        "probability that the true one is above 0");
    table.row(
        "deflated Sharpe",
        PortfolioText.fixed(evidence.deflated(), 3),
        "",
        "the same, as the best of " + FixedDecimals.counted(finding.count().trials(), "trial"));
    table.row(
        "track record needed",
        record(train),
        record(test),
        finding.method().days() + " for a probability of 95%");
    table.row(
        "overfitting (PBO)",
        PortfolioText.fixed(comparison.overfitting(), 3),
        "",
        "how often the best on half the days is bad on the rest");
    table.row(
        "reality check p",
        share(comparison.realityCheck()),
        "",
        "White: how often worthless portfolios would do as well");
    table.row(
        "superior ability p",
        share(comparison.superiority()),
        "",
        "Hansen: the same, whatever hopeless ones are among them");
    table.print(terminal);
    compared().ifPresent(terminal::line);
  }

  private Optional<String> compared() {
    if (comparison.compared() == comparison.tried()) {
      return Optional.empty();
    }
    String some =
        FixedDecimals.grouped(comparison.compared())
            + " of the "
            + FixedDecimals.grouped(comparison.tried())
            + " portfolios";
    if (!comparison.isThinned()) {
      return Optional.of("The last three compare " + some + ": the others were ruined.");
    }
    return Optional.of(
        "White's and Hansen's tests compare "
            + some
            + ", drawn at random; PBO compares "
            + FixedDecimals.grouped(comparison.candidates())
            + ".");
  }

  /** Of so many drawings none is no proof that there is none. */
  private static String share(double p) {
    return p == 0 ? "<0.001" : PortfolioText.fixed(p, 3);
  }

  private static String interval(TrackRecord track) {
    return Double.isNaN(track.low())
        ? "n/a"
        : PortfolioText.fixed(track.low(), 2) + " to " + PortfolioText.fixed(track.high(), 2);
  }

  private static String record(TrackRecord track) {
    return Double.isFinite(track.minimum())
        ? FixedDecimals.grouped((long) Math.ceil(track.minimum()))
            + " of "
            + FixedDecimals.grouped(track.observations())
        : "never";
  }
}
