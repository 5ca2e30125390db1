package io.multialpha.host.research.tuning;

import io.multialpha.host.model.sklearn.ShortestDecimal;
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

/**
 * The settings of a strategy that a search tried, in a CSV file, by which it goes on where it was
 * interrupted. It is replaced as a whole after each, and is of use only to the same search.
 */
public final class ParamTrialFile {
  private static final String HEADER =
      "trial,values,trades,sharpe_per_date,sharpe_of_paths,profit_per_20_dates,choices,run";
  private static final int TRADES = 2;
  private static final int PATHS = 4;
  private static final int CHOICES = 6;
  private static final int RUN = 7;

  private final Path file;
  private final String run;

  /**
   * @param file in a folder that is there
   * @param run fingerprint of all that the trials depend on
   */
  public ParamTrialFile(Path file, String run) {
    this.file = file;
    this.run = run;
  }

  /** The trials in the file, if they are of this search; none if it cannot be read. */
  List<ParamTrial> read() {
    List<ParamTrial> trials = new ArrayList<>();
    try {
      List<String> lines = Files.readAllLines(file, StandardCharsets.UTF_8);
      for (String line : lines.subList(Math.min(1, lines.size()), lines.size())) {
        String[] cells = line.split(",", -1);
        if (cells.length != RUN + 1 || !cells[RUN].equals(run)) {
          return trials;
        }
        trials.add(
            new ParamTrial(
                new Point(Arrays.stream(cells[CHOICES].split(";")).map(Integer::valueOf).toList()),
                Integer.parseInt(cells[TRADES]),
                numbers(cells[PATHS]),
                numbers(cells[PATHS + 1])));
      }
    } catch (IOException | NumberFormatException none) {
      // What could be read is of use; the rest is tried again.
    }
    return trials;
  }

  private static double[] numbers(String cell) {
    return cell.isEmpty()
        ? new double[0]
        : Arrays.stream(cell.split(";")).mapToDouble(Double::parseDouble).toArray();
  }

  private static String texts(double[] numbers) {
    return Arrays.stream(numbers).mapToObj(ShortestDecimal::of).collect(Collectors.joining(";"));
  }

  /** Replaces the file. */
  void write(List<ParamTrial> trials, ParamSpace space) {
    StringBuilder text = new StringBuilder(HEADER).append('\n');
    for (int i = 0; i < trials.size(); i++) {
      ParamTrial trial = trials.get(i);
      text.append(i + 1).append(',');
      text.append(
          space.values(trial.point()).entrySet().stream()
              .map(each -> each.getKey() + "=" + each.getValue())
              .collect(Collectors.joining(";")));
      text.append(',').append(trial.trades());
      text.append(',').append(trial.isScored() ? ShortestDecimal.of(trial.mean()) : "");
      text.append(',').append(texts(trial.sharpes()));
      text.append(',').append(texts(trial.profits()));
      text.append(',');
      text.append(
          trial.point().choices().stream().map(String::valueOf).collect(Collectors.joining(";")));
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
