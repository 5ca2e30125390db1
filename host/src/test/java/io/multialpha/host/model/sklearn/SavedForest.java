package io.multialpha.host.model.sklearn;

import static org.assertj.core.api.Assertions.assertThat;

import io.multialpha.host.model.pickle.Pickle;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Assumptions;

/**
 * A model that scikit-learn saved, with rows and what its predict_proba gave for them.
 *
 * @param model the pickle
 * @param input rows as they are before any rounding
 * @param expected probabilities of all classes as shortest texts
 */
record SavedForest(Path model, Path input, Path expected) {
  /** One that is part of the repository. */
  static SavedForest ofResource(String name) {
    try {
      Path readme =
          Path.of(
              Objects.requireNonNull(SavedForest.class.getResource("/models/README.md")).toURI());
      return in(readme.getParent(), name);
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  /** One that lies in a folder. */
  static SavedForest in(Path folder, String name) {
    return new SavedForest(
        folder.resolve(name + "_rf_model.pkl"),
        folder.resolve(name + ".input.csv"),
        folder.resolve(name + ".expected.csv"));
  }

  /** A folder of models beside the repository; the test is skipped where there is none. */
  static Path shared(String folder) {
    Path root = Path.of("").toAbsolutePath();
    while (root.getParent() != null && !Files.exists(root.resolve("plugins/pom.xml"))) {
      root = root.getParent();
    }
    Path found = root.resolveSibling("shared").resolve(folder);
    Assumptions.assumeTrue(Files.exists(found), () -> "skipped: there is no " + found);
    return found;
  }

  static SklearnModel read(Path file) throws Exception {
    return SklearnModel.of(Pickle.read(file).value());
  }

  /** Compares every probability of every row, bit by bit. */
  void requireEqualBits() throws Exception {
    SklearnModel read = read(model);
    RowScorer scorer = read.scorer();
    List<double[]> rows = numbers(input);
    List<double[]> probabilities = numbers(expected);
    assertThat(rows).hasSameSizeAs(probabilities).isNotEmpty();
    double[] into = new double[read.classes().size()];
    for (int i = 0; i < rows.size(); i++) {
      assertThat(read.fault(rows.get(i))).as("fault of row %d", i).isEmpty();
      assertThat(scorer.probabilities(rows.get(i), into)).as("row %d can be scored", i).isTrue();
      assertThat(bits(into)).as("row %d of %s", i, model).isEqualTo(bits(probabilities.get(i)));
    }
  }

  private static List<Long> bits(double[] numbers) {
    List<Long> bits = new ArrayList<>();
    for (double number : numbers) {
      bits.add(Double.doubleToRawLongBits(number));
    }
    return bits;
  }

  /** The rows of a file, its header left out. */
  static List<double[]> numbers(Path csv) throws IOException {
    List<double[]> rows = new ArrayList<>();
    for (String line : Files.readAllLines(csv).subList(1, Files.readAllLines(csv).size())) {
      String[] cells = line.split(",", -1);
      double[] row = new double[cells.length];
      for (int i = 0; i < row.length; i++) {
        row[i] = cells[i].equals("nan") ? Double.NaN : Double.parseDouble(cells[i]);
      }
      rows.add(row);
    }
    return rows;
  }
}
