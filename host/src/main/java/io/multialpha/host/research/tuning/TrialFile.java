package io.multialpha.host.research.tuning;

import io.multialpha.host.model.sklearn.ShortestDecimal;
import io.multialpha.host.research.tuning.PathScores.Without;
import java.nio.file.Path;
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

  /**
   * The trials in the file, if they are of this search; none if it cannot be read.
   *
   * @throws TuningException if a row of this search is not as it was written
   */
  List<Trial> read(TuningSettings settings) {
    return TrialCsv.read(file, RUN + 1, run, cells -> trial(cells, settings));
  }

  private static Trial trial(String[] cells, TuningSettings settings) {
    int groups = settings.groups();
    double[] sharpes = TrialCsv.finite(cells[WITHOUT_GROUP], groups, "sharpe_without_group");
    double[] thresholds = TrialCsv.numbers(cells[WITHOUT_GROUP + 1]);
    TrialCsv.require(
        thresholds.length == groups && Arrays.stream(thresholds).noneMatch(Double::isNaN),
        "threshold_without_group is "
            + cells[WITHOUT_GROUP + 1]
            + ", expected "
            + groups
            + " numbers");
    return new Trial(
        TrialCsv.point(cells[CHOICES]),
        TrialCsv.finite(cells[PATHS], settings.paths(), "sharpe_of_paths"),
        IntStream.range(0, sharpes.length)
            .mapToObj(group -> new Without(sharpes[group], thresholds[group]))
            .toList());
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
      text.append(',').append(TrialCsv.text(trial.point()));
      text.append(',').append(run).append('\n');
    }
    TrialCsv.replace(file, text);
  }
}
