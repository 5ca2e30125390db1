package io.multialpha.it.export;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.multialpha.host.model.export.EstimatorKind;
import io.multialpha.host.model.export.PicklePayload;
import io.multialpha.host.model.export.SklearnPickle;
import io.multialpha.host.model.export.TrainedForest;
import io.multialpha.host.model.forest.Forest;
import io.multialpha.host.model.forest.LeafValues;
import io.multialpha.host.model.sklearn.ClassLabel;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The real scikit-learn loads the forests that are written here, and scores them bit for bit. */
class SklearnLoadsOurPicklesTest {
  private static final int ROWS = 300;

  private static ScikitLearn python;

  @TempDir Path folder;

  @BeforeAll
  static void find() {
    python = ScikitLearn.require();
  }

  @ParameterizedTest
  @CsvSource({
    "1, 2, COUNTS, RANDOM_FOREST",
    "2, 2, FRACTIONS, RANDOM_FOREST",
    "3, 3, COUNTS, EXTRA_TREES",
    "4, 5, FRACTIONS, EXTRA_TREES",
    "5, 1, COUNTS, RANDOM_FOREST"
  })
  void scoresToTheLastBit(int seed, int classes, LeafValues kind, EstimatorKind estimator)
      throws IOException {
    Forest forest = SampleForest.draw(seed, 60, 5, 7, classes, kind);
    List<ClassLabel> labels =
        IntStream.range(0, classes)
            .<ClassLabel>mapToObj(c -> new ClassLabel.Whole(10L * c))
            .toList();
    TrainedForest trained = new TrainedForest(estimator, forest, labels, List.of(), Map.of());

    List<String> printed = scored(trained, new PicklePayload.Bare(), rows(forest, seed));

    assertThat(printed.get(0)).startsWith("class " + estimator.forestClass() + " 60 0");
    assertThat(printed.subList(2, printed.size())).isEqualTo(expected(forest, rows(forest, seed)));
  }

  @Test
  void followsMissingValuesAsTheForestDoes() throws IOException {
    Forest forest = SampleForest.draw(9, 20, 6, 4, 2, LeafValues.FRACTIONS);
    double[][] rows = rows(forest, 9);
    for (int i = 0; i < rows.length; i++) {
      rows[i][i % 4] = Double.NaN;
    }
    assumeTrue(
        python.reads().acceptsMissing(),
        "SKIPPED: scikit-learn " + python.version() + " refuses rows with missing values");

    List<String> printed = scored(binary(forest, List.of()), new PicklePayload.Bare(), rows);

    assertThat(printed.subList(2, printed.size())).isEqualTo(expected(forest, rows));
  }

  @Test
  void knowsTheNamesOfTheInputs() throws IOException {
    Forest forest = SampleForest.draw(1, 3, 2, 3, 2, LeafValues.COUNTS);
    List<String> names = List.of("ibs", "größe", "x".repeat(300));

    List<String> printed =
        scored(
            binary(forest, names),
            new PicklePayload.WithFeatures(names, Map.of("threshold", 0.55)),
            rows(forest, 1));

    assertThat(printed)
        .startsWith(
            "class RandomForestClassifier 3 0 1",
            "features " + String.join(" ", names),
            "names " + String.join(" ", names));
  }

  @Test
  void knowsLabelsOfEveryKind() throws IOException {
    Forest forest = SampleForest.draw(1, 3, 2, 3, 2, LeafValues.COUNTS);

    assertThat(labels(forest, new ClassLabel.Text("ab"), new ClassLabel.Text("größer")))
        .isEqualTo("'ab' 'größer'");
    assertThat(labels(forest, new ClassLabel.Truth(false), new ClassLabel.Truth(true)))
        .isEqualTo("False True");
    assertThat(labels(forest, new ClassLabel.Real(-1.5), new ClassLabel.Real(1)))
        .isEqualTo("-1.5 1.0");
    assertThat(labels(forest, new ClassLabel.Whole(Long.MIN_VALUE), new ClassLabel.Whole(300)))
        .isEqualTo("-9223372036854775808 300");
  }

  @Test
  void readsThousandsOfTrees() throws IOException {
    Forest forest = SampleForest.draw(3, 2_100, 1, 2, 2, LeafValues.FRACTIONS);
    double[][] rows = rows(forest, 3);

    List<String> printed = scored(binary(forest, List.of()), new PicklePayload.Bare(), rows);

    assertThat(printed.subList(2, printed.size())).isEqualTo(expected(forest, rows));
  }

  private String labels(Forest forest, ClassLabel... labels) throws IOException {
    TrainedForest trained =
        new TrainedForest(
            EstimatorKind.RANDOM_FOREST, forest, List.of(labels), List.of(), Map.of());
    return scored(trained, new PicklePayload.Bare(), new double[0][])
        .get(0)
        .substring("class RandomForestClassifier 3 ".length());
  }

  private static TrainedForest binary(Forest forest, List<String> names) {
    return new TrainedForest(
        EstimatorKind.RANDOM_FOREST,
        forest,
        List.of(new ClassLabel.Whole(0), new ClassLabel.Whole(1)),
        names,
        Map.of(
            "max_depth", 5,
            "criterion", "entropy",
            "n_jobs", -1));
  }

  private static double[][] rows(Forest forest, int seed) {
    return SampleForest.rows(forest, seed + 1_000, ROWS);
  }

  private List<String> scored(TrainedForest trained, PicklePayload payload, double[][] rows)
      throws IOException {
    Path model = folder.resolve("model.pkl");
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(model))) {
      SklearnPickle.write(trained, payload, python.reads(), out);
    }
    Path csv = folder.resolve("rows.csv");
    Files.write(
        csv,
        Arrays.stream(rows)
            .map(row -> Arrays.stream(row).mapToObj(Double::toString))
            .map(cells -> cells.collect(Collectors.joining(",")))
            .toList(),
        UTF_8);
    return python.script("score.py", model, csv);
  }

  private static List<String> expected(Forest forest, double[][] rows) {
    return Stream.of(rows)
        .map(
            row ->
                Arrays.stream(SampleForest.score(forest, row))
                    .mapToObj(SklearnLoadsOurPicklesTest::hex))
        .map(cells -> cells.collect(Collectors.joining(" ")))
        .toList();
  }

  /** Like Python's {@code float.hex}. */
  private static String hex(double value) {
    if (value == 0) {
      return "0x0.0p+0";
    }
    long bits = Double.doubleToRawLongBits(value);
    int exponent = Math.getExponent(value);
    return String.format(Locale.ROOT, "0x1.%013xp%+d", bits & 0xfffffffffffffL, exponent);
  }
}
