package io.multialpha.host.research.parity;

import io.multialpha.host.feature.RepeatedRanks;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Feature values, and the model's scores, beside the recorded ones of the same bars.
 *
 * @param bars recorded bars
 * @param features features with at least one recorded value
 * @param values values that were compared
 * @param worst largest relative difference, RSI percentiles aside
 * @param worstRank largest difference of an RSI percentile
 * @param scores scores that were compared
 * @param worstScore largest difference of a score
 * @param differences a sentence for each value beyond the tolerances, and for what is not recorded
 */
public record FeatureComparison(
    int bars,
    int features,
    int values,
    double worst,
    double worstRank,
    int scores,
    double worstScore,
    List<String> differences) {
  /** Largest relative difference that counts as equal. */
  public static final double RELATIVE = 1e-7;

  /** Largest difference of an RSI percentile that counts as equal. */
  public static final double RANK = 0.02;

  /** Numbers nearer to zero than this are compared as if they were this far from it. */
  private static final double SMALLEST = 1e-6;

  /** Copies the list. */
  public FeatureComparison {
    differences = List.copyOf(differences);
  }

  /**
   * What must have been recorded.
   *
   * @param from start of the first bar, in milliseconds since 1970; each later one that was run,
   *     too
   * @param features names of these at least
   */
  record Expected(long from, List<String> features) {}

  static FeatureComparison of(RecordedValues ours, RecordedValues recorded, Expected expected) {
    return new Comparing(ours, recorded).all(expected);
  }

  private static final class Comparing {
    private final RecordedValues ours;
    private final RecordedValues recorded;
    private final Map<Long, Integer> rows = new HashMap<>();
    private final List<String> differences = new ArrayList<>();
    private int features;
    private int values;
    private double worst;
    private double worstRank;
    private int scores;
    private double worstScore;

    Comparing(RecordedValues ours, RecordedValues recorded) {
      this.ours = ours;
      this.recorded = recorded;
      for (int row = 0; row < ours.times().size(); row++) {
        rows.put(ours.times().get(row), row);
      }
    }

    FeatureComparison all(Expected expected) {
      for (long time : recorded.times()) {
        if (!rows.containsKey(time)) {
          differences.add(CsvTable.shown(time) + ": is a recorded bar, but none that was run");
        }
      }
      tellWhatIsNotRecorded(expected);
      for (int column = 0; column < recorded.names().size(); column++) {
        compare(column);
      }
      compareScores();
      return new FeatureComparison(
          recorded.times().size(),
          features,
          values,
          worst,
          worstRank,
          scores,
          worstScore,
          differences);
    }

    private void tellWhatIsNotRecorded(Expected expected) {
      Set<Long> times = Set.copyOf(recorded.times());
      for (long time : ours.times()) {
        if (time >= expected.from() && !times.contains(time)) {
          differences.add(CsvTable.shown(time) + ": is a bar that was run, but is not recorded");
        }
      }
      for (String name : expected.features()) {
        if (!recorded.names().contains(name)) {
          differences.add(name + ": is a feature of the model, but is not recorded");
        }
      }
    }

    private void compare(int column) {
      String name = recorded.names().get(column);
      int own = ours.names().indexOf(name);
      int before = values;
      for (int i = 0; i < recorded.times().size(); i++) {
        Integer row = rows.get(recorded.times().get(i));
        int from = row == null ? -1 : isOfTheDayUnderWay(name) ? nextDate(row) : row;
        if (from >= 0) {
          double want = recorded.values().get(i)[column];
          compare(name, recorded.times().get(i), ours.values().get(from)[own], want);
        }
      }
      features += values > before ? 1 : 0;
    }

    private void compare(String name, long time, double have, double want) {
      if (Double.isNaN(have) && Double.isNaN(want)) {
        return;
      }
      boolean known = !Double.isNaN(have) && !Double.isNaN(want);
      double off = Math.abs(have - want);
      if (known) {
        values++;
      }
      boolean equal;
      if (RepeatedRanks.rankedBy(name).isPresent()) {
        equal = off <= RANK;
        worstRank = known ? Math.max(worstRank, off) : worstRank;
      } else {
        double relative = off / Math.max(SMALLEST, Math.abs(want));
        equal = relative <= RELATIVE;
        worst = known ? Math.max(worst, relative) : worst;
      }
      if (!equal) {
        differences.add(
            name + " at " + CsvTable.shown(time) + ": " + said(have) + ", recorded " + said(want));
      }
    }

    private static String said(double value) {
      return Double.isNaN(value) ? "no value" : String.format(Locale.ROOT, "%.12g", value);
    }

    /** The original read it of the day that had just begun, which only a record can know. */
    private static boolean isOfTheDayUnderWay(String name) {
      return name.equals("daily_adx_value");
    }

    /** The first bar of the next trade date, on which the day is over; -1 at the end. */
    private int nextDate(int row) {
      int today = GoldenBars.tradeDate(ours.times().get(row));
      int next = row;
      while (next < ours.times().size() && GoldenBars.tradeDate(ours.times().get(next)) == today) {
        next++;
      }
      return next < ours.times().size() ? next : -1;
    }

    private void compareScores() {
      for (int i = 0; i < recorded.times().size(); i++) {
        Integer row = rows.get(recorded.times().get(i));
        double want = recorded.scores().get(i);
        if (row == null || Double.isNaN(want)) {
          continue;
        }
        scores++;
        double off = Math.abs(ours.scores().get(row) - want);
        if (off <= RELATIVE) {
          worstScore = Math.max(worstScore, off);
        } else {
          worstScore = Double.isNaN(off) ? worstScore : Math.max(worstScore, off);
          differences.add(
              "score at "
                  + CsvTable.shown(recorded.times().get(i))
                  + ": "
                  + said(ours.scores().get(row))
                  + ", recorded "
                  + said(want));
        }
      }
    }
  }
}
