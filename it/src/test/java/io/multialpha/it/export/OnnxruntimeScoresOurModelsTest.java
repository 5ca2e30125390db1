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
import io.multialpha.host.model.forest.Tree;
import io.multialpha.host.model.sklearn.ClassLabel;
import io.multialpha.host.model.sklearn.SklearnModel;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * onnxruntime gives the probabilities of scikit-learn, but for the rounding of floats, and the
 * labels of its {@code predict}.
 */
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
    assertAgree(scored(forest, saved.rows()), saved.expected(), forest.classes());
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

    TrainedForest trained = trained(forest);
    assertAgree(scored(trained, rows), expected, trained.classes());
  }

  /** The trees' votes are whole, so that the probabilities are equal and not only nearly so. */
  @ParameterizedTest
  @CsvSource({"2, 2", "2, 30", "3, 3", "3, 99", "12, 12", "12, 96"})
  void callsATieByTheFirstOfItsClasses(int classes, int trees) throws IOException, OrtException {
    List<Tree> votes = IntStream.range(0, trees).mapToObj(i -> stump(i, classes)).toList();
    Forest forest = new Forest(1, classes, LeafValues.COUNTS, false, votes);
    List<ClassLabel> names =
        IntStream.range(0, classes)
            .<ClassLabel>mapToObj(c -> new ClassLabel.Text("class, \"" + (char) ('a' + c)))
            .toList();
    double[][] rows = {{0}, {1}};
    double[][] expected = {
      SampleForest.score(forest, rows[0]), SampleForest.score(forest, rows[1])
    };

    for (List<ClassLabel> labels : List.of(names, trained(forest).classes())) {
      Scored scored =
          scored(
              new TrainedForest(EstimatorKind.RANDOM_FOREST, forest, labels, List.of(), Map.of()),
              rows);

      assertAgree(scored, expected, labels);
      assertThat(scored.labels().get(0)).isEqualTo(labels.get(0).toString());
      // One tree has changed its mind there, from the first class to the second.
      assertThat(scored.labels().get(1)).isEqualTo(labels.get(1).toString());
    }
  }

  /** A tree that votes for one class throughout; the first one for the second class above 0.5. */
  private static Tree stump(int index, int classes) {
    double[] values = new double[3 * classes];
    values[classes + index % classes] = 4;
    values[2 * classes + (index == 0 ? 1 : index % classes)] = 4;
    for (int c = 0; c < classes; c++) {
      values[c] = values[classes + c] + values[2 * classes + c];
    }
    return new Tree(
        new int[] {1, -1, -1},
        new int[] {2, -1, -1},
        new int[] {0, -2, -2},
        new double[] {0.5, -2, -2},
        new boolean[3],
        new double[3],
        new long[] {8, 4, 4},
        new double[] {8, 4, 4},
        values);
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

  /** What onnxruntime gives for each row. */
  private record Scored(List<String> labels, List<float[]> probabilities) {}

  private static Scored scored(TrainedForest forest, double[][] rows)
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
      Object labels = result.get(0).getValue();
      return new Scored(
          labels instanceof long[] numbers
              ? LongStream.of(numbers).mapToObj(Long::toString).toList()
              : List.of((String[]) labels),
          List.of((float[][]) result.get(1).getValue()));
    }
  }

  private static void assertAgree(Scored scored, double[][] expected, List<ClassLabel> classes) {
    List<float[]> probabilities = scored.probabilities();
    assertThat(probabilities).hasSize(expected.length);
    assertThat(scored.labels()).hasSize(expected.length);
    for (int i = 0; i < expected.length; i++) {
      assertThat(probabilities.get(i)).hasSize(classes.size());
      for (int c = 0; c < expected[i].length; c++) {
        assertThat((double) probabilities.get(i)[c])
            .as("row %d, class %d", i, c)
            .isCloseTo(expected[i][c], within(ROUNDING));
      }
      int largest = largest(expected[i]);
      if (isTiedOrClear(expected[i], largest)) {
        assertThat(scored.labels().get(i))
            .as("row %d: %s", i, Arrays.toString(expected[i]))
            .isEqualTo(label(classes.get(largest)));
      }
    }
  }

  /** The first of the largest, as numpy's argmax has it. */
  private static int largest(double[] probabilities) {
    int largest = 0;
    for (int c = 1; c < probabilities.length; c++) {
      largest = probabilities[c] > probabilities[largest] ? c : largest;
    }
    return largest;
  }

  /** Where probabilities differ by less than floats can tell, so may the labels. */
  private static boolean isTiedOrClear(double[] probabilities, int largest) {
    return Arrays.stream(probabilities)
        .map(probability -> probabilities[largest] - probability)
        .noneMatch(behind -> behind > 0 && behind < ROUNDING);
  }

  /** ONNX has no truth values as labels: they are 0 and 1. */
  private static String label(ClassLabel label) {
    return label instanceof ClassLabel.Truth truth ? (truth.value() ? "1" : "0") : label.toString();
  }
}
