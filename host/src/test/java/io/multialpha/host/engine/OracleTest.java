package io.multialpha.host.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.multialpha.api.market.Instrument;
import io.multialpha.api.strategy.Signal;
import io.multialpha.host.broker.Costs;
import io.multialpha.host.broker.FillModel;
import io.multialpha.host.engine.NaiveEngine.Day;
import io.multialpha.host.engine.NaiveEngine.Desk;
import io.multialpha.host.engine.NaiveEngine.Entry;
import io.multialpha.host.engine.NaiveEngine.State;
import io.multialpha.host.engine.NaiveEngine.Trade;
import io.multialpha.host.ledger.AccountResult;
import io.multialpha.host.ledger.Outcome;
import io.multialpha.host.market.BarColumns;
import io.multialpha.host.market.MarketData;
import io.multialpha.host.portfolio.DailyStopBasis;
import io.multialpha.host.portfolio.Limits;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;
import net.jqwik.api.statistics.StatisticsReport;

/**
 * The engine against {@link NaiveEngine}, trade by trade, on random bars, strategies, limits and
 * costs. All prices and costs are sums of powers of two, so that both come to the same numbers
 * whatever the order in which they add.
 */
class OracleTest {
  private static final double TICK = 0.25;
  private static final double POINT_VALUE = 50;

  @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
  @StatisticsReport(StatisticsReport.StatisticsReportMode.OFF)
  void agreesWithTheOracle(@ForAll("desks") List<Desk> desks, @ForAll("houses") Limits house) {
    List<State> expected = new NaiveEngine(house, desks).run();
    List<AccountResult> actual = run(house, desks);

    for (int i = 0; i < desks.size(); i++) {
      State state = expected.get(i);
      AccountResult result = actual.get(i);
      assertThat(trades(result)).isEqualTo(state.trades);
      assertThat(entries(result)).isEqualTo(state.entries);
      assertThat(days(result)).isEqualTo(state.days);
      assertThat(result.maxDrawdown()).isEqualTo(drawdown(state.equities));
      assertThat(result.finalEquity()).isEqualTo(last(state.equities));
      assertThat(result.openAtEnd()).hasSameSizeAs(state.held.keySet());
      long stops = state.days.stream().filter(Day::stopped).count();
      assertThat(result.dailyStops()).isEqualTo(stops);
      state.entries.forEach(entry -> Statistics.collect(entry.fate()));
      Statistics.label("stops").collect(stops > 0);
    }
    // Nothing of this is shown by runs in which nothing happens.
    for (String fate : List.of("ORDERED", "NO_SLOT", "DAILY_STOP", "EXPIRED")) {
      Statistics.coverage(coverage -> coverage.check(fate).percentage(share -> share > 0.5));
    }
    Statistics.label("stops")
        .coverage(coverage -> coverage.check(true).percentage(share -> share > 10));
  }

  private static double drawdown(List<Double> equities) {
    double peak = equities.get(0);
    double deepest = 0;
    for (double equity : equities) {
      peak = Math.max(peak, equity);
      deepest = Math.max(deepest, peak - equity);
    }
    return deepest;
  }

  private static double last(List<Double> equities) {
    return equities.get(equities.size() - 1);
  }

  @Provide
  Arbitrary<List<Desk>> desks() {
    return Arbitraries.longs().flatMap(seed -> desk(seed).list().ofMinSize(1).ofMaxSize(3));
  }

  private static Arbitrary<Desk> desk(long tapes) {
    return Combinators.combine(
            Arbitraries.longs(),
            Arbitraries.integers().between(1, 4),
            limits(4),
            Arbitraries.of(FillModel.class),
            Arbitraries.integers().between(1, 3),
            Arbitraries.of(0.0, 0.5, 1.0, 2.0),
            Arbitraries.of(0.0, 1.25, 4.0),
            Arbitraries.of(1L, 2L, 24L * 365))
        .as(
            (seed, symbols, limits, fills, contracts, slippage, commission, expiryHours) ->
                new Desk(
                    new Hashed(seed, 25, 10 + (int) Math.floorMod(seed, 30L)),
                    tapes(tapes, symbols),
                    limits,
                    fills,
                    TICK,
                    POINT_VALUE,
                    contracts,
                    slippage,
                    commission,
                    expiryHours * Tape.HOUR));
  }

  /** The same tape for the same symbol, whichever desk trades it; some end before the others. */
  private static List<BarColumns> tapes(long seed, int symbols) {
    List<BarColumns> tapes = new ArrayList<>();
    for (int i = 0; i < symbols; i++) {
      int hours = 20 + new Random(seed + i).nextInt(150);
      tapes.add(RandomTapes.hourly("S" + i, seed, hours));
    }
    return tapes;
  }

  @Provide
  Arbitrary<Limits> houses() {
    return limits(6).optional(0.6).map(limits -> limits.orElse(Limits.NONE));
  }

  private static Arbitrary<Limits> limits(int slots) {
    return Combinators.combine(
            Arbitraries.integers().between(1, slots),
            Arbitraries.of(50.0, 300.0, 1000.0, 1e9),
            Arbitraries.of(DailyStopBasis.class))
        .as(Limits::new);
  }

  private static List<AccountResult> run(Limits house, List<Desk> desks) {
    TreeSet<BarColumns> tapes = new TreeSet<>(java.util.Comparator.comparing(BarColumns::symbol));
    TestAccount[] accounts = new TestAccount[desks.size()];
    for (int i = 0; i < accounts.length; i++) {
      Desk desk = desks.get(i);
      accounts[i] =
          TestAccount.of(desk.strategy())
              .named("desk" + i)
              .limits(desk.limits())
              .fills(desk.fills())
              .entriesExpireAfter(Duration.ofMillis(desk.expiry()));
      for (BarColumns bars : desk.legs()) {
        tapes.add(bars);
        accounts[i].leg(
            new Instrument(
                bars.symbol(), desk.tick(), desk.pointValue(), Currency.getInstance("USD")),
            desk.contracts(),
            new Costs(desk.slippageTicks(), desk.commission()));
      }
    }
    MarketData market = TestAccount.market(tapes.toArray(BarColumns[]::new));
    return TestAccount.run(house, market, accounts);
  }

  private static List<Trade> trades(AccountResult result) {
    List<Trade> trades = new ArrayList<>();
    for (Rows.Trade row : Rows.of(result).trades()) {
      trades.add(
          new Trade(
              row.symbol(),
              row.quantity(),
              row.entryTime(),
              row.entryPrice(),
              row.exitTime(),
              row.exitPrice(),
              row.grossProfit() - row.commission()));
    }
    return trades;
  }

  private static List<Entry> entries(AccountResult result) {
    List<Entry> entries = new ArrayList<>();
    for (Rows.Decision row : Rows.of(result).decisions()) {
      if (row.action() != Signal.Action.EXIT) {
        int side = row.action() == Signal.Action.ENTER_LONG ? 1 : -1;
        entries.add(new Entry(row.barStart(), row.symbol(), side, row.outcome().name()));
      } else {
        assertThat(row.outcome()).as("an exit is never refused").isEqualTo(Outcome.ORDERED);
      }
    }
    return entries;
  }

  private static List<Day> days(AccountResult result) {
    return Rows.of(result).days().stream()
        .map(row -> new Day(row.tradeDate(), row.equity(), row.realized(), row.stopped()))
        .toList();
  }
}
