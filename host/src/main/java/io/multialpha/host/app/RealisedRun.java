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
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Equity(double start, double[] ends) {}

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
    int name = column(csv, header, "strategy");
    int equity = column(csv, header, "equity");
    int change = column(csv, header, "day_pnl");
    Map<String, Double> starts = new LinkedHashMap<>();
    Map<String, List<Double>> ends = new LinkedHashMap<>();
    for (int i = 1; i < lines.size(); i++) {
      List<String> fields = CsvFields.of(lines.get(i));
      try {
        String strategy = fields.get(name);
        double end = Double.parseDouble(fields.get(equity));
        starts.putIfAbsent(strategy, end - Double.parseDouble(fields.get(change)));
        ends.computeIfAbsent(strategy, each -> new ArrayList<>()).add(end);
      } catch (IndexOutOfBoundsException | NumberFormatException e) {
        throw new UsageException(
            Invocation.fromHere(csv)
                + ", line "
                + (i + 1)
                + ": expected strategy, equity and day_pnl; make the run again.");
      }
    }
    Map<String, Equity> byStrategy = new LinkedHashMap<>();
    ends.forEach(
        (strategy, values) ->
            byStrategy.put(
                strategy,
                new Equity(
                    starts.get(strategy),
                    values.stream().mapToDouble(Double::doubleValue).toArray())));
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
}
