package io.multialpha.host.research.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.multialpha.host.research.GoldenPortfolio;
import io.multialpha.host.research.results.RankingMethod;
import io.multialpha.host.research.results.TradeSet;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The reference method against what the original wrote. */
class ReferenceGoldenTest {
  private static final ReferenceSettings PF =
      new ReferenceSettings(150_000, 2500, 0.0002, RankingMethod.PROFIT_FACTOR);
  private static final ReferenceSettings TIGHT =
      new ReferenceSettings(50_000, 800, 0.001, RankingMethod.SHARPE);

  record Recorded(Supplier<GoldenPortfolio> golden, String name) {
    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Recorded> recorded() {
    return Stream.of(
        new Recorded(GoldenPortfolio::own, "own"),
        new Recorded(GoldenPortfolio::unique, "unique"),
        new Recorded(GoldenPortfolio::hourly, "hourly"));
  }

  @ParameterizedTest
  @MethodSource("recorded")
  void givesEveryColumn(Recorded recorded) throws IOException {
    GoldenPortfolio golden = recorded.golden().get();
    requireTable(golden, "sim_sharpe.csv", ReferenceSettings.DEFAULT);
    requireTable(golden, "sim_pf.csv", PF);
    requireTable(golden, "sim_tight.csv", TIGHT);
  }

  @ParameterizedTest
  @MethodSource("recorded")
  void letsSymbolsHaveTheirTurnInTheOrderGiven(Recorded recorded) throws IOException {
    requireTable(
        recorded.golden().get(),
        "sim_subset.csv",
        ReferenceSettings.DEFAULT,
        "ES",
        "NQ",
        "GC",
        "6A",
        "ZB");
  }

  private static void requireTable(
      GoldenPortfolio golden, String name, ReferenceSettings settings, String... symbols)
      throws IOException {
    TradeSet trades = golden.trades(symbols);
    ReferenceSimulation simulation = ReferencePlan.of(trades, settings).newSimulation();
    List<Map<String, String>> rows = golden.table(name);
    assertThat(rows).isNotEmpty();
    for (Map<String, String> row : rows) {
      simulation.run(trades.all(), Integer.parseInt(row.get("max_positions")));
      GoldenPortfolio.requireEqual(simulation.metrics(), row);
    }
  }
}
