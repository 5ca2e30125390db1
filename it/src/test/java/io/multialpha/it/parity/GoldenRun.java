package io.multialpha.it.parity;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Assumptions;

/**
 * One recorded run of the original: its parameters and its trades. Times are New York's wall clock.
 *
 * @param folder with {@code params.json} and {@code trades.csv}
 * @param facts what {@code params.json} says
 */
record GoldenRun(Path folder, JsonNode facts) {
  private static final Map<String, Double> TICKS = Map.of("6E", 0.00005, "6A", 0.0001);
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);

  /** Reads a run; skips the test where there are no records beside the project. */
  static GoldenRun of(String name) throws IOException {
    Path folder = root().resolve(name);
    return new GoldenRun(
        folder, new ObjectMapper().readTree(folder.resolve("params.json").toFile()));
  }

  private static Path root() {
    Path repository = Path.of("").toAbsolutePath();
    while (repository.getParent() != null && !Files.exists(repository.resolve("plugins/pom.xml"))) {
      repository = repository.getParent();
    }
    Path golden = repository.resolveSibling("shared").resolve("golden/ibs");
    Assumptions.assumeTrue(Files.isDirectory(golden), () -> "skipped: there is no " + golden);
    return golden;
  }

  String symbol() {
    return facts.get("symbol").asText();
  }

  /** Folder of the run's bars. */
  Path bars() {
    return root().resolve("bars").resolve(facts.get("panel").asText());
  }

  /** The instruments of its feeds, the traded one first. */
  List<String> symbols() {
    List<String> symbols = new ArrayList<>();
    for (JsonNode feed : facts.get("feeds")) {
      String name = feed.asText();
      if (name.endsWith("_hour")) {
        symbols.add(name.substring(0, name.indexOf('_')));
      }
    }
    return symbols;
  }

  /**
   * Copies the bars of its feeds: hourly ones at the traded instrument's times only, as the run was
   * given them, and all daily ones.
   */
  void writeBars(Path folder) throws IOException {
    Files.createDirectories(folder);
    Map<LocalDateTime, Integer> own = barNumbers();
    for (String symbol : symbols()) {
      String hourly = symbol + "_hourly.csv";
      List<String> lines = Files.readAllLines(bars().resolve(hourly));
      List<String> kept = new ArrayList<>(lines.subList(0, 1));
      for (String line : lines.subList(1, lines.size())) {
        if (own.containsKey(time(line.substring(0, line.indexOf(','))))) {
          kept.add(line);
        }
      }
      Files.write(folder.resolve(hourly), kept);
      String daily = symbol + "_daily.csv";
      Files.copy(bars().resolve(daily), folder.resolve(daily));
    }
  }

  /** The model's scores by the bars for which it was asked. */
  Map<LocalDateTime, Double> scores() throws IOException {
    Map<LocalDateTime, Double> scores = new HashMap<>();
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(folder.resolve("ml_vectors.csv.gz"))),
                StandardCharsets.UTF_8))) {
      for (Map<String, String> row : CsvTable.read(lines.lines().toList())) {
        scores.put(time(row.get("time")), Double.parseDouble(row.get("proba")));
      }
    }
    return scores;
  }

  boolean fillsAtClose() {
    return facts.get("fill").asText().equals("coc");
  }

  double pointValue() {
    return facts.get("point_value").asDouble();
  }

  double tick() {
    return TICKS.get(symbol());
  }

  double slippageTicks() {
    return Math.rint(facts.get("slippage_fixed").asDouble() / tick());
  }

  double commission() {
    return facts.get("commission_per_side").asDouble();
  }

  int contracts() {
    return facts.get("params").path("size").asInt(1);
  }

  /**
   * The parameters as a configuration gives them. The original does nothing before its longest
   * possible indicator is ready, whether or not it is used.
   */
  Map<String, String> params() {
    Map<String, String> params = new TreeMap<>();
    params.put("warmup_bars", facts.get("max_period").asText());
    for (Map.Entry<String, JsonNode> param : facts.get("params").properties()) {
      if (!param.getKey().equals("size")) {
        params.put(param.getKey(), text(param.getKey(), param.getValue()));
      }
    }
    return params;
  }

  private static String text(String key, JsonNode value) {
    return key.contains("_time")
        ? String.format(Locale.ROOT, "\"%04d\"", Integer.parseInt(value.asText()))
        : value.asText();
  }

  /** The trades, in order. */
  List<RoundTrip> trades() throws IOException {
    Map<LocalDateTime, Integer> bars = barNumbers();
    List<RoundTrip> trades = new ArrayList<>();
    for (Map<String, String> row : rows(folder.resolve("trades.csv"))) {
      LocalDateTime entry = time(row.get("entry_time"));
      LocalDateTime exit = time(row.get("exit_time"));
      int entryBar = Integer.parseInt(row.get("entry_bar"));
      int exitBar = Integer.parseInt(row.get("exit_bar"));
      // Backtrader stamps what it fills at a close with the bar of the signal, and counts it to the
      // next one, on which it tells the strategy.
      int stampedBefore = fillsAtClose() ? 1 : 0;
      if (bars.get(entry) != entryBar - stampedBefore
          || bars.get(exit) != exitBar - stampedBefore) {
        throw new IllegalArgumentException("bar numbers and times differ in " + row);
      }
      trades.add(
          new RoundTrip(
              row.get("symbol"),
              Integer.parseInt(row.get("size")),
              time(row.get("signal_time")),
              entryBar,
              RoundTrip.price(row.get("entry_price")),
              time(row.get("exit_signal_time")),
              exitBar,
              RoundTrip.price(row.get("exit_price")),
              row.get("exit_reason"),
              RoundTrip.money(row.get("pnl_usd")),
              RoundTrip.money(row.get("commission_usd"))));
    }
    return trades;
  }

  /** Numbers of the traded instrument's bars by their starts, from 1. */
  Map<LocalDateTime, Integer> barNumbers() throws IOException {
    Map<LocalDateTime, Integer> numbers = new HashMap<>();
    for (Map<String, String> row : rows(bars().resolve(symbol() + "_hourly.csv"))) {
      numbers.put(time(row.get("datetime")), numbers.size() + 1);
    }
    return numbers;
  }

  private static LocalDateTime time(String text) {
    return LocalDateTime.parse(text, TIME);
  }

  private static List<Map<String, String>> rows(Path csv) throws IOException {
    return CsvTable.read(Files.readAllLines(csv));
  }
}
