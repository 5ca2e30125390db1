package io.multialpha.host.research.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.multialpha.host.market.BarColumns;
import io.multialpha.host.market.MarketData;
import io.multialpha.host.research.results.ResultsException;
import io.multialpha.host.research.results.TradeSet;
import io.multialpha.host.research.statistics.ReturnStatistics;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What an account would have made of trades, beside what the reference makes of them. */
class HonestSimulationTest {
  private static final String DAY = "2024-03-04 ";

  private static double profit(Simulation simulation) {
    return simulation.metrics().totalReturnDollars();
  }

  @Test
  void refusesTheEntryThatFindsTheBookFull() {
    Crafted trades =
        new Crafted()
            .trade("A", DAY + "10:00", "2024-03-05 15:00", 5000)
            .trade("B", DAY + "11:00", DAY + "14:00", 100)
            .score("A", 1)
            .score("B", 2);

    assertThat(profit(trades.honest(1))).isEqualTo(5000);
    assertThat(trades.honest(1).wasFull()).isTrue();
    assertThat(profit(trades.honest(2))).isEqualTo(5100);
    // The reference lets B push A out, and credits A with what it made on the next day.
    assertThat(profit(trades.reference(1))).isCloseTo(5099, within(1e-9));
  }

  @Test
  void stopsTheDayOnOpenLosses() {
    BarColumns.Builder a = BarColumns.builder("A", 16);
    BarColumns.Builder b = BarColumns.builder("B", 16);
    double[] closesOfA = {100, 99.5, 98.5, 99, 99.2, 99.6};
    double[] closesOfB = {100, 100, 98.7, 99, 100.1, 100.3};
    long start = Crafted.instant(DAY + "09:00");
    int date = (int) (Crafted.clock(DAY + "00:00") / 86_400_000L);
    for (int i = 0; i < closesOfA.length; i++) {
      bar(a, start + i * Marks.HOUR, date, i == 0 ? 100 : closesOfA[i - 1], closesOfA[i]);
      bar(b, start + i * Marks.HOUR, date, i == 0 ? 100 : closesOfB[i - 1], closesOfB[i]);
    }
    TradeSet trades =
        new Crafted()
            .trade("A", DAY + "10:00", DAY + "15:00", -400, 10, 100)
            .trade("B", DAY + "10:00", DAY + "15:00", 300, 10, 100)
            .set();
    HonestPlan plan =
        HonestPlan.of(
            trades,
            new HonestSettings(150_000, 2500, Crafted.FREE),
            MarketData.of(Map.of("A", a.build(), "B", b.build()), Map.of()),
            Map.of("A", 100.0, "B", 100.0));
    HonestSimulation simulation = plan.newSimulation();
    simulation.run(trades.all(), 2);

    assertThat(plan.followedByBars()).isEqualTo(2);
    assertThat(simulation.metrics().dailyStopsHit()).isEqualTo(1);
    assertThat(profit(simulation)).isCloseTo(-2800, within(1e-9));
    assertThat(simulation.maxDrawdown()).isCloseTo(2800, within(1e-9));
  }

  private static void bar(
      BarColumns.Builder bars, long start, int date, double open, double close) {
    bars.append(start, date, open, Math.max(open, close), Math.min(open, close), close, 1);
  }

  @Test
  void booksAtAStopOnlyWhatHadAccrued() {
    Crafted trades =
        new Crafted()
            .trade("A", DAY + "10:00", DAY + "11:00", -2600)
            .trade("B", DAY + "10:00", DAY + "20:00", 8000);

    // A tenth of B's time has gone by, so 800 of its 8000 are there; the day is at -1800.
    assertThat(profit(trades.honest(2))).isEqualTo(5400);
    Crafted worse =
        new Crafted()
            .trade("A", DAY + "10:00", DAY + "11:00", -3600)
            .trade("B", DAY + "10:00", DAY + "20:00", 8000);
    assertThat(profit(worse.honest(2))).isEqualTo(-3600 + 800);
    assertThat(worse.honest(2).metrics().dailyStopsHit()).isEqualTo(1);
    assertThat(profit(worse.reference(2))).isCloseTo(-3600 + 8000 * 0.9998, within(1e-9));
  }

  @Test
  void aStopMakesEveryResultWorse() {
    Crafted trades =
        new Crafted()
            .trade("A", DAY + "10:00", DAY + "11:00", -2600)
            .trade("B", DAY + "10:00", DAY + "12:00", -1000);
    TickCosts costs = new TickCosts(Map.of("A", 10.0, "B", 10.0), 4, 1);

    // A goes by itself, for the usual four ticks; B at half its loss, for four and one more.
    assertThat(profit(trades.honest(2, costs))).isCloseTo(-2600 - 40 - 500 - 50, within(1e-9));
  }

