package io.multialpha.it.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.multialpha.it.cli.Program.Ended;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the mission asks to be true of the ten instruments of ibs and their portfolio. */
class MissionTest {
  @TempDir private Path root;
  private ShippedHouse house;

  @BeforeEach
  void install() throws IOException {
    house = ShippedHouse.in(root).withTenBundles("models");
  }

  @Test
  @DisplayName("bundle loading: symbol, model, features, threshold in (0, 1), metadata")
  void loadsTheBundleOfEachOfTheTenSymbols() throws IOException {
    Ended listed = house.run("models", "list", "--strategy", "ibs", "--json");
    assertThat(listed.exit()).as(listed.err()).isZero();
    JsonNode instruments = new ObjectMapper().readTree(listed.out()).at("/0/instruments");
    List<String> symbols = new ArrayList<>();
    for (JsonNode instrument : instruments) {
      symbols.add(instrument.path("symbol").asText());
      assertThat(instrument.path("state").asText()).isEqualTo("ready");
      assertThat(instrument.path("features")).isNotEmpty();
      assertThat(instrument.path("threshold").asDouble()).isStrictlyBetween(0.0, 1.0);
      assertThat(instrument.path("model").asText())
          .isEqualTo("models/" + instrument.path("symbol").asText() + "_rf_model.pkl");
    }
    assertThat(symbols).isEqualTo(ShippedHouse.TEN);
    for (String symbol : symbols) {
      assertThat(house.verify().lines("bundle " + symbol))
          .singleElement()
          .asString()
          .startsWith("ok: threshold 0.5")
          .endsWith(", 2 features, Sharpe 0.94, profit factor 1.65");
    }
  }

  @Test
  @DisplayName("portfolio file loading: 4 positions, 2500 dollars, ten symbols")
  void loadsThePortfolioFile() throws IOException {
    JsonNode file =
        new ObjectMapper()
            .readTree(Files.readString(root.resolve("config/portfolio_optimization_ibs.json")));
    JsonNode constraints = file.path("portfolio_constraints");
    assertThat(file.path("strategy").asText()).isEqualTo("ibs");
    assertThat(constraints.path("max_positions").asInt()).isEqualTo(4);
    assertThat(constraints.path("daily_stop_loss").asDouble()).isEqualTo(2500);
    List<String> symbols = new ArrayList<>();
    constraints.path("symbols").forEach(symbol -> symbols.add(symbol.asText()));
    assertThat(symbols).isEqualTo(ShippedHouse.TEN);
    JsonNode expected = file.path("expected_performance");
    assertThat(expected.path("sharpe_ratio").asDouble()).isEqualTo(14.574);
    assertThat(expected.path("cagr").asDouble()).isEqualTo(0.844);
    assertThat(expected.path("max_drawdown_dollars").asDouble()).isEqualTo(5878.99);
    assertThat(expected.path("breach_events").asInt()).isZero();
    assertThat(expected.path("daily_stops_hit").asInt()).isEqualTo(12);

    ShippedHouse.Verified verified = house.verify();
    assertThat(verified.lines("search result"))
        .containsExactly("ok: config/portfolio_optimization_ibs.json");
    assertThat(verified.lines("max_positions")).containsExactly("ok: 4, as the search found");
    assertThat(verified.lines("daily_stop_loss"))
        .containsExactly("ok: 2500 dollars, as the search found");
    assertThat(verified.lines("instruments"))
        .containsExactly("ok: 6A, 6B, 6C, 6N, 6S, CL, ES, PL, RTY, SI, as the search found");
    assertThat(verified.exit()).isZero();
  }

  @Test
  @DisplayName("threshold per instrument: each worker uses exactly its bundle's")
  void scoresEachInstrumentAgainstItsOwnThreshold() throws IOException {
    assertThat(house.verify().lines("thresholds in force"))
        .containsExactly(
            "ok: each its own bundle's: 6A 0.5, 6B 0.51, 6C 0.52, 6N 0.53, 6S 0.54, CL 0.55,"
                + " ES 0.56, PL 0.57, RTY 0.58, SI 0.59");

    // And so it says of every decision that it scored.
    Ended ended =
        house.run("backtest", "--strategy", "ibs", "--from", "2024-01-02", "--to", "2024-03-28");
    assertThat(ended.exit()).as(ended.err()).isZero();
    assertThat(thresholdsInDecisions()).containsExactlyInAnyOrderEntriesOf(ownThresholds());
  }

  private static Map<String, Double> ownThresholds() {
    Map<String, Double> own = new HashMap<>();
    ShippedHouse.TEN.forEach(symbol -> own.put(symbol, ShippedHouse.threshold(symbol)));
    return own;
  }

  private Map<String, Double> thresholdsInDecisions() throws IOException {
    Path run;
    try (Stream<Path> runs = Files.list(root.resolve("var/runs"))) {
      run = runs.findFirst().orElseThrow();
    }
    Map<String, Double> thresholds = new HashMap<>();
    List<String> lines = Files.readAllLines(run.resolve("decisions.csv"));
    List<String> header = List.of(lines.get(0).split(","));
    for (String line : lines.subList(1, lines.size())) {
      String[] fields = line.split(",");
      String threshold = fields[header.indexOf("threshold")];
      if (!threshold.isEmpty()) {
        Double before = thresholds.put(fields[header.indexOf("symbol")], Double.valueOf(threshold));
        assertThat(before).as(line).isIn(null, Double.valueOf(threshold));
      }
    }
    return thresholds;
  }

  @Test
  @DisplayName("portfolio constraints in force: the coordinator is built with 4 and 2500")
  void buildsTheCoordinatorWithWhatTheSearchFound() throws IOException {
    assertThat(house.verify().lines("limits in force"))
        .containsExactly(
            "ok: the coordinator keeps to 4 positions and a daily stop of 2500 dollars");
  }

  @Test
  @DisplayName("a missing model: a warning, and the instrument runs without the filter")
  void tradesAnInstrumentWithoutItsModelUnfilteredAndSaysSo() throws IOException {
    Files.delete(root.resolve("models/CL_rf_model.pkl"));
    Files.delete(root.resolve("models/CL_best.json"));
    ShippedHouse.Verified verified = house.verify();
    assertThat(verified.exit()).isZero();
    assertThat(verified.lines("bundle CL"))
        .containsExactly("warning: missing: trades UNFILTERED, without a model");
    assertThat(verified.lines("thresholds in force"))
        .hasSize(2)
        .last()
        .isEqualTo("warning: none, trades UNFILTERED: CL");
  }
}
