package io.multialpha.host.research.tuning;

import io.multialpha.host.WholeFile;
import io.multialpha.host.research.tuning.SearchSpace.Point;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A CSV file of the trials of one search, a row each, by which the search goes on where it was
 * interrupted. The last cell of a row is the fingerprint of its search.
 */
final class TrialCsv {
  private TrialCsv() {}

  /**
   * The trials in a file, up to the first row that is of another search: what follows it is tried
   * again. Of a file that cannot be read there are none.
   *
   * @param columns how many cells a row has
   * @param run fingerprint of the search
   * @param trial makes a trial of a row's cells; throws {@link IllegalArgumentException} if they
   *     are not as the search writes them
   * @throws TuningException if a row of this search is not as it was written
   */
  static <T> List<T> read(Path file, int columns, String run, Function<String[], T> trial) {
    List<T> trials = new ArrayList<>();
    List<String> lines = lines(file);
    for (int line = 1; line < lines.size(); line++) {
      String[] cells = lines.get(line).split(",", -1);
      if (!cells[cells.length - 1].equals(run)) {
        return trials;
      }
      try {
        require(cells.length == columns, cells.length + " cells, expected " + columns);
        trials.add(trial.apply(cells));
      } catch (IllegalArgumentException e) {
        throw new TuningException(
            file
                + ", line "
                + (line + 1)
                + " is not as the search wrote it: "
                + e.getMessage()
                + ". Put back what was there, or remove the file: the search begins anew then.");
      }
    }
    return trials;
  }

  private static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file, StandardCharsets.UTF_8);
    } catch (IOException none) {
      return List.of();
    }
  }

  /** Refuses a row, with what was found and what was expected. */
  static void require(boolean condition, String otherwise) {
    if (!condition) {
      throw new IllegalArgumentException(otherwise);
    }
  }

  /**
   * The numbers in a cell.
   *
   * @param count how many they must be
   * @param name of the column
   * @throws IllegalArgumentException if they are not so many finite numbers
   */
  static double[] finite(String cell, int count, String name) {
    double[] numbers = numbers(cell);
    require(
        numbers.length == count, name + " has " + numbers.length + " numbers, expected " + count);
    for (double number : numbers) {
      require(Double.isFinite(number), name + " has " + number + ", expected finite numbers");
    }
    return numbers;
  }

  static double[] numbers(String cell) {
    return Arrays.stream(cell.split(";")).mapToDouble(Double::parseDouble).toArray();
  }

  static Point point(String cell) {
    return new Point(Arrays.stream(cell.split(";")).map(Integer::valueOf).toList());
  }

  static String text(Point point) {
    return point.choices().stream().map(String::valueOf).collect(Collectors.joining(";"));
  }

  /** Replaces the file as a whole. */
  static void replace(Path file, CharSequence text) {
    try {
      byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
      WholeFile.replace(file, out -> out.write(bytes));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
