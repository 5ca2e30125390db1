package io.multialpha.host.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.multialpha.api.feature.Feature;
import io.multialpha.api.feature.FeatureProfile;
import io.multialpha.api.indicator.ExpandingPercentile;
import io.multialpha.api.indicator.OriginalIndicators;
import io.multialpha.api.market.Timeframe;
import io.multialpha.api.model.Classifier;
import io.multialpha.api.strategy.Signal;
import io.multialpha.host.engine.AccountSpec.ModelInForce;
import io.multialpha.host.engine.Always;
import io.multialpha.host.engine.FeatureProbe;
import io.multialpha.host.engine.OnMissingFeature;
import io.multialpha.host.engine.PluginCaller;
import io.multialpha.host.engine.TestAccount;
import io.multialpha.host.market.BarColumns;
import io.multialpha.host.market.MarketData;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The values that the original had at run time, bar by bar, as the gate hands them to a model. The
 * times are New York's wall clock, taken for UTC here.
 */
class GoldenFeaturesTest {
  private static final Path GOLDEN = Path.of("../../shared/golden/ibs").toAbsolutePath();
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);
  private static final double RELATIVE = 1e-7;

  /** The digits that were written down. */
  private static final double WRITTEN = 1e-11;

  /** Percentiles of which the original's depend on what its strategy did, and of what they are. */
  private static final Map<String, Feature> REPEATING =
      Map.of(
          "rsi_pct", strength(5),
          "rsi_len2_pct", strength(2),
          "rsi_len_2_percentile", strength(2),
          "rsi2_pct", pairStrength(),
          "secondary_rsi_percentile", pairStrength());

  private static Feature strength(int length) {
    return Feature.of(
        "original_rsi" + length,
        "",
        "the original's RSI",
        c -> OriginalIndicators.rsi(c.indicators(), Timeframe.HOUR, length));
  }

  private static Feature pairStrength() {
    return Feature.of(
        "original_rsi_of_pair",
        "",
        "the original's RSI of the pair",
        c -> OriginalIndicators.rsi(c.indicators(UsualPair.of(c)), Timeframe.HOUR, 14));
  }

  @ParameterizedTest
  @ValueSource(strings = {"fx_6E_default", "fx_6A_exits", "fx_6E_rf"})
  void everyFeatureHasTheOriginalsValueOnEveryBar(String run) throws IOException {
    assumeThat(GOLDEN).as("golden runs beside the project").isDirectory();
    String symbol = run.substring(3, 5);
    TreeMap<LocalDateTime, Map<String, Double>> golden = golden(run);
    List<Feature> features =
        FeatureCatalog.standard(FeatureProfile.REFERENCE).all().stream()
            .filter(feature -> golden.firstEntry().getValue().containsKey(feature.name()))
            .filter(feature -> !REPEATING.containsKey(feature.name()))
            .toList();
    List<double[]> rows = new ArrayList<>();
    List<Long> times = new ArrayList<>();
    run(symbol, features, rows, times);

    int compared = 0;
    List<String> wrong = new ArrayList<>();
    Set<String> seen = new TreeSet<>();
    for (int i = 0; i < features.size(); i++) {
      Feature feature = features.get(i);
      Shift shift = Shift.of(feature, symbol);
      for (int row = 0; row < rows.size(); row++) {
        LocalDateTime time = time(times.get(row));
        double want = golden.getOrDefault(time, Map.of()).getOrDefault(feature.name(), Double.NaN);
        int shifted = shift.from(row, times);
        if (!Double.isNaN(want) && shifted >= 0 && shifted < rows.size()) {
          double have = rows.get(shifted)[i];
          compared++;
          seen.add(feature.name());
          if (!(Math.abs(have - want) <= RELATIVE * Math.max(1e-6, Math.abs(want)))) {
            wrong.add(feature.name() + " at " + time + ": " + have + ", expected " + want);
          }
        }
      }
    }
    assertThat(wrong).as("of " + compared + " values").isEmpty();
    // Blank columns are those of instruments without bars there, and what is never computed.
    assertThat(seen)
        .hasSize(Map.of("fx_6E_default", 130, "fx_6A_exits", 11, "fx_6E_rf", 30).get(run));
    assertThat(compared).isGreaterThan(1800 * seen.size());
  }

  /**
   * The original puts an RSI into its sorted list once per question: each bar, again if it is flat
   * and asks the model, and again if it then enters or leaves. A feature cannot know that, and
   * counts each bar once. With its number of questions a bar, the values are the original's.
   */
  @ParameterizedTest
  @CsvSource({
    "fx_6E_default, rsi_pct, 0.041",
    "fx_6E_default, rsi_len2_pct, 0.052",
    "fx_6E_default, rsi_len_2_percentile, 0.052",
    "fx_6E_default, rsi2_pct, 0.089",
    "fx_6E_default, secondary_rsi_percentile, 0.089",
    "fx_6A_exits, secondary_rsi_percentile, 0.167",
    "fx_6E_rf, rsi_pct, 0.063"
  })
  void percentilesOfStrengthDifferOnlyByTheOriginalsRepetitions(
      String run, String name, double once) throws IOException {
    assumeThat(GOLDEN).as("golden runs beside the project").isDirectory();
    TreeMap<LocalDateTime, Map<String, Double>> golden = golden(run);
    List<double[]> rows = new ArrayList<>();
    List<Long> times = new ArrayList<>();
    run(
        run.substring(3, 5),
        List.of(REPEATING.get(name), FeatureCatalog.standard().find(name).orElseThrow()),
        rows,
        times);

    ExpandingPercentile list = new ExpandingPercentile();
    int compared = 0;
    for (int row = 0; row < rows.size(); row++) {
      Map<String, Double> now = golden.get(time(times.get(row)));
      if (now != null) {
        double strength = rows.get(row)[0];
        double want = now.get(name);
        assertThat(list.next(strength)).as("row %d", row).isCloseTo(want, within(WRITTEN));
        assertThat(rows.get(row)[1]).as("row %d", row).isCloseTo(want, within(once));
        compared++;
        for (int i = 1; i < questions(now, row, times, golden); i++) {
          list.next(strength);
        }
      }
    }
    assertThat(compared).isGreaterThan(1900);
  }

  private static int questions(
      Map<String, Double> now,
      int row,
      List<Long> times,
      TreeMap<LocalDateTime, Map<String, Double>> golden) {
    Map<String, Double> next =
        row + 1 < times.size() ? golden.getOrDefault(time(times.get(row + 1)), now) : now;
    boolean scored = now.get("position") == 0 && !Double.isNaN(now.get("ml_score"));
    boolean acts = !now.get("position").equals(next.get("position"));
    return 1 + (scored ? 1 : 0) + (acts ? 1 : 0);
  }

  /** Where the original reads another bar than the last completed one, and it is not reproduced. */
  private enum Shift {
    NONE {
      @Override
      int from(int row, List<Long> times) {
        return row;
      }
    },
    /** The day under way, which only a recorded run can know: what is known a session later. */
    AHEAD {
      @Override
      int from(int row, List<Long> times) {
        int next = row;
        while (next < times.size() && tradeDate(time(times.get(next))) == today(row, times)) {
          next++;
        }
        return next;
      }
    },
    /** Of an instrument without a session today, a day too far back: what was known before. */
    BEHIND_ON_HOLIDAYS {
      @Override
      int from(int row, List<Long> times) {
        if (today(row, times) != GOOD_FRIDAY) {
          return row;
        }
        int before = row;
        while (before >= 0 && today(before, times) == GOOD_FRIDAY) {
          before--;
        }
        return before;
      }
    };

    private static final int GOOD_FRIDAY = (int) LocalDate.of(2016, 3, 25).toEpochDay();

    abstract int from(int row, List<Long> times);

    private static int today(int row, List<Long> times) {
      return tradeDate(time(times.get(row)));
    }

    static Shift of(Feature feature, String symbol) throws IOException {
      if (feature.name().equals("daily_adx_value")) {
        return AHEAD;
      }
      FeatureProbe probe = FeatureProbe.of(feature, TestAccount.instrument(symbol));
      boolean daily = probe.timeframe() == Timeframe.DAY || feature.name().equals("value_pct");
      if (!daily || probe.references().isEmpty()) {
        return NONE;
      }
      String other = probe.references().first();
      return Files.exists(GOLDEN.resolve("bars/fx/" + other + "_daily.csv"))
              && Arrays.stream(bars(other, "daily", Set.of()).tradeDate())
                  .noneMatch(date -> date == GOOD_FRIDAY)
          ? BEHIND_ON_HOLIDAYS
          : NONE;
    }
  }

  private static LocalDateTime time(long millis) {
    return LocalDateTime.ofEpochSecond(millis / 1000, 0, ZoneOffset.UTC);
  }

  private static int tradeDate(LocalDateTime time) {
    return (int) time.plusHours(6).toLocalDate().toEpochDay();
  }

  /** Asks for an entry on every bar; the model writes down what it is told and refuses. */
  private static void run(
      String symbol, List<Feature> features, List<double[]> rows, List<Long> times)
      throws IOException {
    Set<String> symbols = new TreeSet<>();
    for (Feature feature : features) {
      symbols.addAll(FeatureProbe.of(feature, TestAccount.instrument(symbol)).references());
    }
    Classifier recorder =
        new Classifier() {
          @Override
          public int inputs() {
            return features.size();
          }

          @Override
          public double probability(double[] values) {
            rows.add(values.clone());
            return 0;
          }
        };
    ModelInForce model =
        new ModelInForce(
            features, symbols, recorder, 0.5, OnMissingFeature.ZERO, PluginCaller.DIRECT);
    TestAccount account =
        TestAccount.of(new Always(Signal.enterLong("every bar"), times::add)).leg(symbol, model);
    symbols.add(symbol);
    account.run(market(symbol, symbols));
    assertThat(rows).hasSameSizeAs(times);
  }

  private static MarketData market(String traded, Set<String> symbols) throws IOException {
    Map<String, BarColumns> hourly = new HashMap<>();
    Map<String, BarColumns> daily = new HashMap<>();
    Set<Long> own = new HashSet<>();
    for (long start : bars(traded, "hourly", Set.of()).start()) {
      own.add(start);
    }
    for (String symbol : symbols) {
      if (Files.exists(GOLDEN.resolve("bars/fx/" + symbol + "_hourly.csv"))) {
        hourly.put(symbol, bars(symbol, "hourly", own));
        daily.put(symbol, bars(symbol, "daily", Set.of()));
      }
    }
    return MarketData.of(hourly, daily);
  }

  /** Bars of a file; of hourly ones those at the given times, as the original's run had them. */
  private static BarColumns bars(String symbol, String timeframe, Set<Long> only)
      throws IOException {
    List<String> lines =
        Files.readAllLines(GOLDEN.resolve("bars/fx/" + symbol + "_" + timeframe + ".csv"));
    BarColumns.Builder bars = BarColumns.builder(symbol, lines.size());
    for (String line : lines.subList(1, lines.size())) {
      String[] cells = line.split(",");
      LocalDateTime time = LocalDateTime.parse(cells[0], TIME);
      long start = time.toEpochSecond(ZoneOffset.UTC) * 1000;
      if (only.isEmpty() || only.contains(start)) {
        double[] values = Arrays.stream(cells).skip(1).mapToDouble(Double::parseDouble).toArray();
        bars.append(start, tradeDate(time), values[0], values[1], values[2], values[3], values[4]);
      }
    }
    return bars.build();
  }

  /** Values by name at each time; NaN where the original had none. */
  private static TreeMap<LocalDateTime, Map<String, Double>> golden(String run) throws IOException {
    Path file = GOLDEN.resolve(run).resolve("features_by_bar.csv.gz");
    TreeMap<LocalDateTime, Map<String, Double>> values = new TreeMap<>();
    try (BufferedReader in =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
      List<String> names = List.of(in.readLine().split(","));
      int time = names.indexOf("time");
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        String[] cells = line.split(",", -1);
        Map<String, Double> row = new HashMap<>();
        for (int i = names.indexOf("position"); i < names.size(); i++) {
          row.put(names.get(i), cells[i].isEmpty() ? Double.NaN : Double.parseDouble(cells[i]));
        }
        values.put(LocalDateTime.parse(cells[time], TIME), row);
      }
    }
    return values;
  }
}
