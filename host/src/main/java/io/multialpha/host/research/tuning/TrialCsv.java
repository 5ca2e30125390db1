package io.multialpha.host.research.tuning;

import io.multialpha.host.research.tuning.SearchSpace.Point;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
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
   * The trials in a file, up to the first row that is of another search or cannot be read: what
   * follows it is tried again.
   *
   * @param columns how many cells a row has
   * @param run fingerprint of the search
   * @param trial makes a trial of a row's cells
   */
  static <T> List<T> read(Path file, int columns, String run, Function<String[], T> trial) {
    List<T> trials = new ArrayList<>();
    try {
      List<String> lines = Files.readAllLines(file, StandardCharsets.UTF_8);
      for (String line : lines.subList(Math.min(1, lines.size()), lines.size())) {
        String[] cells = line.split(",", -1);
        if (cells.length != columns || !cells[columns - 1].equals(run)) {
          return trials;
        }
        trials.add(trial.apply(cells));
      }
    } catch (IOException | IllegalArgumentException | IndexOutOfBoundsException none) {
      // What could be read is of use; the rest is tried again.
    }
    return trials;
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
      Path draft = file.resolveSibling(file.getFileName() + ".new");
      Files.writeString(draft, text, StandardCharsets.UTF_8);
      Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
