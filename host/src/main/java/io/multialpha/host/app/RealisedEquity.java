package io.multialpha.host.app;

import java.io.IOException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads the equity of a finished run by strategy. Used by one thread. */
final class RealisedEquity {
  private static final List<String> COLUMNS =
      List.of("trade_date", "strategy", "equity", "day_pnl", "lowest_equity");

  private final Map<String, Course> courses = new LinkedHashMap<>();
  private final int[] columns;

  private RealisedEquity(int[] columns) {
    this.columns = columns;
  }

  /**
   * Reads a file.
   *
   * @throws UsageException if it is not what a run leaves
   */
  static Map<String, RealisedRun.Equity> read(Path csv) throws IOException {
    String shown = Invocation.fromHere(csv);
    List<String> lines = RealisedRun.text(csv).lines().toList();
    List<String> header = lines.isEmpty() ? List.of() : CsvFields.of(lines.get(0));
    for (String column : COLUMNS) {
      if (!header.contains(column)) {
        throw new UsageException(shown + " has no column " + column + "; make the run again.");
      }
    }
    RealisedEquity equity =
        new RealisedEquity(COLUMNS.stream().mapToInt(header::indexOf).toArray());
    for (int i = 1; i < lines.size(); i++) {
      try {
        equity.add(CsvFields.of(lines.get(i)));
      } catch (IndexOutOfBoundsException | NumberFormatException | DateTimeException e) {
        throw new UsageException(
            shown
                + ", line "
                + (i + 1)
                + ": expected a trade date after that of the line before it, strategy, equity,"
                + " day_pnl and lowest_equity; make the run again.");
      }
    }
    Map<String, RealisedRun.Equity> byStrategy = new LinkedHashMap<>();
    equity.courses.forEach((strategy, course) -> byStrategy.put(strategy, course.equity()));
    return byStrategy;
  }

  private void add(List<String> fields) {
    LocalDate date = LocalDate.parse(fields.get(columns[0]));
    double end = number(fields.get(columns[2]));
    double before = end - number(fields.get(columns[3]));
    // The lowest of several accounts together is not known within a day.
    String low = fields.get(columns[4]);
    double lowest = low.isEmpty() ? end : number(low);
    courses
        .computeIfAbsent(fields.get(columns[1]), each -> new Course(before))
        .add(date, end, Math.min(lowest, end));
  }

  private static double number(String text) {
    double number = Double.parseDouble(text);
    if (!Double.isFinite(number)) {
      throw new NumberFormatException(text);
    }
    return number;
  }

  /** Equity of one strategy. */
  private static final class Course {
    private final double start;
    private final List<Double> ends = new ArrayList<>();
    private LocalDate last = LocalDate.MIN;
    private double lowest = Double.POSITIVE_INFINITY;
    private LocalDate lowestOn = LocalDate.MIN;

    Course(double start) {
      this.start = start;
    }

    void add(LocalDate date, double end, double low) {
      if (!date.isAfter(last)) {
        throw new DateTimeException(date + " follows " + last);
      }
      last = date;
      ends.add(end);
      if (low < lowest) {
        lowest = low;
        lowestOn = date;
      }
    }

    RealisedRun.Equity equity() {
      return new RealisedRun.Equity(
          start, ends.stream().mapToDouble(Double::doubleValue).toArray(), lowest, lowestOn);
    }
  }
}
