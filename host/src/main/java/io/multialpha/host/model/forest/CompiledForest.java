package io.multialpha.host.model.forest;

import java.util.Optional;

/**
 * A forest made ready for scoring: the probabilities that scikit-learn gives with one thread, to
 * the last bit. A tree's vote is the fraction of each class at the leaf that a row comes to; the
 * votes are added in the order of the trees, and the sum is divided by their number.
 *
 * <p>Immutable; shared by threads, each of which takes a {@link #scorer} of its own. It does not
 * keep the {@link Forest}.
 */
public final class CompiledForest {
  /**
   * Whether the JVM makes vector code, without which masks are slower than walks: short commands
   * run with the quick compiler alone, which is what the JVM calls emulating a client. The bits are
   * the same.
   */
  private static final boolean VECTOR_CODE =
      !System.getProperty("java.vm.info", "").contains("emulated-client");

  private final int inputs;
  private final int classes;
  private final int trees;
  private final Thresholds thresholds;
  private final Layout layout;
  private final Optional<LeafBits> leafBits;
  private final double[][] probabilities;

  private CompiledForest(
      Forest forest,
      Thresholds thresholds,
      Layout layout,
      Optional<LeafBits> leafBits,
      double[][] probabilities) {
    this.inputs = forest.inputs();
    this.classes = forest.classes();
    this.trees = forest.trees().size();
    this.thresholds = thresholds;
    this.layout = layout;
    this.leafBits = leafBits;
    this.probabilities = probabilities;
  }

  /**
   * Makes a forest ready.
   *
   * @throws IllegalArgumentException if it has more than 1,073,741,824 nodes, or 16,777,215
   *     different leaves, thresholds of one input or nodes on two levels
   */
  public static CompiledForest of(Forest forest) {
    if (forest.nodes() > 1 << 30) {
      throw new IllegalArgumentException(
          "a forest of " + forest.nodes() + " nodes; at most " + (1 << 30) + " can be scored");
    }
    Votes votes = new Votes(forest.classes(), forest.leafValues());
    NodeBuilder builder = new NodeBuilder(forest, votes);
    Thresholds thresholds = builder.rank();
    Layout layout = builder.layout(thresholds);
    Optional<LeafBits> leafBits = VECTOR_CODE ? builder.leafBits() : Optional.empty();
    CompiledForest compiled =
        new CompiledForest(forest, thresholds, layout, leafBits, votes.probabilities());
    // So that the first row does not wait for classes to be loaded.
    compiled.scorer().probability(new double[forest.inputs()], 0);
    return compiled;
  }

  /** How many numbers a row has. */
  public int inputs() {
    return inputs;
  }

  /** How many classes there are, which is how many probabilities a row gets. */
  public int classes() {
    return classes;
  }

  /** How many trees vote. */
  public int trees() {
    return trees;
  }

  /** A scorer for one thread. */
  public ForestScorer scorer() {
    return new ForestScorer(this);
  }

  /**
   * Scores many rows, on several threads. The probabilities are those of {@link
   * ForestScorer#probabilities}, whatever the number of threads.
   *
   * @param rows row after row, {@code rows[row * inputs + input]}; not modified
   * @param into takes {@code into[row * classes + c]}; NaN for all classes of a row that cannot be
   *     scored
   * @param threads how many threads work, the caller's among them; at least 1
   * @throws IllegalArgumentException if {@code rows} does not hold whole rows, {@code into} does
   *     not hold their probabilities, or {@code threads} is below 1
   */
  public void probabilities(double[] rows, double[] into, int threads) {
    BatchScoring.run(this, rows, into, threads);
  }

  Thresholds thresholds() {
    return thresholds;
  }

  Layout layout() {
    return layout;
  }

  Optional<LeafBits> leafBits() {
    return leafBits;
  }

  /** The probability of a class, vote by vote. */
  double[] probabilities(int column) {
    return probabilities[column];
  }
}
