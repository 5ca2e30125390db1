package io.multialpha.host.research.forest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.multialpha.host.model.forest.CompiledForest;
import io.multialpha.host.model.forest.Forest;
import io.multialpha.host.model.forest.ForestScorer;
import io.multialpha.host.model.forest.Tree;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Smile as the oracle of the trainer that the search uses. */
class SmileTrainerTest {
  private static final int INPUTS = 8;

  private final ForestTrainer smile = new SmileTrainer();
  private final ForestTrainer ours = new PresortedTrainer(1);

  /** Rows of which a part can be learnt: two inputs, and two others together. */
  @SuppressWarnings("ArrayRecordComponent") // compared by no one
  private record Sample(double[][] columns, boolean[] labels) {
    static Sample draw(long seed, int rows) {
      Random random = new Random(seed);
      double[][] columns = new double[INPUTS][rows];
      boolean[] labels = new boolean[rows];
      for (int row = 0; row < rows; row++) {
        for (double[] column : columns) {
          column[row] = (float) (10 * random.nextGaussian());
        }
        double score = columns[0][row] - columns[1][row] + columns[2][row] * columns[3][row] / 10;
        labels[row] = score + 15 * random.nextGaussian() > 4;
      }
      return new Sample(columns, labels);
    }

    TrainingRows rows() {
      return TrainingRows.of(SortedColumns.of(columns), labels);
    }
  }

  /**
   * With nothing left to chance, its trees are ours but for the leaves that it merges. Further down
   * nodes have a few rows only, and several splits that part them equally well.
   */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void growsOurTreeAndMergesWhatVotesAlike(int depth) {
    for (int seed = 0; seed < 5; seed++) {
      TrainingRows rows = Sample.draw(seed, 900).rows();
      ForestParams params =
          ForestParams.defaults(1, 0)
              .withMaxDepth(depth)
              .withMaxFeatures(MaxFeatures.all())
              .withSampling(RowSampling.allRows());

      Tree smiles = smile.train(rows, params).forest().trees().get(0);
      Tree our = ours.train(rows, params).forest().trees().get(0);

      assertThat(text(smiles, 0)).isEqualTo(text(our, 0));
    }
  }

  /** A tree as text; sisters that vote for the same class are one leaf. */
  private static String text(Tree tree, int node) {
    double zeros = tree.values()[2 * node];
    double ones = tree.values()[2 * node + 1];
    String leaf = (ones > zeros ? "1" : "0") + " of " + zeros + " " + ones;
    if (tree.isLeaf(node)) {
      return leaf;
    }
    String left = text(tree, tree.left()[node]);
    String right = text(tree, tree.right()[node]);
    boolean alike = !left.startsWith("(") && left.charAt(0) == right.charAt(0);
    return alike
        ? leaf
        : "("
            + left
            + " ["
            + tree.feature()[node]
            + " <= "
            + tree.threshold()[node]
            + "] "
            + right
            + ")";
  }

  /**
   * Over samples, its forests tell good rows from bad ones as well as ours, within three standard
   * errors of the mean difference, or a hundredth.
   */
  @Test
  void ranksNewRowsAsOursDo() {
    int samples = 12;
    double[] differences = new double[samples];
    double[] level = new double[samples];
    for (int i = 0; i < samples; i++) {
      Sample training = Sample.draw(100 + i, 800);
      Sample fresh = Sample.draw(200 + i, 2_000);
      ForestParams params = ForestParams.defaults(60, i).withMaxDepth(6);
      level[i] = areaUnderCurve(ours.train(training.rows(), params).forest(), fresh);
      differences[i] =
          level[i] - areaUnderCurve(smile.train(training.rows(), params).forest(), fresh);
    }
    double mean = mean(differences);
    double[] squares = Arrays.stream(differences).map(d -> (d - mean) * (d - mean)).toArray();
    double error = Math.sqrt(mean(squares) / (samples - 1));

    assertThat(mean(level)).as("there is something to learn").isBetween(0.65, 0.95);
    assertThat(Math.abs(mean))
        .as("mean difference %s, standard error %s", mean, error)
        .isLessThan(Math.max(3 * error, 0.01));
  }

  private static double mean(double[] numbers) {
    return Arrays.stream(numbers).average().orElseThrow();
  }

  private static double areaUnderCurve(Forest forest, Sample fresh) {
    ForestScorer scorer = CompiledForest.of(forest).scorer();
    int rows = fresh.labels().length;
    double[] scores = new double[rows];
    for (int row = 0; row < rows; row++) {
      int of = row;
      double[] inputs = Arrays.stream(fresh.columns()).mapToDouble(column -> column[of]).toArray();
      scores[row] = scorer.probability(inputs, 1);
    }
    double won = 0;
    double pairs = 0;
    for (int good : IntStream.range(0, rows).filter(row -> fresh.labels()[row]).toArray()) {
      for (int bad = 0; bad < rows; bad++) {
        if (!fresh.labels()[bad]) {
          pairs++;
          won += scores[good] > scores[bad] ? 1 : scores[good] == scores[bad] ? 0.5 : 0;
        }
      }
    }
    return won / pairs;
  }

  @Test
  void theSameSeedGivesTheSameForest() {
    TrainingRows rows = Sample.draw(3, 400).rows();
    ForestParams params = ForestParams.defaults(5, 9).withMaxDepth(4);

    Forest one = smile.train(rows, params).forest();
    Forest again = smile.train(rows, params).forest();
    Forest other = smile.train(rows, params.withSeed(10)).forest();

    assertThat(again).usingRecursiveComparison().isEqualTo(one);
    assertThat(other.trees().get(0).threshold()).isNotEqualTo(one.trees().get(0).threshold());
  }

  @Test
  void eachDrawCountsAndAllAreAtTheRoot() {
    TrainingRows rows = Sample.draw(3, 400).rows();
    ForestParams params =
        ForestParams.defaults(2, 9).withSampling(RowSampling.draws(0.5)).withMaxDepth(2);

    Forest forest = smile.train(rows, params).forest();

    assertThat(forest.trees())
        .allSatisfy(tree -> assertThat(tree.figures().samples(0)).isEqualTo(200));
  }

  @Test
  void leavesHoldAsManyRowsAsAskedFor() {
    TrainingRows rows = Sample.draw(4, 400).rows();
    ForestParams params =
        ForestParams.defaults(3, 1).withMinSamplesLeaf(40).withSampling(RowSampling.allRows());

    Forest forest = smile.train(rows, params).forest();

    assertThat(forest.nodes()).isGreaterThan(6);
    assertThat(forest.trees())
        .allSatisfy(
            tree -> {
              for (int node = 0; node < tree.nodes(); node++) {
                assertThat(tree.figures().samples(node)).isGreaterThanOrEqualTo(40);
              }
            });
  }

  @Test
  void refusesWhatSmileCannotDoExactly() {
    TrainingRows rows = Sample.draw(1, 50).rows();
    ForestParams plain = ForestParams.defaults(1, 1);

    assertThatThrownBy(() -> smile.train(rows, plain.withClassWeight(ClassWeight.BALANCED)))
        .hasMessageStartingWith("Smile has no class_weight balanced;");
    assertThatThrownBy(() -> smile.train(rows, plain.withMinSamplesLeaf(50)))
        .hasMessageContaining("it has no min_samples_leaf 50 with bootstrap");
    double[] weights = rows.weights().clone();
    weights[3] = 0.5;
    assertThatThrownBy(
            () ->
                smile.train(
                    new TrainingRows(rows.inputs(), rows.labels(), weights, List.of()), plain))
        .hasMessageStartingWith("Smile has no weights of rows;");
  }
}
