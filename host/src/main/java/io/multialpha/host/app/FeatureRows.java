package io.multialpha.host.app;

import io.multialpha.host.config.Suggestion;
import io.multialpha.host.model.sklearn.SklearnModel;
import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Reads rows for a model from a CSV file whose first line names the columns, in any order. */
final class FeatureRows implements Closeable {
  private static final Pattern SEPARATOR = Pattern.compile("[;\t]");

  private static final Pattern DECIMAL =
      Pattern.compile("[+-]?(\\d+(\\.\\d*)?|\\.\\d+)([eE][+-]?\\d{1,5})?");

  private final Path file;
  private final BufferedReader lines;
  private final List<String> columns;
  private final int[] columnOf;
  private long number = 1;

  private FeatureRows(Path file, BufferedReader lines, List<String> columns, int[] columnOf) {
    this.file = file;
    this.lines = lines;
    this.columns = columns;
    this.columnOf = columnOf;
  }

  /**
   * Opens a file and finds the model's features among its columns.
   *
   * @param ignoreExtra whether other columns are passed over
   * @throws UsageException if a feature is missing, or a column is not known
   */
  static FeatureRows open(Path file, SklearnModel model, boolean ignoreExtra) throws IOException {
    ModelFile.requireFile(file);
    BufferedReader lines = Files.newBufferedReader(file, StandardCharsets.UTF_8);
    try {
      List<String> columns = header(file, lines, model.features());
      return new FeatureRows(file, lines, columns, match(file, columns, model, ignoreExtra));
    } catch (CharacterCodingException e) {
      lines.close();
      throw new UsageException(Invocation.fromHere(file) + " is no UTF-8 text.");
    } catch (IOException | UsageException e) {
      lines.close();
      throw e;
    }
  }

  /** Blanks round a name are no part of it, unless a feature is really called like that. */
  private static List<String> header(Path file, BufferedReader lines, List<String> features)
      throws IOException {
    String line = lines.readLine();
    if (line == null || line.isBlank()) {
      throw new UsageException(
          Invocation.fromHere(file)
              + ", line 1: empty; expected the names of the model's features, or f0, f1, ...");
    }
    List<String> columns =
        CsvFields.of(line.startsWith("\uFEFF") ? line.substring(1) : line).stream()
            .map(name -> features.contains(name) ? name : name.strip())
            .toList();
    if (columns.size() == 1 && SEPARATOR.matcher(line).find() && !features.contains(line)) {
      throw new UsageException(
          Invocation.fromHere(file)
              + ", line 1: there is no comma; separate the columns by commas, not by semicolons or"
              + " tabs.");
    }
    for (int i = 0; i < columns.size(); i++) {
      if (columns.indexOf(columns.get(i)) != i) {
        throw new UsageException(
            Invocation.fromHere(file) + ", line 1: the column " + columns.get(i) + " comes twice.");
      }
    }
    return columns;
  }

  /** For each feature, its column. */
  private static int[] match(
      Path file, List<String> columns, SklearnModel model, boolean ignoreExtra) {
    List<String> numbered = IntStream.range(0, model.inputs()).mapToObj(i -> "f" + i).toList();
    boolean byNumber =
        model.features().isEmpty()
            || (columns.containsAll(numbered) && !columns.containsAll(model.features()));
    List<String> features = byNumber ? numbered : model.features();
    Map<String, Integer> places = new HashMap<>();
    columns.forEach(column -> places.put(column, places.size()));
    List<String> wrong = new ArrayList<>();
    for (String feature : features) {
      if (!places.containsKey(feature)) {
        wrong.add(
            Invocation.fromHere(file)
                + ", line 1: there is no column "
                + feature
                + Suggestion.nearest(feature, columns)
                    .map(near -> " (nearest: " + near + ")")
                    .orElse("")
                + (byNumber && model.features().isEmpty()
                    ? "; the model does not name its features, so the columns must be f0 to f"
                        + (model.inputs() - 1)
                    : "")
                + ".");
      }
    }
    for (String column : columns) {
      if (wrong.isEmpty() && !ignoreExtra && !features.contains(column)) {
        wrong.add(
            Invocation.fromHere(file)
                + ", line 1: the column "
                + column
                + " is no feature of the model; remove it, or pass over such columns with"
                + " --ignore-extra.");
      }
    }
    if (!wrong.isEmpty()) {
      throw new UsageException(String.join("\n", wrong));
    }
    return features.stream().mapToInt(places::get).toArray();
  }

  /**
   * Reads the next row; blank lines are passed over.
   *
   * @param row takes the numbers in the order of the model's inputs; NaN where one is missing
   * @return whether there was one
   */
  boolean next(double[] row) throws IOException {
    String line;
    do {
      line = line();
      number++;
      if (line == null) {
        return false;
      }
    } while (line.isBlank() && columns.size() > 1);
    List<String> cells = CsvFields.of(line);
    if (cells.size() != columns.size()) {
      throw new UsageException(
          at() + ": " + cells.size() + " values, but line 1 names " + columns.size() + " columns.");
    }
    for (int i = 0; i < row.length; i++) {
      row[i] = number(cells.get(columnOf[i]).strip(), i);
    }
    return true;
  }

  private String line() throws IOException {
    try {
      return lines.readLine();
    } catch (CharacterCodingException e) {
      throw new UsageException(Invocation.fromHere(file) + " is no UTF-8 text.");
    }
  }

  private double number(String cell, int input) {
    if (cell.isEmpty() || cell.equalsIgnoreCase("nan")) {
      return Double.NaN;
    } else if (cell.equalsIgnoreCase("inf") || cell.equalsIgnoreCase("+inf")) {
      return Double.POSITIVE_INFINITY;
    } else if (cell.equalsIgnoreCase("-inf")) {
      return Double.NEGATIVE_INFINITY;
    } else if (DECIMAL.matcher(cell).matches()) {
      return Double.parseDouble(cell);
    }
    throw refuse(input, "is '" + cell + "', expected a number such as 0.25 or 1e-3");
  }

  /**
   * What to throw where a number of the row that was read last will not do.
   *
   * @param input place of the number among the model's inputs
   * @param reason to follow the name of the column
   */
  UsageException refuse(int input, String reason) {
    return new UsageException(
        at() + ", column " + columns.get(columnOf[input]) + ": the value " + reason + ".");
  }

  private String at() {
    return Invocation.fromHere(file) + ", line " + number;
  }

  @Override
  public void close() throws IOException {
    lines.close();
  }
}
