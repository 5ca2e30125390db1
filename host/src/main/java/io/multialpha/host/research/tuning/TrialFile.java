package io.multialpha.host.research.tuning;

import io.multialpha.host.model.sklearn.ShortestDecimal;
import io.multialpha.host.research.tuning.PathScores.Without;
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
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * The trials of a search in a CSV file, by which it goes on where it was interrupted. It is
 * replaced as a whole after each trial, and is of use only to the same search of the same trades.
 */
public final class TrialFile {
  private static final String HEADER =
      "trial,n_estimators,max_depth,min_samples_leaf,max_features,bootstrap,max_samples,"
          + "class_weight,sharpe_per_date,standard_error,sharpe_without_group,"
          + "threshold_without_group,sharpe_of_paths,choices,run";

  private static final int WITHOUT_GROUP = 10;
  private static final int PATHS = 12;
  private static final int CHOICES = 13;
  private static final int RUN = 14;

  private final Path file;
  private final String run;

  /**
   * @param file in a folder that is there
   * @param run fingerprint of all that the trials depend on
   */
  public TrialFile(Path file, String run) {
    this.file = file;
    this.run = run;
  }

  /** The trials in the file, if they are of this search; none if it cannot be read. */
  List<Trial> read() {
    List<Trial> trials = new ArrayList<>();
    try {
      List<String> lines = Files.readAllLines(file, StandardCharsets.UTF_8);
      for (String line : lines.subList(Math.min(1, lines.size()), lines.size())) {
        String[] cells = line.split(",", -1);
        if (cells.length != HEADER.split(",").length || !cells[RUN].equals(run)) {
          return trials;
        }
        double[] sharpes = numbers(cells[WITHOUT_GROUP]);
        double[] thresholds = numbers(cells[WITHOUT_GROUP + 1]);
        trials.add(
            new Trial(
                new Point(Arrays.stream(cells[CHOICES].split(";")).map(Integer::valueOf).toList()),
                numbers(cells[PATHS]),
                IntStream.range(0, sharpes.length)
                    .mapToObj(group -> new Without(sharpes[group], thresholds[group]))
                    .toList()));
      }
    } catch (IOException | NumberFormatException | IndexOutOfBoundsException none) {
      // What could be read is of use; the rest is tried again.
    }
    return trials;
  }

  private static double[] numbers(String cell) {
    return Arrays.stream(cell.split(";")).mapToDouble(Double::parseDouble).toArray();
  }

  private static String texts(DoubleStream numbers) {
    return numbers
        .mapToObj(each -> each == Double.POSITIVE_INFINITY ? "Infinity" : ShortestDecimal.of(each))
        .collect(Collectors.joining(";"));
  }

  /** Replaces the file. */
  void write(List<Trial> trials, TuningSettings settings) {
    StringBuilder text = new StringBuilder(HEADER).append('\n');
    for (int i = 0; i < trials.size(); i++) {
      Trial trial = trials.get(i);
      text.append(i + 1);
      settings.space().params(trial.point(), settings.seed()).sklearn().entrySet().stream()
          .filter(each -> !each.getKey().equals("random_state"))
          .forEach(each -> text.append(',').append(each.getValue()));
      text.append(',').append(ShortestDecimal.of(trial.mean()));
      text.append(',').append(ShortestDecimal.of(PathScores.standardError(trial.sharpes())));
      text.append(',').append(texts(trial.without().stream().mapToDouble(Without::sharpe)));
      text.append(',').append(texts(trial.without().stream().mapToDouble(Without::threshold)));
      text.append(',').append(texts(Arrays.stream(trial.sharpes())));
      text.append(',')
          .append(
              trial.point().choices().stream()
                  .map(String::valueOf)
                  .collect(Collectors.joining(";")));
      text.append(',').append(run).append('\n');
    }
    try {
      Path draft = file.resolveSibling(file.getFileName() + ".new");
      Files.writeString(draft, text, StandardCharsets.UTF_8);
      Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
