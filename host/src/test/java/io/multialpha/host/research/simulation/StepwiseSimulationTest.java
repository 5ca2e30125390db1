package io.multialpha.host.research.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.multialpha.host.research.GoldenPortfolio;
import io.multialpha.host.research.results.RankingMethod;
import io.multialpha.host.research.results.TradeSet;
import java.io.IOException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The plain telling of both methods, which the fast ones are held against. */
class StepwiseSimulationTest {
  private static final ReferenceSettings TIGHT =
      new ReferenceSettings(50_000, 800, 0.001, RankingMethod.SHARPE);
  private static final TickCosts COSTS =
      new TickCosts(Map.of("ES", 12.5, "NQ", 5.0, "6A", 5.0), 4, 1);
  private static final LocalDate BEFORE = LocalDate.parse("2000-01-01");
  private static final LocalDate AFTER = LocalDate.parse("2029-12-31");

  private static GoldenPortfolio golden(String name) {
    return switch (name) {
      case "own" -> GoldenPortfolio.own();
      case "unique" -> GoldenPortfolio.unique();
      default -> GoldenPortfolio.hourly();
    };
  }

  @ParameterizedTest
  @ValueSource(strings = {"own", "unique", "hourly"})
  void withAllFlawsIsTheReferenceAndWithNoneTheHonestMethod(String name) {
    TradeSet trades = golden(name).trades();
    for (ReferenceSettings settings : List.of(ReferenceSettings.DEFAULT, TIGHT)) {
      ReferencePlan reference = ReferencePlan.of(trades, settings);
      HonestSettings own =
          new HonestSettings(settings.initialCash(), settings.dailyStopLoss(), COSTS);
      HonestPlan honest =
          HonestPlan.of(trades, settings.equals(TIGHT) ? own.over(BEFORE, AFTER) : own);
      for (long symbols : new long[] {trades.all(), 0b101011, 0b11, 0b100000}) {
        for (int limit = 1; limit <= 6; limit++) {
          requireAgree(
              new StepwiseSimulation(reference, honest, symbols, limit, EnumSet.allOf(Flaw.class)),
              reference.newSimulation(),
              symbols,
              limit);
          requireAgree(
              new StepwiseSimulation(reference, honest, symbols, limit, EnumSet.noneOf(Flaw.class)),
              honest.newSimulation(),
              symbols,
              limit);
        }
      }
    }
  }

  private static void requireAgree(
      StepwiseSimulation plain, Simulation fast, long symbols, int limit) {
    fast.run(symbols, limit);
    PortfolioMetrics metrics = fast.metrics();
    String about = Long.toBinaryString(symbols) + " at " + limit;
    assertThat(metrics.totalReturnDollars()).as(about).isCloseTo(plain.profit(), within(1e-6));
    assertThat(metrics.sharpeRatio()).as(about).isCloseTo(plain.sharpe(), within(1e-9));
    assertThat(fast.maxDrawdown()).as(about).isCloseTo(plain.maxDrawdown(), within(1e-6));
    assertThat(metrics.dailyStopsHit()).as(about).isEqualTo(plain.dailyStops());
  }

  @Test
  void writesTheRowsThatTheOriginalWrote() throws IOException {
    GoldenPortfolio golden = GoldenPortfolio.unique();
    TradeSet trades = golden.trades();
    ReferencePlan reference = ReferencePlan.of(trades, ReferenceSettings.DEFAULT);
    HonestPlan honest = HonestPlan.of(trades, new HonestSettings(150_000, 2500, COSTS));
    for (int limit : new int[] {1, 4}) {
      List<EquityLog.Row> rows =
          new StepwiseSimulation(reference, honest, trades.all(), limit, EnumSet.allOf(Flaw.class))
              .rows();
      List<Map<String, String>> recorded = golden.table("equity_maxpos" + limit + ".csv");
      assertThat(rows).hasSameSizeAs(recorded);
      for (int i = 0; i < rows.size(); i++) {
        String time =
            LocalDateTime.ofEpochSecond(rows.get(i).clock() / 1000, 0, ZoneOffset.UTC)
                .toString()
                .replace('T', ' ');
        assertThat(recorded.get(i).get("time")).startsWith(time);
        double equity = Double.parseDouble(recorded.get(i).get("equity"));
        assertThat(rows.get(i).equity()).isCloseTo(equity, within(equity * 1e-12));
      }
    }
  }

  @Test
  void leadsFromOneMethodToTheOtherLineByLine() {
    TradeSet trades = GoldenPortfolio.own().trades();
    ReferencePlan reference = ReferencePlan.of(trades, ReferenceSettings.DEFAULT);
    HonestPlan honest = HonestPlan.of(trades, new HonestSettings(150_000, 2500, COSTS));
    List<Attribution.Step> steps = Attribution.of(reference, honest, trades.all(), 2);

    assertThat(steps).hasSize(Flaw.values().length + 1);
    ReferenceSimulation first = reference.newSimulation();
    first.run(trades.all(), 2);
    assertThat(steps.get(0).sharpe()).isCloseTo(first.sharpe(), within(1e-12));
    HonestSimulation last = honest.newSimulation();
    last.run(trades.all(), 2);
    assertThat(steps.get(steps.size() - 1).sharpe()).isCloseTo(last.sharpe(), within(1e-12));
    assertThat(steps.stream().map(Attribution.Step::profit).distinct().count())
        .as("profits on the way")
        .isGreaterThan(6);
  }
}
