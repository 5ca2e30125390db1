package io.multialpha.host.ledger;

import io.multialpha.api.strategy.Signal;
import java.util.Arrays;

/** One row per decision: each signal to act, and each action of the host's own. */
public final class Decisions {
  private final Rows<DecisionBlock> rows = new Rows<>(DecisionBlock::new);

  /** What is written together lies together: a row costs a few cache lines, not one a column. */
  private static final class DecisionBlock {
    private final long[] times = new long[2 * Rows.BLOCK];
    private final double[] prices = new double[3 * Rows.BLOCK];
    private final int[] symbol = new int[Rows.BLOCK];
    private final Signal[] signal = new Signal[Rows.BLOCK];

    // Rare, hence made when first needed.
    private Outcome[] outcome = {};
    private String[] outcomeReason = {};

    private double[] scores = {};
  }

  /**
   * Records a decision.
   *
   * @param barStartMillis start of the bar on which it was decided; what the host decides may be
   *     decided on another instrument's bar
   * @param symbolIndex index of the instrument in {@link Journal#symbols()}
   * @param signal what was wanted and why
   * @param close close of the bar
   * @param score the model's probability, NaN if there was none
   * @param threshold what the score had to reach, NaN if it did not come to a model
   * @param outcome what came of it
   * @param outcomeReason who denied it and why, or an empty text
   * @return the row's index, its trace
   */
  public int add(
      long barStartMillis,
      int symbolIndex,
      Signal signal,
      double close,
      double score,
      double threshold,
      Outcome outcome,
      String outcomeReason) {
    DecisionBlock block = rows.blockForNext();
    int at = rows.next();
    block.times[2 * at] = barStartMillis;
    block.prices[3 * at] = close;
    block.prices[3 * at + 1] = Double.NaN;
    block.prices[3 * at + 2] = Double.NaN;
    block.symbol[at] = symbolIndex;
    block.signal[at] = signal;
    setOutcome(block, at, outcome, outcomeReason);
    if (!Double.isNaN(score) || !Double.isNaN(threshold) || block.scores.length > 0) {
      setScore(block, at, score, threshold);
    }
    return rows.added();
  }

  private static void setOutcome(
      DecisionBlock block, int at, Outcome outcome, String outcomeReason) {
    if (block.outcome.length == 0) {
      if (outcome == Outcome.ORDERED) {
        return;
      }
      block.outcome = new Outcome[Rows.BLOCK];
      block.outcomeReason = new String[Rows.BLOCK];
      Arrays.fill(block.outcome, Outcome.ORDERED);
      Arrays.fill(block.outcomeReason, "");
    }
    block.outcome[at] = outcome;
    block.outcomeReason[at] = outcomeReason;
  }

  private static void setScore(DecisionBlock block, int at, double score, double threshold) {
    if (block.scores.length == 0) {
      block.scores = new double[2 * Rows.BLOCK];
      Arrays.fill(block.scores, Double.NaN);
    }
    block.scores[2 * at] = score;
    block.scores[2 * at + 1] = threshold;
  }

  /**
   * Records that the order made of decision {@code row} was filled.
   *
   * @param price slippage included
   */
  public void filled(int row, long barStartMillis, double price) {
    DecisionBlock block = rows.block(row);
    int at = Rows.within(row);
    block.times[2 * at + 1] = barStartMillis;
    block.prices[3 * at + 1] = price;
  }

  /** Records what the trade closed by decision {@code row} came to, in dollars, net. */
  public void closed(int row, double netDollars) {
    rows.block(row).prices[3 * Rows.within(row) + 2] = netDollars;
  }

  /** Records that the order of decision {@code row} was withdrawn and why. */
  public void withdrawn(int row, Outcome outcome, String why) {
    setOutcome(rows.block(row), Rows.within(row), outcome, why);
  }

  /** How many rows there are. */
  public int size() {
    return rows.size();
  }

  /** Start of the bar on which it was decided, maybe another instrument's. */
  public long barStart(int row) {
    return rows.block(row).times[2 * Rows.within(row)];
  }

  /** Index of the instrument in {@link Journal#symbols()}. */
  public int symbol(int row) {
    return rows.block(row).symbol[Rows.within(row)];
  }

  /** What was wanted. */
  public Signal.Action action(int row) {
    return rows.block(row).signal[Rows.within(row)].action();
  }

  /** Why it was wanted. */
  public String reason(int row) {
    return rows.block(row).signal[Rows.within(row)].reason();
  }

  /** Close of the bar on which it was decided. */
  public double price(int row) {
    return rows.block(row).prices[3 * Rows.within(row)];
  }

  /** The model's probability, or NaN without a model. */
  public double score(int row) {
    double[] scores = rows.block(row).scores;
    return scores.length == 0 ? Double.NaN : scores[2 * Rows.within(row)];
  }

  /** What the score had to reach, or NaN without a model. */
  public double threshold(int row) {
    double[] scores = rows.block(row).scores;
    return scores.length == 0 ? Double.NaN : scores[2 * Rows.within(row) + 1];
  }

  /** What became of it. */
  public Outcome outcome(int row) {
    Outcome[] outcomes = rows.block(row).outcome;
    return outcomes.length == 0 ? Outcome.ORDERED : outcomes[Rows.within(row)];
  }

  /** Who denied it and why, or an empty text. */
  public String outcomeReason(int row) {
    String[] reasons = rows.block(row).outcomeReason;
    return reasons.length == 0 ? "" : reasons[Rows.within(row)];
  }

  /** Start of the bar in which it was filled; 0 if it was not. */
  public long fillTime(int row) {
    return rows.block(row).times[2 * Rows.within(row) + 1];
  }

  /** Price of the fill, slippage included; NaN if it was not filled. */
  public double fillPrice(int row) {
    return rows.block(row).prices[3 * Rows.within(row) + 1];
  }

  /** Net dollars of the trade that it closed; NaN if it closed none. */
  public double netProfit(int row) {
    return rows.block(row).prices[3 * Rows.within(row) + 2];
  }
}
