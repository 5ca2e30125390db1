package io.multialpha.host.research.tuning;

import io.multialpha.host.research.forest.ClassWeight;
import io.multialpha.host.research.forest.ForestParams;
import io.multialpha.host.research.forest.MaxFeatures;
import io.multialpha.host.research.forest.RowSampling;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;

/**
 * The forests among which is searched: every choice of one of each.
 *
 * @param trees {@code n_estimators}, rising
 * @param depths {@code max_depth}, the deepest last
 * @param leaves {@code min_samples_leaf}
 * @param maxFeatures {@code max_features}
 * @param bootstraps whether rows are drawn for each tree
 * @param samples {@code max_samples}, of forests that draw rows
 * @param weights {@code class_weight}
 */
public record SearchSpace(
    List<Integer> trees,
    List<OptionalInt> depths,
    List<Integer> leaves,
    List<MaxFeatures> maxFeatures,
    List<Boolean> bootstraps,
    List<Double> samples,
    List<ClassWeight> weights)
    implements SearchGrid {
  private static final int BOOTSTRAP = 4;
  private static final int SAMPLES = 5;

  /**
   * One forest of the space.
   *
   * @param choices per parameter, in the order of the space, which of its values
   */
  public record Point(List<Integer> choices) {
    /** Copies the list. */
    public Point {
      choices = List.copyOf(choices);
    }
  }

  /**
   * Copies the lists.
   *
   * @throws IllegalArgumentException if one is empty
   */
  public SearchSpace {
    trees = List.copyOf(trees);
    depths = List.copyOf(depths);
    leaves = List.copyOf(leaves);
    maxFeatures = List.copyOf(maxFeatures);
    bootstraps = List.copyOf(bootstraps);
    samples = List.copyOf(samples);
    weights = List.copyOf(weights);
    if (trees.isEmpty()
        || depths.isEmpty()
        || leaves.isEmpty()
        || maxFeatures.isEmpty()
        || bootstraps.isEmpty()
        || samples.isEmpty()
        || weights.isEmpty()) {
      throw new IllegalArgumentException("a parameter of the search has no value to choose");
    }
  }

  /** The original's space, but for max_samples, which is taken in steps of 0.05. */
  public static SearchSpace original() {
    return new SearchSpace(
        List.of(300, 600, 900, 1200),
        List.of(OptionalInt.of(3), OptionalInt.of(5), OptionalInt.of(7), OptionalInt.empty()),
        List.of(50, 100, 200),
        List.of(
            MaxFeatures.sqrt(),
            MaxFeatures.log2(),
            MaxFeatures.fraction(0.3),
            MaxFeatures.fraction(0.5)),
        List.of(true, false),
        List.of(0.6, 0.65, 0.7, 0.75, 0.8, 0.85, 0.9, 0.95),
        List.of(ClassWeight.NONE, ClassWeight.BALANCED_SUBSAMPLE));
  }

  /** The same, with forests of other sizes. */
  public SearchSpace withTrees(List<Integer> others) {
    return new SearchSpace(others, depths, leaves, maxFeatures, bootstraps, samples, weights);
  }

  @Override
  public int[] sizes() {
    return new int[] {
      trees.size(),
      depths.size(),
      leaves.size(),
      maxFeatures.size(),
      bootstraps.size(),
      samples.size(),
      weights.size()
    };
  }

  /** A forest that draws no rows draws no share of them. */
  @Override
  public boolean matters(int parameter, Point point) {
    return parameter != SAMPLES || bootstraps.get(point.choices().get(BOOTSTRAP));
  }

  @Override
  public Point normal(Point point) {
    if (matters(SAMPLES, point)) {
      return point;
    }
    int[] choices = point.choices().stream().mapToInt(Integer::intValue).toArray();
    choices[SAMPLES] = 0;
    return new Point(Arrays.stream(choices).boxed().toList());
  }

  /** The smallest forest that is else in the middle of the space. */
  Point middle() {
    int[] choices = Arrays.stream(sizes()).map(size -> (size - 1) / 2).toArray();
    choices[0] = 0;
    return normal(new Point(Arrays.stream(choices).boxed().toList()));
  }

  /** How the forest of a point is trained. */
  public ForestParams params(Point point, long seed) {
    List<Integer> choices = point.choices();
    return new ForestParams(
        trees.get(choices.get(0)),
        depths.get(choices.get(1)),
        leaves.get(choices.get(2)),
        maxFeatures.get(choices.get(3)),
        bootstraps.get(choices.get(BOOTSTRAP))
            ? RowSampling.draws(samples.get(choices.get(SAMPLES)))
            : RowSampling.allRows(),
        weights.get(choices.get(6)),
        seed);
  }
}
