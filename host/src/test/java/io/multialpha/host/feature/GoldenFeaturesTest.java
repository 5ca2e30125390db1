package io.multialpha.host.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.multialpha.api.feature.Feature;
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
import org.junit.jupiter.api.Test;

/**
 * The values that the original had at run time, bar by bar, as the gate hands them to a model. The
 * times are New York's wall clock, taken for UTC here.
 */
class GoldenFeaturesTest {
  private static final Path GOLDEN = Path.of("../../shared/golden/ibs").toAbsolutePath();
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);
  private static final double RELATIVE = 1e-7;
  private static final String SYMBOL = "6E";

  @Test
  void everyStandardFeatureHasTheOriginalsValueOnEveryBar() throws IOException {
    assumeThat(GOLDEN).as("golden runs beside the project").isDirectory();
    TreeMap<LocalDateTime, Map<String, Double>> golden = golden("fx_6E_default");
    List<Feature> features =
        FeatureCatalog.standard().all().stream()
            .filter(feature -> golden.firstEntry().getValue().containsKey(feature.name()))
            .toList();
    List<double[]> rows = new ArrayList<>();
    List<Long> times = new ArrayList<>();
    run(features, rows, times);

    int compared = 0;
    int lagging = 0;
    List<String> wrong = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (int row = 0; row < rows.size(); row++) {
      LocalDateTime time = LocalDateTime.ofEpochSecond(times.get(row) / 1000, 0, ZoneOffset.UTC);
      Map<String, Double> expected = golden.getOrDefault(time, Map.of());
      for (int i = 0; i < features.size(); i++) {
        Feature feature = features.get(i);
        double want = expected.getOrDefault(feature.name(), Double.NaN);
        double have = rows.get(row)[i];
        if (!Double.isNaN(want)) {
          compared++;
          seen.add(feature.name());
          if (!(Math.abs(have - want) <= RELATIVE * Math.max(1e-6, Math.abs(want)))) {
            if (isOnHoliday(feature, time)) {
              lagging++;
            } else {
              wrong.add(feature.name() + " at " + time + ": " + have + ", expected " + want);
            }
          }
        }
      }
    }
    assertThat(wrong).as("of " + compared + " values").isEmpty();
    assertThat(seen).hasSizeGreaterThan(40);
    assertThat(compared).isGreaterThan(100_000);
    assertThat(lagging).isLessThan(300);
  }

  /**
   * Whether a daily feature reads an instrument that has no session on this date. The original
   * counts its daily bars back from the latest one there is, so that it is a day late then; here
   * the last completed day is what is read.
   */
  private static boolean isOnHoliday(Feature feature, LocalDateTime time) throws IOException {
    FeatureProbe probe = FeatureProbe.of(feature, TestAccount.instrument(SYMBOL));
    if (probe.timeframe() == Timeframe.HOUR || probe.references().isEmpty()) {
      return false;
    }
    int tradeDate = (int) time.plusHours(6).toLocalDate().toEpochDay();
    return Arrays.stream(bars(probe.references().first(), "daily", Set.of()).tradeDate())
        .noneMatch(date -> date == tradeDate);
  }

  /** Asks for an entry on every bar; the model writes down what it is told and refuses. */
  private static void run(List<Feature> features, List<double[]> rows, List<Long> times)
      throws IOException {
    Set<String> symbols = new TreeSet<>();
    for (Feature feature : features) {
      symbols.addAll(FeatureProbe.of(feature, TestAccount.instrument(SYMBOL)).references());
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
        TestAccount.of(new Always(Signal.enterLong("every bar"), times::add)).leg(SYMBOL, model);
    symbols.add(SYMBOL);
    account.run(market(symbols));
    assertThat(rows).hasSameSizeAs(times);
  }

  private static MarketData market(Set<String> symbols) throws IOException {
    Map<String, BarColumns> hourly = new HashMap<>();
    Map<String, BarColumns> daily = new HashMap<>();
    Set<Long> own = new HashSet<>();
    for (long start : bars(SYMBOL, "hourly", Set.of()).start()) {
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
        bars.append(
            start,
            (int) time.plusHours(6).toLocalDate().toEpochDay(),
            values[0],
            values[1],
            values[2],
            values[3],
            values[4]);
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
        for (int i = time + 2; i < names.size(); i++) {
          row.put(names.get(i), cells[i].isEmpty() ? Double.NaN : Double.parseDouble(cells[i]));
        }
        values.put(LocalDateTime.parse(cells[time], TIME), row);
      }
    }
    return values;
  }
}
