package io.multialpha.it.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.multialpha.host.model.pickle.Pickle;
import io.multialpha.host.model.sklearn.RowScorer;
import io.multialpha.host.model.sklearn.SklearnModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Models that the scikit-learn of this machine trains and saves during the test, and the
 * probabilities that it gives. Skipped where there is none: on Debian, install {@code
 * python3-sklearn} and {@code python3-joblib}.
 */
class ScikitLearnOracleTest {
  private static final Path PYTHON = Path.of("/usr/bin/python3");
  private static final Path SCRIPT = Path.of("src", "test", "python", "sklearn_models.py");
  private static final int NOT_INSTALLED = 77;

  /** The C library's exponential is not rounded to nearest, and differs from machine to machine. */
  private static final long SIGMOID_ULPS = 4;

  @TempDir static Path folder;

  @TestFactory
  List<DynamicTest> givesTheBitsOfTheScikitLearnOfThisMachine() throws Exception {
    train();
    try (Stream<Path> files = Files.list(folder)) {
      List<DynamicTest> tests =
          files
              .map(file -> file.getFileName().toString())
              .filter(name -> name.endsWith(".expected.csv"))
              .map(name -> name.replace(".expected.csv", ""))
              .sorted()
              .map(name -> DynamicTest.dynamicTest(name, () -> compare(name)))
              .toList();
      assertThat(tests).hasSizeGreaterThan(70);
      return tests;
    }
  }

  private static void train() throws IOException, InterruptedException {
    Assumptions.assumeTrue(
        Files.isExecutable(PYTHON), "SKIPPED, NOTHING COMPARED: there is no " + PYTHON);
    Path log = folder.resolve("python.log");
    Process python =
        new ProcessBuilder(PYTHON.toString(), SCRIPT.toString(), folder.toString())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    boolean ended = python.waitFor(5, TimeUnit.MINUTES);
    if (!ended) {
      python.destroyForcibly();
    }
    String said = Files.readString(log);
    assertThat(ended).as("training ended: %s", said).isTrue();
    Assumptions.assumeTrue(
        python.exitValue() != NOT_INSTALLED,
        () -> "SKIPPED, NOTHING COMPARED: scikit-learn is not installed: " + said);
    assertThat(python.exitValue()).as(said).isZero();
  }

  private static void compare(String name) throws Exception {
    SklearnModel model =
        SklearnModel.of(Pickle.read(folder.resolve(name + "_rf_model.pkl")).value());
    List<double[]> rows = numbers(folder.resolve(name + ".input.csv"));
    List<double[]> expected = numbers(folder.resolve(name + ".expected.csv"));
    long allowed = name.contains("sigmoid") ? SIGMOID_ULPS : 0;
    RowScorer scorer = model.scorer();
    double[] found = new double[model.classes().size()];
    assertThat(rows).hasSize(60).hasSameSizeAs(expected);
    for (int i = 0; i < rows.size(); i++) {
      assertThat(scorer.probabilities(rows.get(i), found)).as("row %d is scored", i).isTrue();
      assertThat(expected.get(i)).as("classes").hasSameSizeAs(found);
      for (int c = 0; c < found.length; c++) {
        long apart =
            Math.abs(
                Double.doubleToRawLongBits(found[c])
                    - Double.doubleToRawLongBits(expected.get(i)[c]));
        assertThat(apart)
            .as("row %d, class %d: %s is not %s", i, c, found[c], expected.get(i)[c])
            .isLessThanOrEqualTo(allowed);
      }
    }
  }

  private static List<double[]> numbers(Path csv) throws IOException {
    List<double[]> rows = new ArrayList<>();
    List<String> lines = Files.readAllLines(csv);
    for (String line : lines.subList(1, lines.size())) {
      rows.add(
          Stream.of(line.split(",", -1))
              .mapToDouble(cell -> cell.equals("nan") ? Double.NaN : Double.parseDouble(cell))
              .toArray());
    }
    return rows;
  }
}
