package io.multialpha.host.app;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.multialpha.host.report.RunFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a finished run came to, read from its folder.
 *
 * @param folder as the user named it
 * @param synthetic whether its bars were made up
 * @param inSampleUntil last trade date on which one of its models was trained, if there is one
 * @param configSha256 checksum of its configuration
 * @param equity by strategy
 */
record RealisedRun(
    String folder,
    boolean synthetic,
    Optional<String> inSampleUntil,
    String configSha256,
    Map<String, Equity> equity) {

  /**
   * Equity of one account.
   *
   * @param start dollars before the first trade date
   * @param ends dollars at the ends of trade dates
   * @param lowest dollars at any bar
   * @param lowestOn the first trade date of such a bar
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Equity(double start, double[] ends, double lowest, String lowestOn) {
    /** Whether there was a bar at which nothing was left. */
    boolean ruined() {
      return lowest <= 0;
    }

    /** Dollars made on each trade date. */
    double[] changes() {
      double[] changes = new double[ends.length];
      double before = start;
      for (int i = 0; i < ends.length; i++) {
        changes[i] = ends[i] - before;
        before = ends[i];
      }
      return changes;
    }
  }

  /** The equity of a strategy, if it took part. */
  Optional<Equity> of(String strategy) {
    return Optional.ofNullable(equity.get(strategy));
  }

  /**
   * Reads a run's folder.
   *
   * @throws UsageException if it is none
   */
  static RealisedRun read(Path folder) throws IOException {
    Path csv = folder.resolve(RunFolder.EQUITY);
    Path summary = folder.resolve(RunFolder.SUMMARY);
    String shown = Invocation.fromHere(folder);
    if (!Files.isRegularFile(csv) || !Files.isRegularFile(summary)) {
      throw new UsageException(
          shown
              + " is no folder of a run, which has "
              + RunFolder.EQUITY
              + " and "
              + RunFolder.SUMMARY
              + "; 'multi-alpha run' and 'backtest' leave theirs below var/runs.");
    }
    JsonNode run = new ObjectMapper().readTree(Files.readString(summary));
    if (!run.path("synthetic").isBoolean()) {
      throw new UsageException(
          Invocation.fromHere(summary)
              + " does not say whether the bars were made up: synthetic is neither true nor false;"
              + " make the run again.");
    }
    return new RealisedRun(
        shown,
        run.path("synthetic").asBoolean(),
        Optional.of(run.path("in_sample_until").asText()).filter(date -> !date.isEmpty()),
        run.path("config").path("sha256").asText(),
        equity(csv));
  }

  private static Map<String, Equity> equity(Path csv) throws IOException {
    List<String> lines = Files.readAllLines(csv);
    List<String> header = lines.isEmpty() ? List.of() : CsvFields.of(lines.get(0));
    int date = column(csv, header, "trade_date");
    int name = column(csv, header, "strategy");
    int equity = column(csv, header, "equity");
    int change = column(csv, header, "day_pnl");
    int low = column(csv, header, "lowest_equity");
    Map<String, Course> courses = new LinkedHashMap<>();
    for (int i = 1; i < lines.size(); i++) {
      List<String> fields = CsvFields.of(lines.get(i));
      try {
        double end = Double.parseDouble(fields.get(equity));
        double before = end - Double.parseDouble(fields.get(change));
        // The lowest of several accounts together is not known within a day.
        double lowest = fields.get(low).isEmpty() ? end : Double.parseDouble(fields.get(low));
        courses
            .computeIfAbsent(fields.get(name), each -> new Course(before))
            .add(fields.get(date), end, Math.min(lowest, end));
      } catch (IndexOutOfBoundsException | NumberFormatException e) {
        throw new UsageException(
            Invocation.fromHere(csv)
                + ", line "
                + (i + 1)
                + ": expected strategy, equity, day_pnl and lowest_equity; make the run again.");
      }
    }
    Map<String, Equity> byStrategy = new LinkedHashMap<>();
    courses.forEach((strategy, course) -> byStrategy.put(strategy, course.equity()));
    return byStrategy;
  }

  private static int column(Path csv, List<String> header, String name) {
    int at = header.indexOf(name);
    if (at < 0) {
      throw new UsageException(
          Invocation.fromHere(csv) + " has no column " + name + "; make the run again.");
    }
    return at;
  }

  /** Equity as it is read. */
  private static final class Course {
    private final double start;
    private final List<Double> ends = new ArrayList<>();
    private double lowest = Double.POSITIVE_INFINITY;
    private String lowestOn = "";

    Course(double start) {
      this.start = start;
    }

    void add(String date, double end, double low) {
      ends.add(end);
      if (low < lowest) {
        lowest = low;
        lowestOn = date;
      }
    }

    Equity equity() {
      return new Equity(
          start, ends.stream().mapToDouble(Double::doubleValue).toArray(), lowest, lowestOn);
    }
  }
}
