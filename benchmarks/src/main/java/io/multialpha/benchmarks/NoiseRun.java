package io.multialpha.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.multialpha.host.app.Main;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * One market through the whole of {@code optimize}, and what the command's file says of it.
 *
 * @param seed of the market
 * @param found the JSON that was written
 */
record NoiseRun(int seed, JsonNode found) {
  /** What is searched: small enough for some hundred searches in half an hour. */
  static final String SEARCH = "--trials 10+10 --trees 40,80 --keep-features 10";

  private static final String SYMBOL = "ES";
  private static final String FEATURES =
      "prev_day_pct,prev_bar_pct,four_bar_ret,four_bar_ret_daily,ibs,daily_ibs,prev_ibs,"
          + "prev_daily_ibs,range_compression_atr,daily_range_compression,ma_slope_fast,"
          + "daily_slope_fast,hourly_directional_draft,adx_value,daily_adx_value,"
          + "bollinger_bandwidth,ema_50_distance,daily_ema_20_distance,atrz,volz,mom3_z,tratr,"
          + "z_score,dist_z,rsi_len_14,daily_rsi_len_14,rsi_len_2,daily_rsi_len_2";
  private static final String CONFIG =
      """
      strategies:
        ibs:
          models_path: models/
          max_positions: 1
          daily_stop_loss: 2500
          instruments: [ES]
          strategy_params:
            ibs_entry_high: 0.3
            entry_setting: "none"
            ibs_exit_low: 0.3
            ibs_exit_high: 0.7
            stop_perc: 2.0
            tp_perc: 3.0
      data:
        dir: bars
      execution:
        fill_model: next_open
        slippage_ticks: 0
        commission_per_side: 0
      instruments:
        ES: { tick_size: 0.25, point_value: 50, currency: USD, session: cme }
      """;

  /** What a reason begins with or contains, and the word for it in the table. */
  private static final Map<String, String> WORDS = new LinkedHashMap<>();

  static {
    WORDS.put("trades out of sample; at least", "few trades");
    WORDS.put("eras end with a profit", "eras");
    WORDS.put("deflated Sharpe ratio", "deflated Sharpe");
    WORDS.put("trade dates to be believed", "track record");
    WORDS.put("trades in the hold-out; at least", "few held out");
    WORDS.put("no profit in the hold-out", "no profit held out");
  }

  /**
   * Searches the market of a seed, in a folder of its own that is removed again.
   *
   * @param edge see {@link NoiseMarket#bars}
   */
  static NoiseRun of(int seed, double edge) throws IOException {
    Path root = Files.createTempDirectory("multi-alpha-noise");
    try {
      Path config = Files.createDirectories(root.resolve("config"));
      Files.writeString(config.resolve("config.multi_alpha.yml"), CONFIG);
      Path plugins = Files.createDirectories(root.resolve("plugins"));
      Files.copy(Repository.root().resolve("plugins/ibs.jar"), plugins.resolve("ibs.jar"));
      Path bars = Files.createDirectories(root.resolve("bars/hourly"));
      Installation.write(NoiseMarket.bars(SYMBOL, seed, edge), bars.resolve(SYMBOL + ".csv"));
      optimize(root);
      Path best = root.resolve("found").resolve(SYMBOL + "_best.json");
      Path file = Files.exists(best) ? best : best.resolveSibling(SYMBOL + "_rejected.json");
      return new NoiseRun(seed, new ObjectMapper().readTree(Files.readAllBytes(file)));
    } finally {
      try (Stream<Path> all = Files.walk(root)) {
        for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(each);
        }
      }
    }
  }

  private static void optimize(Path root) {
    List<String> line = new ArrayList<>(List.of("optimize", "--strategy", "ibs"));
    line.addAll(List.of(SEARCH.split(" ")));
    line.addAll(List.of("--features", FEATURES, "--output", root.resolve("found").toString()));
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int exit =
        Main.execute(
            line.toArray(String[]::new),
            new PrintStream(new ByteArrayOutputStream(), true, UTF_8),
            new PrintStream(err, true, UTF_8),
            Map.of(),
            Clock.fixed(Instant.EPOCH, ZoneOffset.UTC),
            root);
    if (exit > 1) {
      throw new IllegalStateException("optimize ends with " + exit + ": " + err.toString(UTF_8));
    }
  }

  boolean isAccepted() {
    return !found.has("Rejected");
  }

  /** Sharpe ratio per year by which the forest was chosen. */
  double searched() {
    return number(found, "Sharpe_Of_Search");
  }

  /** Sharpe ratio per year that is reported as out of sample. */
  double reported() {
    return number(found, "Sharpe");
  }

  /** Sharpe ratio per year in the hold-out, of the trades that the model takes. */
  double heldOut() {
    return number(found.path("Hold_Out").path("Filtered"), "Sharpe");
  }

  /** Sharpe ratio per year in the hold-out, of all trades. */
  double heldOutUnfiltered() {
    return number(found.path("Hold_Out").path("Unfiltered"), "Sharpe");
  }

  private static double number(JsonNode in, String name) {
    JsonNode value = in.path(name);
    if (!value.isNumber()) {
      throw new IllegalStateException("the file of optimize has no number " + name);
    }
    return value.asDouble();
  }

  /** The run in a row of a table. */
  String row() {
    return String.format(
        Locale.ROOT,
        "| %d | %s | %.2f | %d of %d | %.2f | %.3f | %d of %d | %.2f | %s |",
        seed,
        forest(),
        searched(),
        found.path("Trades").asInt(),
        found.path("Trades_To_Search_On").asInt(),
        reported(),
        number(found, "Deflated_Sharpe"),
        found.path("Hold_Out").path("Filtered").path("Trades").asInt(),
        found.path("Hold_Out").path("Unfiltered").path("Trades").asInt(),
        heldOut(),
        verdict());
  }

  private String forest() {
    JsonNode params = found.path("Params");
    JsonNode depth = params.path("max_depth");
    return params.path("n_estimators").asText()
        + ", "
        + (depth.isNull() ? "any" : depth.asText())
        + ", "
        + params.path("min_samples_leaf").asText();
  }

  private String verdict() {
    if (isAccepted()) {
      return "**accepted**";
    }
    List<String> words = new ArrayList<>();
    for (JsonNode reason : found.path("Rejected")) {
      words.add(
          WORDS.entrySet().stream()
              .filter(each -> reason.asText().contains(each.getKey()))
              .map(Map.Entry::getValue)
              .findFirst()
              .orElseThrow(() -> new IllegalStateException("a new reason: " + reason)));
    }
    return String.join(", ", words);
  }
}
