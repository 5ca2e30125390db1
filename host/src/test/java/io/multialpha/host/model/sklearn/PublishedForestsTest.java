package io.multialpha.host.model.sklearn;

import static org.assertj.core.api.Assertions.assertThat;

import io.multialpha.host.model.forest.CompiledForest;
import io.multialpha.host.model.forest.ForestScorer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The forests that figures are published for, on all of their rows, one by one and at once. */
class PublishedForestsTest {
  @ParameterizedTest
  @ValueSource(strings = {"A", "B"})
  void givesTheBitsOfScikitLearnOneByOneAndAtOnce(String name) throws Exception {
    Path folder = SavedForest.shared("fixtures/perf");
    CompiledForest forest =
        CompiledForest.of(SavedForest.read(folder.resolve(name + ".pkl")).forests().get(0));
    double[] rows = numbers(folder.resolve("rows.input.csv.gz"));
    double[] expected = numbers(folder.resolve(name + ".expected.csv.gz"));
    int count = expected.length / 2;
    assertThat(count).isEqualTo(5_000);

    double[] oneByOne = new double[expected.length];
    ForestScorer scorer = forest.scorer();
    for (int i = 0; i < count; i++) {
      double[] row = Arrays.copyOfRange(rows, i * forest.inputs(), (i + 1) * forest.inputs());
      oneByOne[2 * i] = scorer.probability(row, 0);
      oneByOne[2 * i + 1] = scorer.probability(row, 1);
    }
    assertThat(oneByOne).isEqualTo(expected);

    double[] atOnce = new double[expected.length];
    forest.probabilities(rows, atOnce, 2);
    assertThat(atOnce).isEqualTo(expected);
  }

  private static double[] numbers(Path file) throws IOException {
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
      return reader
          .lines()
          .skip(1)
          .flatMapToDouble(line -> Arrays.stream(line.split(",")).mapToDouble(Double::parseDouble))
          .toArray();
    }
  }
}
