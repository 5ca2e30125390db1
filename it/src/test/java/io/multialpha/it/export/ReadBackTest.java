package io.multialpha.it.export;

import static org.assertj.core.api.Assertions.assertThat;

import io.multialpha.host.model.export.EstimatorKind;
import io.multialpha.host.model.export.PicklePayload;
import io.multialpha.host.model.export.SklearnPickle;
import io.multialpha.host.model.export.SklearnRelease;
import io.multialpha.host.model.export.TrainedForest;
import io.multialpha.host.model.forest.Forest;
import io.multialpha.host.model.forest.LeafValues;
import io.multialpha.host.model.forest.NodeFigures;
import io.multialpha.host.model.forest.Tree;
import io.multialpha.host.model.pickle.Budget;
import io.multialpha.host.model.pickle.Pickle;
import io.multialpha.host.model.pickle.PickleException;
import io.multialpha.host.model.sklearn.ClassLabel;
import io.multialpha.host.model.sklearn.SklearnModel;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What is written for scikit-learn, read by our own reader of its files. */
class ReadBackTest {
  static List<SavedForest> savedForests() throws IOException {
    return SavedForest.all();
  }

  @ParameterizedTest
  @MethodSource("savedForests")
  void everySavedForestKeepsItsBitsInEveryRelease(SavedForest saved) throws IOException {
    SklearnModel model = saved.model();
    for (SklearnRelease release : SklearnRelease.values()) {
      SklearnModel again = SavedForest.read(written(TrainedForest.of(model), release));

      assertThat(SavedForest.scores(again, saved.rows()))
          .as("%s for %s", saved, release.label())
          .isDeepEqualTo(saved.expected());
      assertThat(again.version()).startsWith(release.label());
      assertThat(again.ownFeatures()).isEqualTo(model.ownFeatures());
      assertThat(again.forests().get(0).acceptsMissing()).isEqualTo(release.acceptsMissing());
      assertThat(again.classes().toString()).isEqualTo(model.classes().toString());
    }
  }

  @ParameterizedTest
  @MethodSource("savedForests")
  void fractionsBecomeTheCountsThatTheyCameFrom(SavedForest saved) throws IOException {
    SklearnModel model = saved.model();
    SklearnModel fractions =
        SavedForest.read(written(TrainedForest.of(model), SklearnRelease.V1_4));

    SklearnModel counts =
        SavedForest.read(written(TrainedForest.of(fractions), SklearnRelease.V1_2));

    assertThat(SavedForest.scores(counts, saved.rows())).isDeepEqualTo(saved.expected());
  }

  @ParameterizedTest
  @EnumSource(LeafValues.class)
  void keepsEveryNumberOfEveryNode(LeafValues kind) throws IOException {
    Forest forest = SampleForest.draw(5, 7, 4, 3, 3, kind);
    SklearnRelease release = kind == LeafValues.COUNTS ? SklearnRelease.V1_3 : SklearnRelease.V1_4;

    Forest again = SavedForest.read(written(trained(forest), release)).forests().get(0);

    assertThat(again)
        .usingRecursiveComparison()
        .withEqualsForType(ReadBackTest::sameNodes, Tree.class)
        .isEqualTo(forest);
  }

  @Test
  void writesTheSameBytesEachTime() throws IOException {
    TrainedForest trained = trained(SampleForest.draw(5, 7, 4, 3, 3, LeafValues.COUNTS));

    assertThat(written(trained, SklearnRelease.V1_4))
        .isEqualTo(written(trained, SklearnRelease.V1_4));
  }

  @Test
  void namesOnlyWhatForestsConsistOf() throws IOException, PickleException {
    byte[] file =
        written(trained(SampleForest.draw(5, 2, 2, 3, 3, LeafValues.COUNTS)), SklearnRelease.V1_2);

    assertThat(Pickle.read(file, Budget.standard()).globals())
        .map(Object::toString)
        .containsExactlyInAnyOrder(
            "sklearn.ensemble._forest.RandomForestClassifier",
            "sklearn.tree._classes.DecisionTreeClassifier",
            "sklearn.tree._tree.Tree",
            "joblib.numpy_pickle.NumpyArrayWrapper",
            "numpy.ndarray",
            "numpy.dtype");
  }

  @Test
  void keepsParametersButTheNumberOfThreads() throws IOException {
    TrainedForest trained =
        new TrainedForest(
            EstimatorKind.RANDOM_FOREST,
            SampleForest.draw(5, 2, 2, 3, 2, LeafValues.COUNTS),
            List.of(new ClassLabel.Whole(0), new ClassLabel.Whole(1)),
            List.of(),
            Map.of(
                "max_features",
                "None",
                "max_depth",
                9,
                "min_weight_fraction_leaf",
                0.25,
                "random_state",
                "an object of class numpy.random.mtrand.RandomState",
                "n_jobs",
                -1));

    SklearnModel again = SavedForest.read(written(trained, SklearnRelease.V1_4));

    assertThat(again.parameters())
        .containsEntry("max_features", "None")
        .containsEntry("max_depth", 9L)
        .containsEntry("min_weight_fraction_leaf", 0.25)
        .containsEntry("random_state", "None")
        .containsEntry("n_jobs", "None")
        .containsEntry("criterion", "gini");
  }

  private static TrainedForest trained(Forest forest) {
    return new TrainedForest(
        EstimatorKind.RANDOM_FOREST,
        forest,
        List.of(
            new ClassLabel.Text("a"), new ClassLabel.Text("long one"), new ClassLabel.Text("平")),
        List.of(),
        Map.of());
  }

  private static byte[] written(TrainedForest trained, SklearnRelease release) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    SklearnPickle.write(trained, new PicklePayload.Bare(), release, out);
    return out.toByteArray();
  }

  private static boolean sameNodes(Tree one, Tree other) {
    return Arrays.equals(one.left(), other.left())
        && Arrays.equals(one.right(), other.right())
        && Arrays.equals(one.feature(), other.feature())
        && Arrays.equals(one.threshold(), other.threshold())
        && Arrays.equals(one.missingLeft(), other.missingLeft())
        && Arrays.equals(one.values(), other.values())
        && sameFigures(one.figures(), other.figures());
  }

  private static boolean sameFigures(NodeFigures one, NodeFigures other) {
    return one.nodes() == other.nodes()
        && IntStream.range(0, one.nodes())
            .allMatch(
                node ->
                    one.impurity(node) == other.impurity(node)
                        && one.samples(node) == other.samples(node)
                        && one.weightedSamples(node) == other.weightedSamples(node));
  }
}
