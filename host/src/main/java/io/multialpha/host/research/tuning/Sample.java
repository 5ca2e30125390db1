package io.multialpha.host.research.tuning;

import io.multialpha.host.engine.OnMissingFeature;
import io.multialpha.host.research.labels.LabelledTrades;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Labelled trades in two parts: those to search on, and the last ones, which are kept untouched to
 * show what the finding is worth.
 *
 * @param development decided and known before the hold-out begins; every feature of every trade is
 *     known
 * @param holdOut decided in the hold-out; NaN where a feature is not known
 * @param between trades left out as they were open when the hold-out began
 * @param incomplete trades left out of the development for want of a feature
 * @param dropped features left out as they are known too rarely
 */
public record Sample(
    LabelledTrades development,
    LabelledTrades holdOut,
    int between,
    int incomplete,
    List<String> dropped) {
  /** A feature known more rarely than this would cost too many trades. */
  private static final double KNOWN = 0.8;

  /** Copies the list. */
  public Sample {
    dropped = List.copyOf(dropped);
  }

  /**
   * Splits trades.
   *
   * @param holdOut share of the trade dates that is held out
   * @param onMissing what a model is told of a feature that is not known; where it refuses the
   *     entry, such a trade is nothing to learn from either
   */
  public static Sample of(LabelledTrades trades, double holdOut, OnMissingFeature onMissing) {
    int[] dates = trades.tradeDates();
    int begin = holdOutBegins(dates, holdOut);
    int[] decidedOn = trades.columns().decidedOn();
    int[] exitedOn = trades.columns().exitedOn();
    LabelledTrades told = onMissing == OnMissingFeature.ZERO ? zeroed(trades) : trades;
    int[] before =
        IntStream.range(0, trades.size())
            .filter(row -> decidedOn[row] < begin && exitedOn[row] < begin)
            .toArray();
    int[] after =
        IntStream.range(0, trades.size()).filter(row -> decidedOn[row] >= begin).toArray();
    LabelledTrades all = told.rows(before);
    int[] kept =
        IntStream.range(0, told.features().size()).filter(i -> isMostlyKnown(all, i)).toArray();
    List<String> dropped = new ArrayList<>(told.features());
    LabelledTrades development = all.features(kept);
    dropped.removeAll(development.features());
    int[] complete =
        IntStream.range(0, development.size()).filter(row -> isKnown(development, row)).toArray();
    return new Sample(
        development.rows(complete).dates(Integer.MIN_VALUE, begin),
        told.rows(after).features(kept).dates(begin, Integer.MAX_VALUE),
        trades.size() - before.length - after.length,
        before.length - complete.length,
        dropped);
  }

  /**
   * The trade date, an epoch day, on which the hold-out begins; the largest number if nothing is
   * held out.
   *
   * @param tradeDates all of them, rising
   * @param holdOut share of them that is held out
   */
  public static int holdOutBegins(int[] tradeDates, double holdOut) {
    int first = (int) Math.floor(tradeDates.length * (1 - holdOut));
    return first < tradeDates.length ? tradeDates[first] : Integer.MAX_VALUE;
  }

  /** Trades of the development alone, made ready to search on. */
  public static LabelledTrades developed(LabelledTrades trades, OnMissingFeature onMissing) {
    return of(trades, 0, onMissing).development();
  }

  private static boolean isMostlyKnown(LabelledTrades trades, int feature) {
    long known =
        IntStream.range(0, trades.size())
            .filter(row -> isKnown(trades.values()[feature][row]))
            .count();
    return known > 0 && known >= KNOWN * trades.size();
  }

  private static boolean isKnown(LabelledTrades trades, int row) {
    for (double[] column : trades.values()) {
      if (!isKnown(column[row])) {
        return false;
      }
    }
    return true;
  }

  /** Whether a forest can be told of it: it reads floats. */
  static boolean isKnown(double value) {
    return Float.isFinite((float) value);
  }

  private static LabelledTrades zeroed(LabelledTrades trades) {
    double[][] values = new double[trades.values().length][];
    for (int i = 0; i < values.length; i++) {
      values[i] = trades.values()[i].clone();
      for (int row = 0; row < values[i].length; row++) {
        values[i][row] = Double.isNaN(values[i][row]) ? 0 : values[i][row];
      }
    }
    return new LabelledTrades(
        trades.symbol(), trades.features(), values, trades.columns(), trades.tradeDates());
  }
}
