package io.multialpha.it.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import io.multialpha.host.model.ModelException;
import io.multialpha.host.model.export.EstimatorKind;
import io.multialpha.host.model.export.OnnxExport;
import io.multialpha.host.model.export.TrainedForest;
import io.multialpha.host.model.forest.Forest;
import io.multialpha.host.model.forest.LeafValues;
import io.multialpha.host.model.sklearn.ClassLabel;
import io.multialpha.host.model.sklearn.SklearnModel;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** onnxruntime gives the probabilities of scikit-learn, but for the rounding of floats. */
class OnnxruntimeScoresOurModelsTest {
  private static final double ROUNDING = 1e-6;
  private static final OrtEnvironment RUNTIME = OrtEnvironment.getEnvironment();

  static List<SavedForest> savedForests() throws IOException {
    return SavedForest.all();
  }

  @ParameterizedTest
  @MethodSource("savedForests")
  void everySavedForestKeepsItsProbabilities(SavedForest saved) throws IOException, OrtException {
    SklearnModel model = saved.model();
    TrainedForest forest = TrainedForest.of(model);
    if (model.classes().size() == 1) {
      assertThatThrownBy(() -> written(forest))
          .isInstanceOf(ModelException.class)
          .hasMessageStartingWith("The forest knows only one class, 1,");
      return;
    }
    assertNear(scored(forest, saved.rows()), saved.expected());
  }

  @ParameterizedTest
  @CsvSource({"1, 2, COUNTS", "2, 2, FRACTIONS", "3, 3, COUNTS", "4, 12, FRACTIONS"})
  void decidesAtEveryThresholdAsTheForestDoes(int seed, int classes, LeafValues kind)
      throws IOException, OrtException {
    Forest forest = SampleForest.draw(seed, 80, 6, 5, classes, kind);
    double[][] rows = SampleForest.rows(forest, seed, 500);
    if (kind == LeafValues.FRACTIONS) {
      for (int i = 0; i < rows.length; i += 3) {
        rows[i][i % 5] = Double.NaN;
      }
    }
    double[][] expected = new double[rows.length][];
    for (int i = 0; i < rows.length; i++) {
      expected[i] = SampleForest.score(forest, rows[i]);
    }

    assertNear(scored(trained(forest), rows), expected);
  }

  @Test
  void saysWhatItsInputsAndClassesAreCalled() throws IOException, OrtException {
    Forest forest = SampleForest.draw(1, 3, 2, 2, 2, LeafValues.COUNTS);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    OnnxExport.write(
        new TrainedForest(
            EstimatorKind.EXTRA_TREES,
            forest,
            List.of(new ClassLabel.Text("down"), new ClassLabel.Text("up")),
            List.of(),
            Map.of()),
        List.of("ibs", "größe"),
        Map.of("threshold", 0.55),
        out);

    try (OrtSession session = RUNTIME.createSession(out.toByteArray());
        OnnxTensor rows = OnnxTensor.createTensor(RUNTIME, new float[][] {{0, 0}});
        OrtSession.Result result = session.run(Map.of("input", rows))) {
      assertThat(session.getMetadata().getCustomMetadata())
          .containsOnly(
              Map.entry("estimator", "ExtraTreesClassifier"),
              Map.entry("classes", "[\"down\",\"up\"]"),
              Map.entry("features", "[\"ibs\",\"größe\"]"),
              Map.entry("accepts_missing", "false"),
              Map.entry("metadata", "{\"threshold\":0.55}"));
      assertThat(((String[]) result.get(0).getValue())[0]).isIn("down", "up");
    }
  }

  private static TrainedForest trained(Forest forest) {
    List<ClassLabel> labels =
        IntStream.range(0, forest.classes())
            .<ClassLabel>mapToObj(c -> new ClassLabel.Whole(10 * c - 10))
            .toList();
    return new TrainedForest(EstimatorKind.RANDOM_FOREST, forest, labels, List.of(), Map.of());
  }

  private static byte[] written(TrainedForest forest) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    OnnxExport.write(forest, List.of(), Map.of(), out);
    return out.toByteArray();
  }

  private static float[][] scored(TrainedForest forest, double[][] rows)
      throws IOException, OrtException {
    float[][] floats = new float[rows.length][];
    for (int i = 0; i < rows.length; i++) {
      floats[i] = new float[rows[i].length];
      for (int j = 0; j < floats[i].length; j++) {
        floats[i][j] = (float) rows[i][j];
      }
    }
    try (OrtSession session = RUNTIME.createSession(written(forest));
        OnnxTensor tensor = OnnxTensor.createTensor(RUNTIME, floats);
        OrtSession.Result result = session.run(Map.of("input", tensor))) {
      return (float[][]) result.get(1).getValue();
    }
  }

  private static void assertNear(float[][] scored, double[][] expected) {
    assertThat(scored).hasDimensions(expected.length, expected[0].length);
    for (int i = 0; i < expected.length; i++) {
      for (int c = 0; c < expected[i].length; c++) {
        assertThat((double) scored[i][c])
            .as("row %d, class %d", i, c)
            .isCloseTo(expected[i][c], within(ROUNDING));
      }
    }
  }
}
