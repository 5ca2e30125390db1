package io.multialpha.host.research.tuning;

import io.multialpha.host.research.statistics.Xoshiro;
import io.multialpha.host.research.tuning.SearchSpace.Point;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Proposes which forest, or which setting, to try next: at random first, and then near those that
 * did well, by a tree-structured Parzen estimator (Bergstra et al., Algorithms for Hyper-Parameter
 * Optimization, 2011) with the constants of Optuna's.
 *
 * <p>A proposal depends on the seed, its number and the trials before it, and on nothing else.
 * Nothing is proposed twice.
 */
final class Sampler {
  private static final int RANDOM_STARTS = 10;
  private static final int CANDIDATES = 24;
  private static final int MOST_GOOD = 25;
  private static final int MOST_DRAWS = 10_000;

  private final SearchGrid space;
  private final int[] sizes;
  private final int randomTrials;
  private final long seed;

  /** A trial and how good it was; higher is better. */
  record Rated(Point point, double score) {}

  /**
   * @param randomTrials how many are at random before any is guided; at least ten are
   */
  Sampler(SearchGrid space, int randomTrials, long seed) {
    this.space = space;
    this.sizes = space.sizes();
    this.randomTrials = Math.max(RANDOM_STARTS, randomTrials);
    this.seed = seed;
  }

  /** The next to be tried; empty when all has been, as far as can be found. */
  Optional<Point> propose(List<Rated> before) {
    Xoshiro random = new Xoshiro(seed + 1_000_003L * before.size());
    Set<Point> tried = new HashSet<>();
    before.forEach(trial -> tried.add(trial.point()));
    if (before.size() >= randomTrials) {
      Optional<Point> guided = guided(before, tried, random);
      if (guided.isPresent()) {
        return guided;
      }
    }
    for (int i = 0; i < MOST_DRAWS; i++) {
      Point drawn = space.normal(anywhere(random));
      if (!tried.contains(drawn)) {
        return Optional.of(drawn);
      }
    }
    return Optional.empty();
  }

  private Point anywhere(Xoshiro random) {
    List<Integer> choices = new ArrayList<>();
    for (int size : sizes) {
      choices.add((int) (random.getAsDouble() * size));
    }
    return new Point(choices);
  }

  /** Of the candidates drawn like the good ones, that which is least like the others. */
  private Optional<Point> guided(List<Rated> before, Set<Point> tried, Xoshiro random) {
    List<Point> best =
        before.stream()
            .sorted(Comparator.comparingDouble(Rated::score).reversed())
            .map(Rated::point)
            .toList();
    int good = Math.min((best.size() + 9) / 10, MOST_GOOD);
    double[][] likeGood = shares(best.subList(0, good));
    double[][] likeOthers = shares(best.subList(good, best.size()));
    Optional<Point> chosen = Optional.empty();
    double highest = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < CANDIDATES; i++) {
      Point candidate = space.normal(drawn(likeGood, random));
      double score = 0;
      for (int p = 0; p < sizes.length; p++) {
        int choice = candidate.choices().get(p);
        score +=
            space.matters(p, candidate)
                ? StrictMath.log(likeGood[p][choice] / likeOthers[p][choice])
                : 0;
      }
      if (score > highest && !tried.contains(candidate)) {
        highest = score;
        chosen = Optional.of(candidate);
      }
    }
    return chosen;
  }

  /** How often each value comes up, with one more of each, so that none is ruled out. */
  private double[][] shares(List<Point> points) {
    double[][] shares = new double[sizes.length][];
    for (int p = 0; p < sizes.length; p++) {
      int[] counts = new int[sizes[p]];
      for (Point point : points) {
        if (space.matters(p, point)) {
          counts[point.choices().get(p)]++;
        }
      }
      double sum = IntStream.of(counts).sum() + sizes[p];
      shares[p] = IntStream.of(counts).mapToDouble(count -> (count + 1) / sum).toArray();
    }
    return shares;
  }

  private static Point drawn(double[][] shares, Xoshiro random) {
    List<Integer> choices = new ArrayList<>();
    for (double[] share : shares) {
      double left = random.getAsDouble();
      int choice = 0;
      while (choice < share.length - 1 && left >= share[choice]) {
        left -= share[choice++];
      }
      choices.add(choice);
    }
    return new Point(choices);
  }
}
