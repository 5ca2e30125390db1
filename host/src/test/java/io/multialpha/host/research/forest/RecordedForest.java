package io.multialpha.host.research.forest;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * A forest that scikit-learn 1.2.1 trained; {@code it/src/test/python/recorded_forests.py} wrote
 * it.
 *
 * @param nodes of all trees, in order
 */
record RecordedForest(
    String name,
    ForestParams params,
    boolean weighted,
    List<Double> importances,
    List<RecordedNode> nodes) {
  private static final int WEIGHT = 8;
  private static final int LABEL = 9;
  private static final int OF_PARAMS = 10;

  /** One node. */
  record RecordedNode(
      int tree,
      int left,
      int right,
      int feature,
      double threshold,
      double impurity,
      long samples,
      double zeros,
      double ones) {
    private static RecordedNode parse(String[] cells) {
      return new RecordedNode(
          Integer.parseInt(cells[1]),
          Integer.parseInt(cells[2]),
          Integer.parseInt(cells[3]),
          Integer.parseInt(cells[4]),
          Double.parseDouble(cells[5]),
          Double.parseDouble(cells[6]),
          Long.parseLong(cells[7]),
          Double.parseDouble(cells[8]),
          Double.parseDouble(cells[9]));
    }
  }

  static List<RecordedForest> all() {
    List<String[]> nodes = cells("nodes.csv");
    return cells("forests.csv").stream()
        .map(
            cells ->
                new RecordedForest(
                    cells[0],
                    params(cells),
                    cells[9].equals("True"),
                    Arrays.stream(cells).skip(OF_PARAMS).map(Double::valueOf).toList(),
                    nodes.stream()
                        .filter(node -> node[0].equals(cells[0]))
                        .map(RecordedNode::parse)
                        .toList()))
        .toList();
  }

  private static ForestParams params(String[] cells) {
    return new ForestParams(
        Integer.parseInt(cells[1]),
        cells[2].equals("None") ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(cells[2])),
        Integer.parseInt(cells[3]),
        maxFeatures(cells[4]),
        new RowSampling(
            cells[5].equals("True"),
            cells[6].equals("None")
                ? OptionalDouble.empty()
                : OptionalDouble.of(Double.parseDouble(cells[6]))),
        ClassWeight.parse(cells[7]).orElseThrow(),
        Long.parseLong(cells[8]));
  }

  private static MaxFeatures maxFeatures(String value) {
    return switch (value) {
      case "None" -> MaxFeatures.all();
      case "sqrt" -> MaxFeatures.sqrt();
      case "log2" -> MaxFeatures.log2();
      default ->
          value.contains(".")
              ? MaxFeatures.fraction(Double.parseDouble(value))
              : MaxFeatures.count(Integer.parseInt(value));
    };
  }

  /** The rows that it was trained on. */
  TrainingRows rows() {
    List<String[]> rows = cells("rows.csv");
    double[][] columns = new double[WEIGHT][rows.size()];
    double[] weights = new double[rows.size()];
    boolean[] labels = new boolean[rows.size()];
    for (int row = 0; row < weights.length; row++) {
      for (int input = 0; input < columns.length; input++) {
        columns[input][row] = Double.parseDouble(rows.get(row)[input]);
      }
      weights[row] = weighted ? Double.parseDouble(rows.get(row)[WEIGHT]) : 1;
      labels[row] = rows.get(row)[LABEL].equals("1");
    }
    return new TrainingRows(SortedColumns.of(columns), labels, weights, List.of());
  }

  private static List<String[]> cells(String file) {
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(
                Objects.requireNonNull(
                    RecordedForest.class.getResourceAsStream("/forests/" + file), file),
                StandardCharsets.US_ASCII))) {
      return reader.lines().map(line -> line.split(",")).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public String toString() {
    return name;
  }
}
