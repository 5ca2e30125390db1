package io.multialpha.host.research.tuning;

import io.multialpha.host.model.sklearn.ShortestDecimal;
import io.multialpha.host.research.labels.LabelledTrades;
import java.time.Instant;

/**
 * The trades of a finding in the layout of the original's research: those of the development as the
 * search itself takes them out of sample, by the path in the middle, then those of the hold-out as
 * the shipped forest takes them. Times are UTC, profits net.
 */
final class TradesCsv {
  private static final String HEADER =
      "Symbol,Strategy,Model,Trade_ID,Date/Time,Exit Date/Time,Model_Probability,Model_Selected,"
          + "Model_Threshold,Model_PnL_USD,Model_PnL_USD_When_Selected,Sample\n";

  private final StringBuilder text = new StringBuilder(HEADER);
  private final String strategy;
  private int number;

  private TradesCsv(String strategy) {
    this.strategy = strategy;
  }

  static String of(Finding finding, String strategy) {
    TradesCsv csv = new TradesCsv(strategy);
    PathScores scores = finding.nested();
    int middle = scores.middle();
    LabelledTrades development = finding.sample().development();
    for (int row = 0; row < development.size(); row++) {
      csv.row(
          development,
          row,
          scores.probabilities()[middle][row],
          scores.thresholds()[middle][row],
          "out_of_fold");
    }
    LabelledTrades held = finding.sample().holdOut();
    for (int row = 0; row < held.size(); row++) {
      csv.row(
          held, row, finding.holdOutProbabilities()[row], finding.scores().threshold(), "hold_out");
    }
    return csv.text.toString();
  }

  private void row(
      LabelledTrades trades, int row, double probability, double threshold, String sample) {
    boolean selected = probability >= threshold;
    String profit = ShortestDecimal.of(trades.columns().profit()[row]);
    text.append(trades.symbol()).append(',').append(strategy);
    text.append(",RandomForestClassifier,").append(++number);
    text.append(',').append(Instant.ofEpochMilli(trades.columns().enteredAt()[row]));
    text.append(',').append(Instant.ofEpochMilli(trades.columns().exitedAt()[row]));
    text.append(',').append(finite(probability)).append(',').append(selected ? 1 : 0);
    text.append(',').append(finite(threshold)).append(',').append(profit);
    text.append(',').append(selected ? profit : "0.0").append(',').append(sample).append('\n');
  }

  private static String finite(double value) {
    return Double.isFinite(value) ? ShortestDecimal.of(value) : "";
  }
}
