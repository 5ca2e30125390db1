package io.multialpha.host.research.parity;

import io.multialpha.host.feature.StandardFeatures;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The feature values of a run's executed bars; NaN where the original had none.
 *
 * @param times start of each bar, in milliseconds since 1970
 * @param names of the features
 * @param values per bar, in the order of the names
 * @param scores per bar, NaN where the model was not asked
 */
record RecordedValues(
    List<Long> times, List<String> names, List<double[]> values, List<Double> scores) {
  private static final Set<String> OTHER_COLUMNS =
      Set.of(
          "call",
          "time",
          "strategy_time",
          "hourly_len",
          "daily_len",
          "position",
          "ibs",
          "ml_score",
          "pivot_high",
          "prev_pivot_high",
          "pivot_low",
          "prev_pivot_low");

  /**
   * Reads the recorded features of a run; there are no bars if it has none.
   *
   * @throws ParityException if a column is missing or unknown, or a cell is no number
   */
  static RecordedValues read(GoldenRun run) throws IOException {
    for (Path file : run.featureFile()) {
      return of(CsvTable.read(file).require(List.of("time")));
    }
    return new RecordedValues(List.of(), List.of(), List.of(), List.of());
  }

  private static RecordedValues of(CsvTable table) {
    Set<String> known =
        StandardFeatures.all().stream()
            .map(each -> each.name())
            .collect(Collectors.toUnmodifiableSet());
    List<String> names = new ArrayList<>();
    List<String> problems = new ArrayList<>();
    for (String name : table.names()) {
      if (known.contains(name)) {
        names.add(name);
      } else if (!OTHER_COLUMNS.contains(name)) {
        problems.add(
            Shown.of(table.file())
                + ":1: "
                + name
                + " is no feature, "
                + CsvTable.meant(name, known));
      }
    }
    if (!problems.isEmpty()) {
      throw ParityException.of(problems);
    }
    List<Long> times = new ArrayList<>();
    List<double[]> values = new ArrayList<>();
    List<Double> scores = new ArrayList<>();
    for (int row = 0; row < table.size(); row++) {
      times.add(table.time(row, "time"));
      double[] of = new double[names.size()];
      for (int i = 0; i < of.length; i++) {
        of[i] = table.numberOrNan(row, names.get(i));
      }
      values.add(of);
      scores.add(table.has("ml_score") ? table.numberOrNan(row, "ml_score") : Double.NaN);
    }
    return new RecordedValues(times, names, values, scores);
  }

  /** Whether the original had no value of it on any bar. */
  boolean isNever(String name) {
    int column = names.indexOf(name);
    return column >= 0 && values.stream().allMatch(each -> Double.isNaN(each[column]));
  }
}
