package io.multialpha.host.research.tuning;

import io.multialpha.host.research.labels.LabelledTrades;
import io.multialpha.host.research.statistics.Normal;
import io.multialpha.host.research.statistics.SharpeDifference;
import io.multialpha.host.research.statistics.SharpeRatio;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Whether a setting that looks better than the configured one is: both are scored again by forests
 * of other seeds, on other draws of the same trades. One more trade moves every fold and every
 * bootstrap behind it, and so by itself a score.
 *
 * @param seeds how many other seeds there were
 * @param difference Sharpe ratio per year by which the setting is better than the configured one,
 *     mean of those seeds
 * @param standardError of that: from seed to seed, and by the profits of the trade dates
 * @param critical how many standard errors it takes, for as many settings as there were to choose
 *     from
 * @param changed share of the trades that are not those of the configured setting, 0 to 1
 * @param unfilteredGain dollars by which all trades together, unfiltered, make more
 * @param unfilteredError standard error of that
 */
record ParamConfirmation(
    int seeds,
    double difference,
    double standardError,
    double critical,
    double changed,
    double unfilteredGain,
    double unfilteredError) {
  /** Enough to see how far a score depends on the seed, at the price of as many more settings. */
  static final int SEEDS = 5;

  /** How likely any setting of no use may be taken for a better one. */
  private static final double LUCK = 0.05;

  /** Where fewer trades are other ones, these few have to pay by themselves. */
  private static final double HARDLY = 0.1;

  /** Scores trades by the forest of a seed. */
  @FunctionalInterface
  interface Scoring {
    ParamTrial of(LabelledTrades trades, long seed);
  }

  /**
   * Compares two settings.
   *
   * @param others how many settings there were to choose from, beside the configured one
   * @param seed of the search, which is not used again
   */
  static ParamConfirmation of(
      LabelledTrades configured, LabelledTrades better, int others, long seed, Scoring scoring) {
    double[] differences = new double[SEEDS];
    double[] profitsConfigured = new double[0];
    double[] profitsBetter = new double[0];
    for (int i = 0; i < SEEDS; i++) {
      long other = (seed + 1 + i) & 0xffff_ffffL;
      ParamTrial a = scoring.of(configured, other);
      ParamTrial b = scoring.of(better, other);
      differences[i] = b.mean() - a.mean();
      profitsConfigured = sum(profitsConfigured, a.profits());
      profitsBetter = sum(profitsBetter, b.profits());
    }
    double ofSeeds = PathScores.standardError(differences);
    double ofDates =
        SharpeDifference.standardError(profitsBetter, profitsConfigured)
            / Math.sqrt(ParamTrial.BLOCK);
    double[] gains =
        minus(
            ParamTrial.blocks(new DailyProfits(better).of(trade -> true)),
            ParamTrial.blocks(new DailyProfits(configured).of(trade -> true)));
    return new ParamConfirmation(
        SEEDS,
        perYear(PathScores.mean(differences)),
        perYear(Math.sqrt(ofSeeds * ofSeeds + ofDates * ofDates)),
        Normal.upperQuantile(LUCK / Math.max(1, others)),
        changed(configured, better),
        PathScores.mean(gains) * gains.length,
        PathScores.standardError(gains) * gains.length);
  }

  private static double perYear(double perDate) {
    return SharpeRatio.perYear(perDate, SharpeRatio.TRADE_DATES_PER_YEAR);
  }

  private static double[] sum(double[] so, double[] more) {
    return so.length == 0
        ? more
        : IntStream.range(0, so.length).mapToDouble(i -> so[i] + more[i]).toArray();
  }

  private static double[] minus(double[] a, double[] b) {
    return IntStream.range(0, a.length).mapToDouble(i -> a[i] - b[i]).toArray();
  }

  /** Share of the trades of either that the other does not make. */
  private static double changed(LabelledTrades a, LabelledTrades b) {
    Set<Made> ofA = made(a);
    Set<Made> ofB = made(b);
    int all = Math.max(ofA.size(), ofB.size());
    ofA.retainAll(ofB);
    return 1 - ofA.size() / (double) all;
  }

  /** What tells a trade from others. */
  private record Made(long decidedAt, long exitedAt, double profit) {}

  private static Set<Made> made(LabelledTrades trades) {
    LabelledTrades.Columns columns = trades.columns();
    Set<Made> made = new HashSet<>();
    for (int row = 0; row < trades.size(); row++) {
      made.add(new Made(columns.decidedAt()[row], columns.exitedAt()[row], columns.profit()[row]));
    }
    return made;
  }

  /** Whether it is better beyond chance. */
  boolean holds() {
    return !isHardlyAnother() && isBetter();
  }

  /** Whether few trades are other ones, and these do not pay by themselves. */
  boolean isHardlyAnother() {
    return changed < HARDLY && !(unfilteredGain > unfilteredError);
  }

  private boolean isBetter() {
    return difference > critical * standardError;
  }

  /** All of it, by the names that a bundle's file uses. */
  Map<String, Object> said() {
    Map<String, Object> said = new LinkedHashMap<>();
    said.put("Seeds", seeds);
    said.put("Sharpe_Difference", difference);
    said.put("Standard_Error", standardError);
    said.put("Standard_Errors_Needed", critical);
    said.put("Share_Of_Trades_Changed", changed);
    said.put("Unfiltered_Gain", unfilteredGain);
    said.put("Unfiltered_Gain_Standard_Error", unfilteredError);
    return said;
  }
}
