package io.multialpha.host.research.search;

import io.multialpha.host.research.simulation.Simulation;
import io.multialpha.host.research.statistics.BlockLength;
import io.multialpha.host.research.statistics.DataSnooping;
import io.multialpha.host.research.statistics.Overfitting;
import io.multialpha.host.research.statistics.Xoshiro;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;

/**
 * What the portfolios that a search tried say of the one that it chose, all over the same days of
 * the train period.
 *
 * @param tried how many were tried
 * @param compared how many the tests of White and Hansen compare: all but those whose account was
 *     ruined, which have no returns, or as many as were drawn of them
 * @param isThinned whether those were drawn, since all were too many
 * @param overfitting probability of backtest overfitting, see {@link Overfitting#probability}; NaN
 *     of fewer than two portfolios that differ or too few days
 * @param candidates how many that compares: of those with the very same returns one alone
 * @param splits of the train period into halves that it is taken from
 * @param realityCheck p-value of White's reality check against earning nothing; NaN of fewer than
 *     two portfolios or too few days
 * @param superiority p-value of Hansen's consistent test of superior predictive ability; NaN as
 *     that
 */
public record Comparison(
    int tried,
    int compared,
    boolean isThinned,
    double overfitting,
    int candidates,
    int splits,
    double realityCheck,
    double superiority) {
  private static final int CHUNKS = 16;
  private static final int DRAWS = 1000;
  private static final long SEED = 7;

  /** More portfolios than this are drawn from: see the decision on the evidence of a search. */
  private static final int MOST = 20_000;

  /** More returns than this are not kept at a time. */
  private static final int MOST_RETURNS = 16_000_000;

  /** Of a search that has chosen something. The same for any number of threads. */
  static Comparison of(SearchResult result) {
    return of(result, MOST);
  }

  static Comparison of(SearchResult result, int atMost) {
    Candidate chosen = result.chosen().orElseThrow();
    double[] returns = result.trainReturns(chosen);
    int[] drawn = drawn(result, chosen, Math.min(atMost, mostOf(returns.length)));
    double[][] compared = returns(result, drawn);
    boolean thinned = drawn.length < result.trials();
    if (compared.length < 2 || returns.length < 2 * CHUNKS) {
      return new Comparison(
          result.trials(), compared.length, thinned, Double.NaN, 0, 0, Double.NaN, Double.NaN);
    }
    AtomicReference<Optional<Overfitting>> overfitting = new AtomicReference<>();
    AtomicReference<DataSnooping> snooping = new AtomicReference<>();
    Workers.all(
        2,
        result.settings().threads(),
        test -> {
          if (test == 0) {
            overfitting.set(overfitting(result.tried(), compared, thinned));
          } else {
            snooping.set(DataSnooping.of(compared, meanBlock(returns), DRAWS, new Xoshiro(SEED)));
          }
          return true;
        });
    return new Comparison(
        result.trials(),
        compared.length,
        thinned,
        overfitting.get().map(Overfitting::probability).orElse(Double.NaN),
        overfitting.get().map(Overfitting::candidates).orElse(0),
        overfitting.get().map(each -> each.splits().size()).orElse(0),
        snooping.get().realityCheckP(),
        snooping.get().consistent().p());
  }

  /**
   * Thinned out it would be too low: the best of a few is rarely the luckiest of all. A portfolio
   * that is there twice would share its ranks with itself, so that even one alone would seem to do
   * no better elsewhere than others.
   */
  private static Optional<Overfitting> overfitting(
      CandidateTable tried, double[][] compared, boolean thinned) {
    if (thinned && tried.sums().isPresent()) {
      int[] distinct = tried.summed();
      return distinct.length < 2
          ? Optional.empty()
          : Optional.of(Overfitting.of(tried.sums().get(), distinct));
    }
    double[][] distinct = distinct(compared);
    return distinct.length < 2 ? Optional.empty() : Optional.of(Overfitting.of(distinct, CHUNKS));
  }

  private static double[][] distinct(double[][] returns) {
    Set<Returns> seen = new HashSet<>();
    return Arrays.stream(returns)
        .filter(each -> seen.add(new Returns(each)))
        .toArray(double[][]::new);
  }

  /** Returns that are equal where all of their values are. */
  @SuppressWarnings("ArrayRecordComponent") // compared by its values
  private record Returns(double[] values) {
    @Override
    public boolean equals(Object other) {
      return other instanceof Returns others && Arrays.equals(values, others.values);
    }

    @Override
    public int hashCode() {
      return Arrays.hashCode(values);
    }
  }

  private static int mostOf(int days) {
    return Math.max(2, MOST_RETURNS / Math.max(1, days));
  }

  private static double meanBlock(double[] returns) {
    return Math.max(1, BlockLength.of(returns).stationary());
  }

  /**
   * The places of the chosen one and of others; of all as long as they are not too many, else of as
   * many as can be had, each as likely as any other (Knuth, The Art of Computer Programming, volume
   * 2, algorithm S).
   */
  private static int[] drawn(SearchResult result, Candidate chosen, int most) {
    if (result.trials() <= most) {
      return IntStream.range(0, result.trials()).toArray();
    }
    Xoshiro random = new Xoshiro(SEED);
    int[] drawn = new int[most];
    int count = 0;
    // The chosen one has its place in any case.
    int wanted = most - 1;
    int left = result.trials() - 1;
    boolean found = false;
    for (int place = 0; place < result.trials(); place++) {
      if (!found && result.tried().get(place).cameToTheSameAs(chosen)) {
        found = true;
        drawn[count++] = place;
      } else if (random.getAsDouble() * left-- < wanted) {
        drawn[count++] = place;
        wanted--;
      }
    }
    return drawn;
  }

  private static double[][] returns(SearchResult result, int[] places) {
    double[][] returns = new double[places.length][];
    AtomicInteger next = new AtomicInteger();
    Workers.all(
        result.settings().threads(),
        result.settings().threads(),
        worker -> {
          Simulation simulation = result.universe().train().get();
          for (int i = next.getAndIncrement(); i < returns.length; i = next.getAndIncrement()) {
            double[] of = returns(result.tried(), places[i], simulation);
            returns[i] = isDefined(of) ? of : null;
          }
          return true;
        });
    return Arrays.stream(returns).filter(Objects::nonNull).toArray(double[][]::new);
  }

  private static double[] returns(CandidateTable tried, int place, Simulation simulation) {
    return tried
        .returns(place)
        .orElseGet(
            () -> {
              Candidate each = tried.get(place);
              simulation.run(each.symbols(), each.maxPositions());
              return simulation.dailyReturns();
            });
  }

  private static boolean isDefined(double[] returns) {
    for (double each : returns) {
      if (Double.isNaN(each)) {
        return false;
      }
    }
    return true;
  }
}
