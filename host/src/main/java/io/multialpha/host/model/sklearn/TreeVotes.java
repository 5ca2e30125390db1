package io.multialpha.host.model.sklearn;

import io.multialpha.host.model.forest.CompiledForest;
import io.multialpha.host.model.forest.Forest;
import io.multialpha.host.model.forest.ForestScorer;
import java.util.List;
import java.util.Optional;

/**
 * A forest, or a tree as a forest of one.
 *
 * @param name its class in Python
 */
record TreeVotes(String name, Forest forest, List<ClassLabel> classes) implements Estimator {
  /** Numbers of this size and above become infinite as floats. */
  private static final double TOO_LARGE = 3.4028235677973366e38;

  TreeVotes {
    classes = List.copyOf(classes);
  }

  @Override
  public int inputs() {
    return forest.inputs();
  }

  @Override
  public String description() {
    return name;
  }

  @Override
  public List<Forest> forests() {
    return List.of(forest);
  }

  @Override
  public Optional<RowFault> fault(double[] row) {
    for (int i = 0; i < row.length; i++) {
      if (Double.isNaN(row[i]) && !forest.acceptsMissing()) {
        return Optional.of(new RowFault(i, "is missing (NaN), which " + name + " does not accept"));
      }
      if (Math.abs(row[i]) >= TOO_LARGE) {
        return Optional.of(
            new RowFault(
                i,
                Double.isInfinite(row[i])
                    ? "is infinite"
                    : "is " + ShortestDecimal.of(row[i]) + ", too large for a float of 32 bits"));
      }
    }
    return Optional.empty();
  }

  @Override
  public RowScorer scorer() {
    ForestScorer scorer = CompiledForest.of(forest).scorer();
    return scorer::probabilities;
  }
}
