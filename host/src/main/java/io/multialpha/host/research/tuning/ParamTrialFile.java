package io.multialpha.host.research.tuning;

import io.multialpha.host.model.sklearn.ShortestDecimal;
import java.nio.file.Path;
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

  /**
   * The trials in the file, if they are of this search; none if it cannot be read.
   *
   * @param dates trade dates of the development
   * @throws TuningException if a row of this search is not as it was written
   */
  List<ParamTrial> read(TuningSettings settings, int dates) {
    return TrialCsv.read(file, RUN + 1, run, cells -> trial(cells, settings, dates));
  }

  private static ParamTrial trial(String[] cells, TuningSettings settings, int dates) {
    int trades = Integer.parseInt(cells[TRADES]);
    if (cells[PATHS].isEmpty()) {
      return ParamTrial.unscored(TrialCsv.point(cells[CHOICES]), trades);
    }
    return new ParamTrial(
        TrialCsv.point(cells[CHOICES]),
        trades,
        TrialCsv.finite(cells[PATHS], settings.paths(), "sharpe_of_paths"),
        TrialCsv.finite(cells[PATHS + 1], ParamTrial.blocks(dates), "profit_per_20_dates"));
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
      text.append(',').append(TrialCsv.text(trial.point()));
      text.append(',').append(run).append('\n');
    }
    TrialCsv.replace(file, text);
  }
}
