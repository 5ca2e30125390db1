package io.multialpha.it.parity;

import io.multialpha.host.model.export.EstimatorKind;
import io.multialpha.host.model.export.PicklePayload;
import io.multialpha.host.model.export.SklearnPickle;
import io.multialpha.host.model.export.SklearnRelease;
import io.multialpha.host.model.export.TrainedForest;
import io.multialpha.host.model.sklearn.ClassLabel;
import io.multialpha.host.research.parity.GoldenFolder;
import io.multialpha.host.research.parity.GoldenRun;
import io.multialpha.host.research.parity.RecordedForest;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.math.BigDecimal;
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
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Assumptions;

/**
 * A recorded run as the whole program is given it: bars, configuration and bundle. Times are New
 * York's wall clock.
 */
record RecordedRun(GoldenRun golden) {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);

  /** The runs that ship with the project. */
  static Path shipped() {
    return project().resolve("golden/ibs");
  }

  /** The runs of the original; skips the test where they are not beside the project. */
  static Path original() {
    Path golden = project().resolveSibling("shared").resolve("golden/ibs");
    Assumptions.assumeTrue(Files.isDirectory(golden), () -> "skipped: there is no " + golden);
    return golden;
  }

  static Path project() {
    Path folder = Path.of("").toAbsolutePath();
    while (!Files.exists(folder.resolve("plugins/pom.xml"))) {
      folder = folder.getParent();
    }
    return folder;
  }

  static RecordedRun of(Path folder, String name) throws IOException {
    return new RecordedRun(GoldenFolder.read(folder, name).runs().get(0));
  }

  /**
   * Copies the bars of its feeds: hourly ones at the traded instrument's times only, as the run was
   * given them, and all daily ones.
   */
  void writeBars(Path folder) throws IOException {
    Files.createDirectories(folder);
    Map<LocalDateTime, Integer> own = barNumbers();
    for (String symbol : golden.symbols()) {
      String hourly = symbol + "_hourly.csv";
      List<String> lines = Files.readAllLines(golden.bars().resolve(hourly));
      List<String> kept = new ArrayList<>(lines.subList(0, 1));
      for (String line : lines.subList(1, lines.size())) {
        if (own.containsKey(time(line.substring(0, line.indexOf(','))))) {
          kept.add(line);
        }
      }
      Files.write(folder.resolve(hourly), kept);
      String daily = symbol + "_daily.csv";
      Files.copy(golden.bars().resolve(daily), folder.resolve(daily));
    }
  }

  /** Writes the bundle of its forest, as a training of scikit-learn 1.2 would. */
  void writeBundle(Path models) throws IOException {
    RecordedForest forest = RecordedForest.read(golden.folder().resolve("forest.json"));
    Files.writeString(
        models.resolve(golden.symbol() + "_best.json"),
        """
        { "Symbol": "%s", "Prod_Threshold": %s, "Features": ["%s"] }
        """
            .formatted(
                golden.symbol(), golden.threshold(), String.join("\", \"", forest.features())));
    List<ClassLabel> labels = List.of(new ClassLabel.Whole(0), new ClassLabel.Whole(1));
    try (OutputStream out =
        Files.newOutputStream(models.resolve(golden.symbol() + "_rf_model.pkl"))) {
      SklearnPickle.write(
          new TrainedForest(
              EstimatorKind.RANDOM_FOREST, forest.forest(), labels, List.of(), Map.of()),
          new PicklePayload.Bare(),
          SklearnRelease.V1_2,
          out);
    }
  }

  /**
   * What it was set up with, in a configuration. The original does nothing before its longest
   * possible indicator is ready, whether or not it is used.
   *
   * @param key a further line of the strategy, or an empty text
   */
  String config(String key) {
    String params =
        golden.params().entrySet().stream()
            .map(param -> param.getKey() + ": " + text(param.getKey(), param.getValue()) + ", ")
            .sorted()
            .collect(Collectors.joining());
    return String.format(
        Locale.ROOT,
        """
        strategies:
          ibs:
            instruments: [%1$s]
            starting_cash: 1000000000
            max_positions: 1
            daily_stop_loss: 1000000000
            session_timezone: America/New_York
            fill_model: %2$s
            on_missing_feature: zero
            strategy_params: { %3$swarmup_bars: %4$d }
            %5$s
        data:
          dir: bars
          timezone: America/New_York
        execution: { slippage_ticks: %6$d, commission_per_side: %7$s }
        instruments:
        %8$s
        """,
        golden.symbol(),
        golden.fillsAtClose() ? "cheat_on_close" : "next_open",
        params,
        golden.firstBar(),
        key,
        golden.slippage() > 0 ? 1 : 0,
        golden.commission(),
        instruments());
  }

  private static String text(String key, Object value) {
    return key.contains("_time")
        ? String.format(Locale.ROOT, "\"%04d\"", Integer.parseInt(value.toString()))
        : value.toString();
  }

  /** The references of a model are never traded, so that any tick does for them. */
  private String instruments() {
    StringBuilder yaml = new StringBuilder();
    for (String symbol : golden.symbols()) {
      yaml.append(
          String.format(
              Locale.ROOT,
              "  %s: { tick_size: %s, point_value: %s, size: %d, session: weekdays,"
                  + " roll_time: \"1800\", roll_timezone: America/New_York }\n",
              symbol,
              BigDecimal.valueOf(golden.slippage() > 0 ? golden.slippage() : 0.00005)
                  .toPlainString(),
              golden.pointValue(),
              golden.contracts()));
    }
    return yaml.toString();
  }

  /** The recorded trades, in order. */
  List<RoundTrip> trades() throws IOException {
    List<RoundTrip> trades = new ArrayList<>();
    for (Map<String, String> row : rows(golden.folder().resolve("trades.csv"))) {
      trades.add(
          new RoundTrip(
              row.get("symbol"),
              Integer.parseInt(row.get("size")),
              time(row.get("signal_time")),
              Integer.parseInt(row.get("entry_bar")),
              RoundTrip.price(row.get("entry_price")),
              time(row.get("exit_signal_time")),
              Integer.parseInt(row.get("exit_bar")),
              RoundTrip.price(row.get("exit_price")),
              row.get("exit_reason"),
              RoundTrip.money(row.get("pnl_usd")),
              RoundTrip.money(row.get("commission_usd"))));
    }
    return trades;
  }

  /** The model's scores by the bars on which it was asked, as they were recorded. */
  Map<LocalDateTime, Double> scores() throws IOException {
    Map<LocalDateTime, Double> scores = new HashMap<>();
    Path file = golden.folder().resolve("features_by_bar.csv.gz");
    try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      for (Map<String, String> row : CsvTable.read(text.lines().toList())) {
        if (!row.get("ml_score").isEmpty()) {
          scores.put(time(row.get("time")), Double.parseDouble(row.get("ml_score")));
        }
      }
    }
    return scores;
  }

  /** Numbers of the traded instrument's bars by their starts, from 1. */
  Map<LocalDateTime, Integer> barNumbers() throws IOException {
    Map<LocalDateTime, Integer> numbers = new HashMap<>();
    for (Map<String, String> row : rows(golden.bars().resolve(golden.symbol() + "_hourly.csv"))) {
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
