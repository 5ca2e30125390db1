package io.multialpha.host.research.forest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.multialpha.host.model.export.TrainedForest;
import io.multialpha.host.model.forest.CompiledForest;
import io.multialpha.host.model.forest.Forest;
import io.multialpha.host.model.forest.Tree;
import io.multialpha.host.research.forest.RecordedForest.RecordedNode;
import java.util.List;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PresortedTrainerTest {
  private static final Offset<Double> ROUNDING = within(1e-12);

  private final ForestTrainer trainer = new PresortedTrainer(1);

  static List<RecordedForest> recorded() {
    return RecordedForest.all();
  }

  @ParameterizedTest
  @MethodSource("recorded")
  void growsTheTreesOfScikitLearn(RecordedForest recorded) {
    Forest forest = trainer.train(recorded.rows(), recorded.params()).forest();

    assertThat(forest.nodes())
        .isEqualTo(recorded.nodes().size())
        .isGreaterThan(forest.trees().size());
    int next = 0;
    for (int number = 0; number < forest.trees().size(); number++) {
      Tree tree = forest.trees().get(number);
      for (int node = 0; node < tree.nodes(); node++) {
        RecordedNode expected = recorded.nodes().get(next++);
        assertThat(
                List.of(
                    number,
                    tree.left()[node],
                    tree.right()[node],
                    tree.feature()[node],
                    tree.threshold()[node],
                    tree.figures().samples(node)))
            .as("tree %d, node %d", number, node)
            .isEqualTo(
                List.of(
                    expected.tree(),
                    expected.left(),
                    expected.right(),
                    expected.feature(),
                    expected.threshold(),
                    expected.samples()));
        sameNumbers(recorded, tree, node, expected);
      }
    }
  }

  /** Where all weights are whole there is nothing to round. */
  private static void sameNumbers(
      RecordedForest recorded, Tree tree, int node, RecordedNode expected) {
    boolean whole = !recorded.weighted() && recorded.params().classWeight() == ClassWeight.NONE;
    Offset<Double> offset = whole ? within(0.0) : ROUNDING;
    assertThat(tree.figures().impurity(node)).isCloseTo(expected.impurity(), offset);
    assertThat(tree.values()[2 * node]).isCloseTo(expected.zeros(), offset);
    assertThat(tree.values()[2 * node + 1]).isCloseTo(expected.ones(), offset);
    assertThat(tree.figures().weightedSamples(node))
        .isCloseTo(expected.zeros() + expected.ones(), offset);
  }

  @ParameterizedTest
  @MethodSource("recorded")
  void inputsAreAsImportantAsInScikitLearn(RecordedForest recorded) {
    Forest forest = trainer.train(recorded.rows(), recorded.params()).forest();

    double[] importances = ImpurityImportance.of(forest);

    assertThat(importances).hasSize(recorded.importances().size());
    for (int input = 0; input < importances.length; input++) {
      assertThat(importances[input]).isCloseTo(recorded.importances().get(input), ROUNDING);
    }
  }

  @ParameterizedTest
  @MethodSource("recorded")
  void threadsChangeNothing(RecordedForest recorded) {
    ForestParams params =
        new ForestParams(
            40,
            recorded.params().maxDepth(),
            recorded.params().minSamplesLeaf(),
            recorded.params().maxFeatures(),
            recorded.params().sampling(),
            recorded.params().classWeight(),
            recorded.params().seed());

    Forest one = trainer.train(recorded.rows(), params).forest();
    Forest three = new PresortedTrainer(3).train(recorded.rows(), params).forest();

    assertThat(three).usingRecursiveComparison().isEqualTo(one);
  }

  @Test
  void anotherSeedGivesAnotherForest() {
    TrainingRows rows = recorded().get(0).rows();

    Forest one = trainer.train(rows, ForestParams.defaults(2, 1)).forest();
    Forest other = trainer.train(rows, ForestParams.defaults(2, 2)).forest();

    assertThat(one.trees().get(0).threshold()).isNotEqualTo(other.trees().get(0).threshold());
    assertThat(one.trees().get(0).threshold()).isNotEqualTo(one.trees().get(1).threshold());
  }

  @Test
  void aForestKnowsHowItWasTrainedAndIsReadyToScore() {
    TrainingRows rows =
        recorded().get(0).rows().named(List.of("a", "b", "c", "d", "e", "f", "g", "h"));
    ForestParams params =
        ForestParams.defaults(5, 3).withMaxDepth(4).withSampling(RowSampling.draws(0.5));

    TrainedForest trained = trainer.train(rows, params);

    assertThat(trained.featureNames()).containsExactly("a", "b", "c", "d", "e", "f", "g", "h");
    assertThat(trained.classes()).extracting(Object::toString).containsExactly("0", "1");
    assertThat(trained.parameters())
        .containsEntry("max_depth", 4)
        .containsEntry("max_samples", 0.5)
        .containsEntry("class_weight", "None")
        .containsEntry("random_state", 3L);
    double[] probabilities = new double[2];
    CompiledForest.of(trained.forest()).scorer().probabilities(new double[8], probabilities);
    assertThat(probabilities[0] + probabilities[1]).isCloseTo(1, ROUNDING);
  }

  @Test
  void refusesMoreInputsPerSplitThanThereAre() {
    ForestParams params = ForestParams.defaults(1, 0).withMaxFeatures(MaxFeatures.count(9));

    assertThatThrownBy(() -> trainer.train(recorded().get(0).rows(), params))
        .hasMessage("max_features is 9, and there are 8 inputs");
  }

  @Test
  void refusesToTrainOnNoThreads() {
    assertThatThrownBy(() -> new PresortedTrainer(0)).hasMessage("0 threads; expected at least 1");
  }

  @Test
  void aTreeThatDrewOnlyWeightlessRowsIsRefused() {
    int count = 500;
    double[] weights = new double[count];
    boolean[] labels = new boolean[count];
    weights[0] = 1;
    weights[1] = 1;
    labels[0] = true;
    double[][] columns = {IntStream.range(0, count).asDoubleStream().toArray()};
    TrainingRows rows = new TrainingRows(SortedColumns.of(columns), labels, weights, List.of());
    ForestParams params = ForestParams.defaults(20, 0).withSampling(RowSampling.draws(0.01));

    assertThatThrownBy(() -> trainer.train(rows, params))
        .hasMessageContaining("drew no row of a weight above 0");
  }
}
