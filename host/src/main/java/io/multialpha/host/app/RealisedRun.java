package io.multialpha.host.app;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.multialpha.host.ledger.TradedWith;
import io.multialpha.host.report.RunFolder;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What a finished run came to, read from its folder.
 *
 * @param folder as the user named it
 * @param synthetic whether its bars were made up
 * @param inSampleUntil last trade date on which one of its models was trained, if there is one
 * @param instruments that each strategy traded, the first ones first to have a slot; of runs of
 *     earlier versions not known
 * @param tradedWith what each strategy traded with; of runs of earlier versions not known
 * @param equity by strategy
 */
record RealisedRun(
    String folder,
    boolean synthetic,
    Optional<LocalDate> inSampleUntil,
    Map<String, List<String>> instruments,
    Map<String, TradedWith> tradedWith,
    Map<String, Equity> equity) {
  private static final Pattern SETTING = Pattern.compile("[A-Za-z0-9_.-]{1,100}");
  private static final Pattern SYMBOL = Pattern.compile("[A-Z0-9]{1,16}");

  /**
   * Equity of one account.
   *
   * @param start dollars before the first trade date
   * @param ends dollars at the ends of trade dates
   * @param lowest dollars at any bar
   * @param lowestOn the first trade date of such a bar
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Equity(double start, double[] ends, double lowest, LocalDate lowestOn) {
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
              + "; name a run, not a search.");
    }
    JsonNode run = json(summary);
    if (!run.path("synthetic").isBoolean()) {
      throw new UsageException(
          Invocation.fromHere(summary)
              + " does not say whether the bars were made up: synthetic is neither true nor false;"
              + " make the run again.");
    }
    Map<String, List<String>> instruments = instruments(run, summary);
    return new RealisedRun(
        shown,
        run.path("synthetic").asBoolean(),
        inSampleUntil(run, summary),
        instruments,
        tradedWith(run, instruments, summary),
        RealisedEquity.read(csv));
  }

  private static Optional<LocalDate> inSampleUntil(JsonNode run, Path summary) {
    String date = run.path("in_sample_until").asText();
    try {
      return date.isEmpty() ? Optional.empty() : Optional.of(LocalDate.parse(date));
    } catch (DateTimeParseException e) {
      throw new UsageException(
          Invocation.fromHere(summary)
              + ": in_sample_until is no date such as 2024-08-05; make the run again.");
    }
  }

  private static Map<String, List<String>> instruments(JsonNode run, Path summary) {
    Map<String, List<String>> instruments = new HashMap<>();
    for (JsonNode strategy : run.path("strategies")) {
      if (strategy.path("instruments").isArray()) {
        Set<String> traded = new LinkedHashSet<>();
        strategy.path("instruments").forEach(symbol -> traded.add(symbol.asText()));
        // They are printed, and a file from elsewhere may have anything in their place.
        if (traded.isEmpty() || !traded.stream().allMatch(s -> SYMBOL.matcher(s).matches())) {
          throw new UsageException(
              Invocation.fromHere(summary)
                  + ": the instruments of a strategy are no symbols such as 6E; make the run"
                  + " again.");
        }
        instruments.put(strategy.path("strategy").asText(), List.copyOf(traded));
      }
    }
    return instruments;
  }

  private static Map<String, TradedWith> tradedWith(
      JsonNode run, Map<String, List<String>> instruments, Path summary) {
    Map<String, TradedWith> tradedWith = new HashMap<>();
    for (JsonNode strategy : run.path("strategies")) {
      String name = strategy.path("strategy").asText();
      JsonNode settings = strategy.path("traded_with");
      if (settings.isObject() && instruments.containsKey(name)) {
        tradedWith.put(name, tradedWith(settings, instruments.get(name), summary));
      }
    }
    return tradedWith;
  }

  private static TradedWith tradedWith(JsonNode settings, List<String> symbols, Path summary) {
    Map<String, Map<String, String>> values = new HashMap<>();
    for (Map.Entry<String, JsonNode> setting : settings.properties()) {
      if (!SETTING.matcher(setting.getKey()).matches()) {
        throw new UsageException(
            Invocation.fromHere(summary)
                + ": traded_with has what is no setting such as fill_model; make the run again.");
      }
      JsonNode value = setting.getValue();
      Map<String, String> bySymbol = new HashMap<>();
      for (String symbol : symbols) {
        JsonNode own = value.isObject() ? value.path(symbol) : value;
        if (!own.isMissingNode()) {
          bySymbol.put(symbol, own.asText());
        }
      }
      values.put(setting.getKey(), bySymbol);
    }
    return new TradedWith(values);
  }

  private static JsonNode json(Path file) throws IOException {
    try {
      return new ObjectMapper().readTree(text(file));
    } catch (JsonProcessingException e) {
      throw new UsageException(
          Invocation.fromHere(file)
              + ", line "
              + (e.getLocation() == null ? 1 : e.getLocation().getLineNr())
              + ": this is no JSON; make the run again.");
    }
  }

  /** The text of a file of a run. */
  static String text(Path file) throws IOException {
    try {
      return Files.readString(file);
    } catch (CharacterCodingException e) {
      throw new UsageException(
          Invocation.fromHere(file) + " is no text in UTF-8; make the run again.");
    }
  }
}
