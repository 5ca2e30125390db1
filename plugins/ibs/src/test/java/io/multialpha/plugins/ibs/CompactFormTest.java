package io.multialpha.plugins.ibs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.multialpha.api.feature.FeatureProfile;
import io.multialpha.api.params.FeatureBand;
import io.multialpha.api.params.Param;
import io.multialpha.host.ledger.Decisions;
import io.multialpha.host.ledger.Outcome;
import io.multialpha.host.market.BarColumns;
import io.multialpha.host.market.MarketData;
import io.multialpha.testkit.SeededBars;
import io.multialpha.testkit.StrategyHarness;
import io.multialpha.testkit.StrategyRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Every filter whose band is one of a feature, under the original's keys and in the compact form:
 * the same entries are made, on the same bars.
 */
class CompactFormTest {
  private static final Path BARS = Path.of("..", "..", "..", "shared", "golden", "ibs", "bars");
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);

  /** Everything else lets entries pass, and each position is left after two bars. */
  private static final Map<String, Object> OPEN =
      Map.of(
          "warmup_bars",
          300,
          "enable_ibs_entry",
          false,
          "entry_setting",
          "none",
          "end_time1",
          "2400",
          "enable_ibs_exit",
          false,
          "bar_stop_bars",
          2);

  @Test
  void everyFilterIsOneOfAFeatureOrKnownToBeNone() {
    List<String> flags =
        EntryFilters.ALL.stream().map(EntryFilter::flag).flatMap(Optional::stream).toList();

    assertThat(
            Stream.concat(
                CompactForm.ALL.stream().map(CompactForm::flag), CompactForm.NONE.stream()))
        .containsExactlyInAnyOrderElementsOf(flags);
  }

  @ParameterizedTest
  @EnumSource
  void makesTheSameEntriesOverMadeUpBars(FeatureProfile profile) {
    SeededBars[] series =
        CrossSymbols.ALL.stream()
            .map(
                symbol -> SeededBars.of(symbol, 1 + CrossSymbols.ALL.indexOf(symbol)).sessions(330))
            .toArray(SeededBars[]::new);

    assertSameEntries(SeededBars.together(series), "ES", profile);
  }

  @ParameterizedTest
  @EnumSource
  void makesTheSameEntriesOverRealBars(FeatureProfile profile) throws IOException {
    assumeThat(BARS).as("real bars beside the project").isDirectory();
    assertSameEntries(realBars("fx"), "6E", profile);
  }

  private static void assertSameEntries(MarketData market, String symbol, FeatureProfile profile) {
    List<String> different = new ArrayList<>();
    for (CompactForm form : CompactForm.ALL) {
      Map<String, Object> original = new HashMap<>(OPEN);
      original.put(form.flag(), true);
      original.putAll(form.given());
      FeatureBand band = band(form, market, symbol, profile, original);
      StrategyHarness harness = StrategyHarness.of(new IbsStrategy()).profile(profile);
      StrategyRun one = harness.params(original).run(market, symbol);
      Map<String, Object> compact = new HashMap<>(OPEN);
      compact.put("filters", List.of(band));
      StrategyRun other = harness.params(compact).run(market, symbol);

      List<Long> entries = entries(one, Outcome.ORDERED);
      if (!entries.equals(entries(other, Outcome.ORDERED))) {
        different.add(form.flag() + " and " + band);
      }
      assertThat(entries).as("entries with %s as %s", form.flag(), band).isNotEmpty();
      assertThat(entries(other, Outcome.FILTER)).as("refused by %s", band).isNotEmpty();
    }
    assertThat(different).as("filters whose two forms make different entries").isEmpty();
  }

  /**
   * The band that the parameters ask for; they are set to the middle half of the feature's values.
   */
  private static FeatureBand band(
      CompactForm form,
      MarketData market,
      String symbol,
      FeatureProfile profile,
      Map<String, Object> original) {
    if (form.low().equals(form.high()) && !form.low().isEmpty()) {
      original.put(form.low(), 1);
      return new FeatureBand(form.feature(), 1, 1);
    }
    if (form.low().isEmpty() && form.high().isEmpty()) {
      return new FeatureBand(form.feature(), 0, Double.POSITIVE_INFINITY);
    }
    double[] values = FeatureValues.of(form.feature(), profile, market, symbol);
    Arrays.sort(values);
    double low = bound(form.low(), values[values.length / 4], Double.NEGATIVE_INFINITY, original);
    double high =
        bound(form.high(), values[values.length * 3 / 4], Double.POSITIVE_INFINITY, original);
    return new FeatureBand(form.feature(), low, high);
  }

  private static double bound(
      String name, double value, double none, Map<String, Object> original) {
    if (name.isEmpty()) {
      return none;
    }
    Param param = IbsParams.SCHEMA.find(name).orElseThrow();
    double allowed = Math.min(Math.max(value, param.min()), param.max());
    // Of all of them this one has its threshold outside.
    original.put(name, name.equals("distZThresh") ? Math.nextUp(allowed) : allowed);
    return allowed;
  }

  private static List<Long> entries(StrategyRun run, Outcome outcome) {
    assertThat(run.failure()).isEmpty();
    Decisions decisions = run.result().journal().decisions();
    List<Long> starts = new ArrayList<>();
    for (int row = 0; row < decisions.size(); row++) {
      if (decisions.outcome(row) == outcome && decisions.action(row).name().startsWith("ENTER")) {
        starts.add(decisions.barStart(row));
      }
    }
    return starts;
  }

  private static MarketData realBars(String folder) throws IOException {
    Map<String, BarColumns> hourly = new HashMap<>();
    Map<String, BarColumns> daily = new HashMap<>();
    for (String symbol : CrossSymbols.ALL) {
      hourly.put(symbol, bars(folder, symbol, "hourly"));
      daily.put(symbol, bars(folder, symbol, "daily"));
    }
    return MarketData.of(hourly, daily);
  }

  /** Trade dates begin at 18:00 of the wall clock that the files are in. */
  private static BarColumns bars(String folder, String symbol, String timeframe)
      throws IOException {
    List<String> lines =
        Files.readAllLines(BARS.resolve(folder).resolve(symbol + "_" + timeframe + ".csv"));
    BarColumns.Builder bars = BarColumns.builder(symbol, lines.size());
    for (String line : lines.subList(1, lines.size())) {
      String[] cells = line.split(",");
      LocalDateTime time = LocalDateTime.parse(cells[0], TIME);
      double[] values = Arrays.stream(cells).skip(1).mapToDouble(Double::parseDouble).toArray();
      bars.append(
          time.toEpochSecond(ZoneOffset.UTC) * 1000,
          (int) time.plusHours(6).toLocalDate().toEpochDay(),
          values[0],
          values[1],
          values[2],
          values[3],
          values[4]);
    }
    return bars.build();
  }
}
