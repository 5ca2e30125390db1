package io.multialpha.it.export;

import io.multialpha.host.model.pickle.Budget;
import io.multialpha.host.model.pickle.Pickle;
import io.multialpha.host.model.pickle.PickleException;
import io.multialpha.host.model.sklearn.RowScorer;
import io.multialpha.host.model.sklearn.SklearnException;
import io.multialpha.host.model.sklearn.SklearnModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/**
 * Forests that scikit-learn 1.2.1 saved, with rows to score; they lie beside the repository.
 *
 * @param file the pickle
 */
record SavedForest(Path file) {
  private static final Path FOLDER = Path.of("../../shared/fixtures/pickle/forests");
  private static final String ENDING = "_rf_model.pkl";

  /** All that have rows; skips the test where the folder is missing. */
  static List<SavedForest> all() throws IOException {
    Assumptions.assumeTrue(Files.isDirectory(FOLDER), () -> "skipped: there is no " + FOLDER);
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files
          .filter(file -> file.getFileName().toString().endsWith(ENDING))
          .map(SavedForest::new)
          .filter(saved -> Files.exists(saved.beside(".input.csv")))
          .sorted((a, b) -> a.file().compareTo(b.file()))
          .toList();
    }
  }

  private Path beside(String ending) {
    return file.resolveSibling(file.getFileName().toString().replace(ENDING, ending));
  }

  SklearnModel model() throws IOException {
    return read(Files.readAllBytes(file));
  }

  static SklearnModel read(byte[] pickle) {
    try {
      return SklearnModel.of(Pickle.read(pickle, Budget.standard()).value());
    } catch (PickleException | SklearnException e) {
      throw new AssertionError(e);
    }
  }

  double[][] rows() throws IOException {
    return numbers(".input.csv");
  }

  double[][] expected() throws IOException {
    return numbers(".expected.csv");
  }

  private double[][] numbers(String ending) throws IOException {
    return Files.readAllLines(beside(ending)).stream()
        .skip(1)
        .map(line -> Arrays.stream(line.split(",")).mapToDouble(Double::parseDouble).toArray())
        .toArray(double[][]::new);
  }

  /** The probabilities that a model gives, row by row. */
  static double[][] scores(SklearnModel model, double[][] rows) {
    RowScorer scorer = model.scorer();
    double[][] scores = new double[rows.length][model.classes().size()];
    for (int i = 0; i < rows.length; i++) {
      if (!scorer.probabilities(rows[i], scores[i])) {
        throw new AssertionError("row " + i + " is refused");
      }
    }
    return scores;
  }

  @Override
  public String toString() {
    return file.getFileName().toString();
  }
}