  @Test
  void dayBeginsAtFiveInChicago() {
    Crafted twoDates =
        new Crafted()
            .trade("A", DAY + "15:00", DAY + "15:30", -1500)
            .trade("A", DAY + "17:30", DAY + "18:00", -1500)
            .trade("B", DAY + "18:30", DAY + "19:00", 500);
    assertThat(profit(twoDates.honest(2))).isEqualTo(-2500);
    assertThat(profit(twoDates.reference(2))).isEqualTo(-3000);

    Crafted oneDate =
        new Crafted()
            .trade("A", DAY + "20:00", DAY + "23:30", -1500)
            .trade("A", "2024-03-05 00:30", "2024-03-05 02:00", -1500)
            .trade("B", "2024-03-05 03:00", "2024-03-05 04:00", 500);
    assertThat(profit(oneDate.honest(2))).isEqualTo(-3000);
    assertThat(profit(oneDate.reference(2))).isEqualTo(-2500);
  }

  @Test
  void entriesComeBackOnTheNextTradeDate() {
    Crafted trades =
        new Crafted()
            .trade("A", DAY + "10:00", DAY + "11:00", -2600)
            .trade("B", DAY + "12:00", DAY + "13:00", 700)
            .trade("B", DAY + "18:00", DAY + "19:00", 90);
    assertThat(profit(trades.honest(1))).isEqualTo(-2600 + 90);
  }

  @Test
  void anExitLeavesNoPlaceToAnEntryOfTheSameInstant() {
    Crafted trades =
        new Crafted()
            .trade("A", DAY + "10:00", DAY + "11:00", 100)
            .trade("B", DAY + "11:00", DAY + "12:00", 30)
            .trade("C", DAY + "12:01", DAY + "13:00", 7);
    assertThat(profit(trades.honest(1))).isEqualTo(107);
  }

  @Test
  void seesTheDrawdownWithinATrade() {
    Crafted trades =
        new Crafted()
            .trade("A", DAY + "10:00", DAY + "20:00", -2000)
            .trade("B", DAY + "10:00", DAY + "15:00", 1500);
    // The reference sees 1500, then -500; up to 15:00 nothing more than 500 has been won.
    assertThat(trades.reference(2).maxDrawdown()).isEqualTo(2000);
    assertThat(trades.honest(2).maxDrawdown()).isCloseTo(1000, within(1e-9));
  }

  @Test
  void measuresByThePlainDefinitions() {
    Crafted trades = new Crafted();
    for (int day = 10; day < 29; day++) {
      String date = "2024-02-" + day + " ";
      trades.trade("A", date + "08:00", date + "14:00", (day * 37) % 11 * 100 - 480);
    }
    HonestSimulation simulation = trades.honest(1);
    ReturnStatistics plain = ReturnStatistics.ofEquity(150_000, simulation.equityByDay(), 252);
    PortfolioMetrics metrics = simulation.metrics();

    assertThat(metrics.sharpeRatio()).isCloseTo(plain.sharpe(), within(1e-12));
    assertThat(metrics.annualizedVolatility()).isCloseTo(plain.volatility(), within(1e-12));
    assertThat(metrics.cagr()).isCloseTo(plain.cagr(), within(1e-12));
    assertThat(metrics.totalReturnPct()).isCloseTo(plain.totalReturn(), within(1e-12));
  }

  /** One that trades in March alone must not have March for its year. */
  @Test
  void measuresEveryPortfolioOverTheTradeDatesOfThePeriod() {
    Crafted trades = new Crafted();
    for (int day = 12; day < 23; day++) {
      trades.trade("A", "2024-02-" + day + " 08:00", "2024-02-" + day + " 14:00", day * 10);
      trades.trade("B", "2024-03-" + day + " 08:00", "2024-03-" + day + " 14:00", 300 - day);
    }
    TradeSet set = trades.set();
    HonestSettings settings = new HonestSettings(150_000, 2500, Crafted.FREE);
    HonestPlan own = HonestPlan.of(set, settings);
    HonestPlan year =
        HonestPlan.of(
            set, settings.over(LocalDate.parse("2024-01-01"), LocalDate.parse("2024-12-31")));

    // Without a period it is that of all the trades: 12 February to 22 March, 19 February shut.
    assertThat(own.tradeDates()).hasSize(29);
    assertThat(year.tradeDates()).hasSize(252);
    assertThat(LocalDate.ofEpochDay(year.tradeDates()[0])).isEqualTo("2024-01-02");
    assertThat(LocalDate.ofEpochDay(year.tradeDates()[251])).isEqualTo("2024-12-31");
    for (HonestPlan plan : List.of(own, year)) {
      HonestSimulation simulation = plan.newSimulation();
      for (long symbols : new long[] {0b01, 0b10, 0b11}) {
        simulation.run(symbols, 1);
        ReturnStatistics plain = ReturnStatistics.ofEquity(150_000, simulation.equityByDay(), 252);
        PortfolioMetrics metrics = simulation.metrics();
        assertThat(plain.periods()).isEqualTo(plan.tradeDates().length);
        assertThat(simulation.sharpe()).isCloseTo(plain.sharpe(), within(1e-12));
        assertThat(simulation.dailySharpe() * Math.sqrt(252))
            .isCloseTo(plain.sharpe(), within(1e-12));
        assertThat(metrics.sharpeRatio()).isEqualTo(simulation.sharpe());
        assertThat(metrics.annualizedVolatility()).isCloseTo(plain.volatility(), within(1e-12));
        assertThat(metrics.cagr()).isCloseTo(plain.cagr(), within(1e-12));
      }
    }
  }

