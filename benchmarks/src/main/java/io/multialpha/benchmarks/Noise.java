package io.multialpha.benchmarks;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import org.apache.commons.math3.distribution.BetaDistribution;
import org.apache.commons.math3.distribution.TDistribution;
import org.apache.commons.math3.stat.StatUtils;

/**
 * Whether the search fools itself: markets in which nothing can be found, and some in which
 * something can, through the whole of {@code optimize}. Prints the tables of docs/noise.md, the
 * same bytes on every machine.
 */
public final class Noise {
  private static final double[] EDGES = {0, 0.03, 0.06, 0.1};
  private static final double CONFIDENCE = 0.95;
  private static final double MOST_ACCEPTED = 0.05;

  /** Markets with an edge, of a hundred without; and the fewest that have a mean and a spread. */
  private static final int PLANTED = 40;

  private static final int FEWEST = 2;

  private final PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
  private final PrintStream progress = new PrintStream(System.err, true, StandardCharsets.UTF_8);
  private final int markets;

  private Noise(int markets) {
    this.markets = markets;
  }

  /**
   * Runs it; the exit code is 1 if noise is accepted too often, or told to be worth something.
   *
   * @param args how many markets without an edge; of each kind with one there are fewer
   */
  public static void main(String[] args) throws IOException {
    System.exit(new Noise(Integer.parseInt(args[0])).run() ? 0 : 1);
  }

  private boolean run() throws IOException {
    List<List<NoiseRun>> all = new ArrayList<>();
    for (double edge : EDGES) {
      List<NoiseRun> runs = new ArrayList<>();
      int most = edge == 0 ? markets : Math.max(FEWEST, markets * PLANTED / 100);
      for (int seed = 1; seed <= most; seed++) {
        runs.add(NoiseRun.of(seed, edge));
      }
      progress.printf(Locale.ROOT, "edge %.2f: %d markets searched%n", edge, most);
      all.add(runs);
    }
    print("### All kinds of markets", "");
    print(
        "| edge | accepted | share | Sharpe of search | **Sharpe reported** | Sharpe held out |"
            + " the same, unfiltered |");
    print("| --- | --- | --- | --- | --- | --- | --- |");
    for (int i = 0; i < EDGES.length; i++) {
      print(summary(EDGES[i], all.get(i)));
    }
    boolean sound = verdict(all.get(0));
    print("### Each market without an edge", "");
    print(
        "| seed | trees, depth, leaf | Sharpe of search | trades | Sharpe reported |"
            + " deflated Sharpe | trades held out | Sharpe held out | verdict |");
    print("| --- | --- | --- | --- | --- | --- | --- | --- | --- |");
    all.get(0).forEach(run -> print(run.row()));
    return sound;
  }

  private boolean verdict(List<NoiseRun> noise) {
    boolean fewAccepted = accepted(noise) <= MOST_ACCEPTED * noise.size();
    Interval reported = Interval.ofMean(noise, NoiseRun::reported);
    Interval heldOut = Interval.ofMean(noise, NoiseRun::heldOut);
    print(
        "",
        "Without an edge:",
        "",
        "* at most 5% are accepted: " + word(fewAccepted),
        "* zero lies in the interval of the Sharpe ratio that is reported: "
            + word(reported.holdsZero()),
        "* zero lies in the interval of the Sharpe ratio in the hold-out: "
            + word(heldOut.holdsZero()),
        "");
    return fewAccepted && reported.holdsZero() && heldOut.holdsZero();
  }

  private static String word(boolean holds) {
    return holds ? "holds" : "**missed**";
  }

  private static long accepted(List<NoiseRun> runs) {
    return runs.stream().filter(NoiseRun::isAccepted).count();
  }

  private static String summary(double edge, List<NoiseRun> runs) {
    long accepted = accepted(runs);
    return String.format(
        Locale.ROOT,
        "| %.2f | %d of %d | %s | %s | **%s** | %s | %s |",
        edge,
        accepted,
        runs.size(),
        Interval.ofShare(accepted, runs.size()).percent(),
        Interval.ofMean(runs, NoiseRun::searched),
        Interval.ofMean(runs, NoiseRun::reported),
        Interval.ofMean(runs, NoiseRun::heldOut),
        Interval.ofMean(runs, NoiseRun::heldOutUnfiltered));
  }

  private void print(String... lines) {
    // Not println: the same bytes on every system.
    Arrays.stream(lines).forEach(line -> out.print(line + "\n"));
  }

  /** An estimate with its interval of confidence, 95%. */
  private record Interval(double estimate, double low, double high) {
    /** Of the mean, by Student's distribution. */
    static Interval ofMean(List<NoiseRun> runs, ToDoubleFunction<NoiseRun> number) {
      double[] numbers = runs.stream().mapToDouble(number).toArray();
      double mean = StatUtils.mean(numbers);
      double reach =
          new TDistribution(null, numbers.length - 1)
                  .inverseCumulativeProbability((1 + CONFIDENCE) / 2)
              * Math.sqrt(StatUtils.variance(numbers) / numbers.length);
      return new Interval(mean, mean - reach, mean + reach);
    }

    /** Exact (Clopper and Pearson, 1934). */
    static Interval ofShare(long count, int of) {
      double tail = (1 - CONFIDENCE) / 2;
      return new Interval(
          (double) count / of,
          count == 0
              ? 0
              : new BetaDistribution(null, count, of - count + 1)
                  .inverseCumulativeProbability(tail),
          count == of
              ? 1
              : new BetaDistribution(null, count + 1, of - count)
                  .inverseCumulativeProbability(1 - tail));
    }

    boolean holdsZero() {
      return low <= 0 && high >= 0;
    }

    String percent() {
      return String.format(
          Locale.ROOT, "%.0f%% [%.1f%%, %.1f%%]", 100 * estimate, 100 * low, 100 * high);
    }

    @Override
    public String toString() {
      return String.format(Locale.ROOT, "%.2f [%.2f, %.2f]", estimate, low, high);
    }
  }
}
