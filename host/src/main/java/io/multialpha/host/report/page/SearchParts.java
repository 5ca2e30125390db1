package io.multialpha.host.report.page;

import io.multialpha.host.report.EquityCurve;
import io.multialpha.host.report.FixedDecimals;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What each chosen instrument comes to alone, and how they go together. */
final class SearchParts {
  private SearchParts() {}

  /** Writes both sections. */
  static void write(Html html, SearchFiles.Period period) {
    html.section("contribution", "Each instrument alone");
    List<ContributionSection.Part> bars = new ArrayList<>();
    List<CorrelationSection.Part> days = new ArrayList<>();
    for (Result.Curve each : period.instruments()) {
      EquityCurve equity = each.equity();
      bars.add(
          new ContributionSection.Part(
              each.name(),
              equity.end() - equity.start(),
              List.of(
                  Html.fixed(equity.sharpe(), 2),
                  FixedDecimals.groupedWhole(equity.maxDrawdown()))));
      double[] changes = new double[equity.size()];
      for (int day = 0; day < changes.length; day++) {
        changes[day] = equity.change(day);
      }
      days.add(new CorrelationSection.Part(each.name(), changes));
    }
    bars.sort(Comparator.comparingDouble(ContributionSection.Part::profit).reversed());
    ContributionSection.table(
        html,
        "Profit and loss of each instrument alone in the test period",
        bars,
        List.of("symbol", "Sharpe", "max drawdown $"));
    html.paragraph(
        "faint",
        "Each by itself in the test period under the same limits, so they do not add up to the"
            + " portfolio: together they take each other's places.");
    html.end();
    if (days.size() < 2) {
      return;
    }
    html.section("correlation", "How the instruments go together");
    if (period.result().isShort()) {
      html.paragraph("", period.result().tooShort());
    } else {
      CorrelationSection.table(
          html, "Correlation of daily changes of equity between instruments", days);
      html.paragraph("faint", "Pearson's, of daily changes of equity, each instrument alone.");
    }
    html.end();
  }
}
