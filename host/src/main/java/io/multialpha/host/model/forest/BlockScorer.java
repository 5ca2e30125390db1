package io.multialpha.host.model.forest;

import java.util.Arrays;
import java.util.Optional;

/**
 * Scores some rows at once: each tree in turn takes all of them, so that it is read from memory
 * once. Used by one thread at a time.
 */
final class BlockScorer {
  /** How many rows it takes at once: their ranks and sums stay in the processor's own caches. */
  static final int ROWS = 256;

  private final CompiledForest forest;
  private final ForestScorer single;
  private final int width;
  private final int[] ranks;
  private final int[][] perInput;
  private final int[] left = new int[ROWS];
  private final int[] votes = new int[ROWS];
  private final int[] places = new int[ROWS];
  private final double[][] sums;

  BlockScorer(CompiledForest forest) {
    this.forest = forest;
    this.single = forest.scorer();
    this.width = forest.thresholds().width();
    this.ranks = new int[ROWS * width];
    this.perInput = new int[forest.leafBits().isPresent() ? forest.inputs() : 0][ROWS];
    this.sums = new double[forest.classes()][ROWS];
  }

  /** Scores the rows from {@code first} to before {@code end}, at most {@link #ROWS} of them. */
  void score(double[] rows, int first, int end, double[] into) {
    int inputs = forest.inputs();
    int classes = forest.classes();
    int whole = 0;
    for (int row = first; row < end; row++) {
      int missing = forest.thresholds().rank(rows, row * inputs, ranks, whole * width);
      if (missing == 0) {
        places[whole++] = row * classes;
      } else {
        single.probabilities(rows, row * inputs, into, row * classes);
      }
    }
    // Up to seven rows beyond the last one, left over from earlier, are scored for nothing.
    addVotes((whole + Layout.LANES - 1) / Layout.LANES * Layout.LANES);
    for (int i = 0; i < whole; i++) {
      for (int c = 0; c < classes; c++) {
        into[places[i] + c] = sums[c][i] / forest.trees();
      }
    }
  }

  private void addVotes(int count) {
    for (double[] sum : sums) {
      Arrays.fill(sum, 0, count, 0);
    }
    Optional<LeafBits> bits = forest.leafBits();
    if (bits.isPresent()) {
      turn(count);
      for (int tree = 0; tree < forest.trees(); tree++) {
        bits.get().votesOfTree(tree, perInput, count, left, votes);
        addVotesOfTree(count);
      }
    } else {
      for (int tree = 0; tree < forest.trees(); tree++) {
        forest.layout().votesOfTree(tree, ranks, count, votes);
        addVotesOfTree(count);
      }
    }
  }

  private void turn(int count) {
    for (int input = 0; input < forest.inputs(); input++) {
      for (int row = 0; row < count; row++) {
        perInput[input][row] = ranks[row * width + input];
      }
    }
  }

  private void addVotesOfTree(int count) {
    for (int c = 0; c < sums.length; c++) {
      add(forest.probabilities(c), votes, sums[c], count);
    }
  }

  private static void add(double[] probabilities, int[] votes, double[] sums, int count) {
    for (int i = 0; i < count; i++) {
      sums[i] += probabilities[votes[i]];
    }
  }
}