  @Test
  void hasThePeriodsTradeDatesEvenWithoutATrade() {
    TradeSet none = new Crafted().trade("A", DAY + "10:00", DAY + "11:00", 1).set();
    HonestSimulation simulation =
        HonestPlan.of(
                none.enteredBetween(0, 0),
                new HonestSettings(150_000, 2500, Crafted.FREE)
                    .over(LocalDate.parse("2024-03-02"), LocalDate.parse("2024-03-10")))
            .newSimulation();
    simulation.run(1, 1);
    assertThat(simulation.equityByDay()).hasSize(5).containsOnly(150_000);
    assertThat(simulation.sharpe()).isNaN();
    assertThat(simulation.metrics().cagr()).isZero();
  }

  @Test
  void hasNoTradeDateAfterTheLastOfItsEvents() {
    // Friday's session ends at 16:00; the hour in which that is looked at is Friday's too.
    TradeSet trades = new Crafted().trade("A", "2024-03-07 10:00", "2024-03-08 16:30", 100).set();
    HonestPlan plan = HonestPlan.of(trades, new HonestSettings(150_000, 2500, Crafted.FREE));
    assertThat(plan.tradeDates()).hasSize(2);
    // What is traded on the evening of the last day is of the next trade date, and not lost.
    HonestPlan evening =
        HonestPlan.of(
            new Crafted().trade("A", "2024-03-07 18:00", "2024-03-07 19:00", 100).set(),
            new HonestSettings(150_000, 2500, Crafted.FREE)
                .over(LocalDate.parse("2024-03-07"), LocalDate.parse("2024-03-07")));
    assertThat(evening.tradeDates()).hasSize(2);
  }

  @Test
  void returnsAreZeroWhereNothingIsTraded() {
    TradeSet trades = new Crafted().trade("A", DAY + "10:00", "2024-03-06 11:00", 9000).set();
    HonestSimulation simulation =
        HonestPlan.of(trades, new HonestSettings(150_000, 2500, Crafted.FREE)).newSimulation();
    simulation.run(0, 1);
    assertThat(simulation.dailyReturns()).hasSize(3).containsOnly(0);
    simulation.run(1, 1);
    assertThat(simulation.dailyReturns()[0]).isPositive();
    simulation.run(0, 1);
    assertThat(simulation.dailyReturns()).containsOnly(0);
  }

  @Test
  void aRuinedAccountHasNoSharpeRatio() {
    Crafted trades =
        new Crafted()
            .trade("A", DAY + "08:00", DAY + "14:00", 1000)
            .trade("A", "2024-03-05 08:00", "2024-03-05 08:30", -200_000)
            .trade("A", "2024-03-06 08:00", "2024-03-06 14:00", -2000)
            .trade("A", "2024-03-07 08:00", "2024-03-07 14:00", -1000);
    HonestSimulation simulation = trades.honest(1);
    // A loss over what is below zero would be a gain.
    assertThat(simulation.sharpe()).isNaN();
    assertThat(simulation.metrics().annualizedVolatility()).isNaN();
    assertThat(simulation.metrics().cagr()).isEqualTo(-1);
    assertThat(simulation.dailyReturns()[3]).isNaN();
  }

  @Test
  void refusesTradesThatLieTooFarApart() {
    Crafted trades =
        new Crafted()
            .trade("A", DAY + "08:00", DAY + "14:00", 1)
            .trade("A", "1924-03-04 08:00", "1924-03-04 14:00", 1);
    assertThatThrownBy(() -> trades.honest(1))
        .isInstanceOf(ResultsException.class)
        .hasMessageContainingAll("2 trades from 1924-03-04 to 2024-03-04", "is a date mistyped?");
  }
}
