package io.multialpha.benchmarks;

import io.multialpha.host.model.export.TrainedForest;
import io.multialpha.host.model.forest.CompiledForest;
import io.multialpha.host.model.forest.Forest;
import io.multialpha.host.model.forest.ForestScorer;
import io.multialpha.host.model.pickle.Pickle;
import io.multialpha.host.model.pickle.PickleException;
import io.multialpha.host.model.sklearn.SklearnException;
import io.multialpha.host.model.sklearn.SklearnModel;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;

/**
 * A forest that scikit-learn trained, with rows and what scikit-learn says of them.
 *
 * @param trained the forest and its labels
 * @param rows the rows, one array each
 * @param expected the probabilities of both classes, per row
 */
@SuppressWarnings("ArrayRecordComponent") // compared by no one
record PeerForest(TrainedForest trained, double[][] rows, double[][] expected) {
  /** One more than nodes of four bytes have room for. */
  private static final int MANY_INPUTS = 64;

  /** Loads forest A (900 trees, five levels) or B (1,200 deep trees). */
  static PeerForest load(String name) {
    Path folder = Repository.root().resolveSibling("shared").resolve("fixtures/perf");
    try {
      return new PeerForest(
          TrainedForest.of(SklearnModel.of(Pickle.read(folder.resolve(name + ".pkl")).value())),
          table(folder.resolve("rows.input.csv.gz")),
          table(folder.resolve(name + ".expected.csv.gz")));
    } catch (IOException | PickleException | SklearnException e) {
      throw new IllegalStateException(
          "Forest " + name + " in " + folder + ": " + e.getMessage(), e);
    }
  }

  private static double[][] table(Path file) throws IOException {
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
      return reader
          .lines()
          .skip(1)
          .map(line -> Arrays.stream(line.split(",")).mapToDouble(Double::parseDouble).toArray())
          .toArray(double[][]::new);
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  Forest forest() {
    return trained.forest();
  }

  /** All rows in one array. */
  double[] flatRows() {
    return flat(rows);
  }

  /**
   * The same forest and rows among inputs that no split looks at, so many that its nodes take eight
   * bytes instead of four. It scores as before.
   */
  Wide wide() {
    Forest few = forest();
    return new Wide(
        new Forest(MANY_INPUTS, few.classes(), few.leafValues(), few.acceptsMissing(), few.trees()),
        Arrays.stream(rows).map(row -> Arrays.copyOf(row, MANY_INPUTS)).toArray(double[][]::new),
        expected);
  }

  /** A forest of many inputs with its rows. */
  @SuppressWarnings("ArrayRecordComponent") // compared by no one
  record Wide(Forest forest, double[][] rows, double[][] expected) {
    CompiledForest compiled() {
      return PeerForest.compiled(forest, rows, expected);
    }

    double[] flatRows() {
      return flat(rows);
    }
  }

  private static double[] flat(double[][] rows) {
    return Arrays.stream(rows).flatMapToDouble(Arrays::stream).toArray();
  }

  /** Compiles the forest, and fails unless every row gets the bits that scikit-learn gave it. */
  CompiledForest compiled() {
    return compiled(forest(), rows, expected);
  }

  private static CompiledForest compiled(Forest forest, double[][] rows, double[][] expected) {
    CompiledForest compiled = CompiledForest.of(forest);
    double[] into = new double[rows.length * forest.classes()];
    compiled.probabilities(flat(rows), into, 2);
    ForestScorer scorer = compiled.scorer();
    double[] single = new double[forest.classes()];
    for (int i = 0; i < rows.length; i++) {
      scorer.probabilities(rows[i], single);
      int start = i * single.length;
      if (!Arrays.equals(single, expected[i])
          || !Arrays.equals(Arrays.copyOfRange(into, start, start + single.length), expected[i])) {
        throw new IllegalStateException("row " + i + " is scored otherwise than by scikit-learn");
      }
    }
    return compiled;
  }
}
