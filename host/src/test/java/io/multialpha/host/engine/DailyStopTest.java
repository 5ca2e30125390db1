package io.multialpha.host.engine;

import static io.multialpha.host.engine.Tape.hour;
import static org.assertj.core.api.Assertions.assertThat;

import io.multialpha.host.broker.Costs;
import io.multialpha.host.broker.FillModel;
import io.multialpha.host.engine.Rows.Decision;
import io.multialpha.host.engine.Rows.Trade;
import io.multialpha.host.ledger.AccountResult;
import io.multialpha.host.ledger.Outcome;
import io.multialpha.host.market.BarColumns;
import io.multialpha.host.market.TradingCalendar;
import io.multialpha.host.portfolio.DailyStopBasis;
import io.multialpha.host.portfolio.Limits;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;

/** A point is worth $50: the stop of $500 is ten points away. */
class DailyStopTest {
  private static final Limits ON_EQUITY = new Limits(5, 500, DailyStopBasis.EQUITY);
  private static final Limits ON_REALIZED = new Limits(5, 500, DailyStopBasis.REALIZED);

  @Test
  void closesEveryPositionAtItsNextOpenWhenOpenLossesReachIt() {
    BarColumns es = Tape.of("ES").prices(100, 100, 94, 90, 90).build();
    BarColumns nq = Tape.of("NQ").prices(200, 200, 199, 196, 195).build();
    AccountResult result =
        TestAccount.of(new Scripted().buy("ES", 0).buy("NQ", 0), "ES", "NQ")
            .limits(ON_EQUITY)
            .run(es, nq);

    // -7 points on bar 2, -14 on bar 3.
    assertThat(Rows.of(result).trades())
        .extracting(Trade::symbol, Trade::exitTime, Trade::exitPrice)
        .containsExactly(Tuple.tuple("ES", hour(4), 90.0), Tuple.tuple("NQ", hour(4), 195.0));
    assertThat(Rows.of(result).decisions().get(2).reason()).isEqualTo("daily stop of $500 hit");
    assertThat(result.dailyStops()).isEqualTo(1);
  }

  @Test
  void isHitAtTheLimitExactly() {
    Scripted script = new Scripted().buy("ES", 0);

    assertThat(
            TestAccount.of(script, "ES")
                .limits(ON_EQUITY)
                .run(Tape.of("ES").prices(100, 100, 90.25).build())
                .dailyStops())
        .isZero();
    assertThat(
            TestAccount.of(script, "ES")
                .limits(ON_EQUITY)
                .run(Tape.of("ES").prices(100, 100, 90).build())
                .dailyStops())
        .isEqualTo(1);
  }

  @Test
  void countsCosts() {
    BarColumns es = Tape.of("ES").prices(100, 100, 92).build();
    AccountResult result =
        TestAccount.of(new Scripted().buy("ES", 0))
            .leg("ES", 1, new Costs(4, 50))
            .limits(ON_EQUITY)
            .run(es);

    assertThat(result.dailyStops()).as("8 points, 1 point of slippage, 1 of commission").isOne();
  }

  @Test
  void blocksEntriesUntilTheNextTradeDateAndNotAnHourLonger() {
    // The losing position is closed on bar 4; the trade date turns with bar 6, at 06:00 UTC.
    BarColumns es =
        Tape.of("ES").prices(100, 100, 90, 90, 90, 90).nextTradeDate().flat(3, 90).build();
    AccountResult result =
        TestAccount.of(new Scripted().buy("ES", 0).buy("ES", 3).buy("ES", 5).buy("ES", 6), "ES")
            .limits(ON_EQUITY)
            .run(es);

    assertThat(Rows.of(result).decisions())
        .extracting(Decision::barStart, Decision::outcome)
        .containsExactly(
            Tuple.tuple(hour(0), Outcome.ORDERED),
            Tuple.tuple(hour(2), Outcome.ORDERED),
            Tuple.tuple(hour(3), Outcome.DAILY_STOP),
            Tuple.tuple(hour(5), Outcome.DAILY_STOP),
            Tuple.tuple(hour(6), Outcome.ORDERED));
    assertThat(Rows.of(result).decisions().get(3).outcomeReason())
        .isEqualTo("daily stop of $500 hit");
    assertThat(result.openAtEnd()).hasSize(1);
  }

  @Test
  void isOverAtTheNextTradeDateThoughNothingWasOpenAndNothingClosed() {
    BarColumns es = Tape.of("ES").prices(100, 100, 80, 80, 80).nextTradeDate().flat(30, 80).build();
    AccountResult result =
        TestAccount.of(new Scripted().buy("ES", 0).buy("ES", 6), "ES").limits(ON_EQUITY).run(es);

    assertThat(result.openAtEnd()).hasSize(1);
    assertThat(Rows.of(result).days())
        .extracting(Rows.Day::stopped, Rows.Day::openPositions)
        .containsExactly(Tuple.tuple(true, 0), Tuple.tuple(false, 1));
  }

  @Test
  void midnightIsNoRoll() {
    // Bar 24 begins at midnight UTC of the next day; the trade date stays the same.
    BarColumns es = Tape.of("ES").prices(100, 100, 80).flat(30, 80).build();
    AccountResult result =
        TestAccount.of(new Scripted().buy("ES", 0).buy("ES", 24).buy("ES", 30), "ES")
            .limits(ON_EQUITY)
            .run(es);

    assertThat(Rows.of(result).decisions())
        .extracting(Decision::outcome)
        .containsExactly(Outcome.ORDERED, Outcome.ORDERED, Outcome.DAILY_STOP, Outcome.DAILY_STOP);
  }

  @Test
  void lastsUntilFiveInTheAfternoonInChicago() {
    // Hourly from Monday 18:00 on, over midnight and Tuesday 17:00, Chicago time.
    long first = Instant.parse("2024-01-09T00:00:00Z").toEpochMilli();
    int count = 27;
    long[] start = new long[count];
    int[] tradeDate = new int[count];
    double[] prices = new double[4 * count];
    Arrays.setAll(start, i -> first + i * Tape.HOUR);
    Arrays.fill(prices, 80);
    Arrays.fill(prices, 0, 8, 100);
    TradingCalendar.cme().fillTradeDates(start, count, tradeDate);
    BarColumns es = BarColumns.of("ES", count, start, tradeDate, prices, new double[count]);
    Scripted script = new Scripted().buy("ES", 0);
    for (int bar = 4; bar < count; bar++) {
      script.buy("ES", bar);
    }
    AccountResult result = TestAccount.of(script, "ES").limits(ON_EQUITY).run(es);

    List<Decision> decisions = Rows.of(result).decisions();
    Decision firstAgain = decisions.get(decisions.size() - 1);
    assertThat(firstAgain.outcome()).isEqualTo(Outcome.ORDERED);
    assertThat(Instant.ofEpochMilli(firstAgain.barStart())).isEqualTo("2024-01-09T23:00:00Z");
    assertThat(decisions.subList(2, decisions.size() - 1))
        .hasSize(19)
        .allSatisfy(row -> assertThat(row.outcome()).isEqualTo(Outcome.DAILY_STOP));
  }

  @Test
  void withdrawsEntriesThatWaitAndFreesTheirSlots() {
    BarColumns es = Tape.of("ES").prices(100, 100, 100, 80).nextTradeDate().flat(3, 80).build();
    BarColumns nq = Tape.of("NQ").flat(3, 200).gap(3).flat(2, 200).build();
    AccountResult result =
        TestAccount.of(new Scripted().buy("ES", 0).buy("NQ", 2).buy("ES", 4), "ES", "NQ")
            .limits(new Limits(2, 500, DailyStopBasis.EQUITY))
            .run(es, nq);

    Decision withdrawn = Rows.of(result).decisions().get(1);
    assertThat(withdrawn.symbol()).isEqualTo("NQ");
    assertThat(withdrawn.outcome()).isEqualTo(Outcome.DAILY_STOP);
    assertThat(withdrawn.fillTime()).isZero();
    assertThat(result.openAtEnd()).singleElement().extracting("symbol").isEqualTo("ES");
  }

  @Test
  void anExitDecidedBeforeIsNotDecidedTwice() {
    BarColumns es = Tape.of("ES").prices(100, 100, 85, 85, 85).build();
    BarColumns nq = Tape.of("NQ").prices(200, 200).gap(2).prices(190).build();
    AccountResult result =
        TestAccount.of(new Scripted().buy("ES", 0).buy("NQ", 0).exit("NQ", 1), "ES", "NQ")
            .limits(ON_EQUITY)
            .run(es, nq);

    assertThat(Rows.of(result).decisions())
        .extracting(Decision::symbol, Decision::reason)
        .containsExactly(
            Tuple.tuple("ES", "buy"),
            Tuple.tuple("NQ", "buy"),
            Tuple.tuple("NQ", "exit"),
            Tuple.tuple("ES", "daily stop of $500 hit"));
  }

  @Test
  void isDecidedWhenItIsHitAlsoForAnInstrumentWithoutABarThen() {
    BarColumns es = Tape.of("ES").prices(100, 100, 100, 85, 85).build();
    BarColumns nq = Tape.of("NQ").prices(200, 201).gap(2).prices(190).build();
    AccountResult result =
        TestAccount.of(new Scripted().buy("ES", 0).buy("NQ", 0), "ES", "NQ")
            .limits(ON_EQUITY)
            .run(es, nq);

    assertThat(Rows.of(result).decisions().subList(2, 4))
        .extracting(Decision::symbol, Decision::barStart, Decision::price)
        .containsExactly(Tuple.tuple("ES", hour(3), 85.0), Tuple.tuple("NQ", hour(3), 201.0));
  }

  @Test
  void aSignalToLeaveWhatItClosesAlreadyIsNoSecondDecision() {
    BarColumns es = Tape.of("ES").prices(100, 100, 85, 85).build();
    AccountResult result =
        TestAccount.of(new Scripted().buy("ES", 0).exit("ES", 2), "ES").limits(ON_EQUITY).run(es);

    assertThat(Rows.of(result).decisions())
        .extracting(Decision::reason)
        .containsExactly("buy", "daily stop of $500 hit");
    assertThat(Rows.of(result).trades()).singleElement().extracting("exitDecision").isEqualTo(1);
  }

  @Test
  void onRealizedBasisOpenLossesDoNotCountUntilTheyAreTaken() {
    BarColumns es = Tape.of("ES").prices(100, 100, 80, 80, 80, 80).build();
    AccountResult result =
        TestAccount.of(new Scripted().buy("ES", 0).exit("ES", 2).buy("ES", 3), "ES")
            .limits(ON_REALIZED)
            .run(es);

    assertThat(Rows.of(result).decisions())
        .extracting(Decision::outcome)
        .containsExactly(Outcome.ORDERED, Outcome.ORDERED, Outcome.DAILY_STOP);
    assertThat(result.dailyStops()).isEqualTo(1);
  }

  @Test
  void aLossTakenAtTheFirstOpenOfATradeDateBelongsToThatDate() {
    BarColumns es = Tape.of("ES").prices(100, 100, 80).nextTradeDate().flat(3, 80).build();
    AccountResult result =
        TestAccount.of(new Scripted().buy("ES", 0).exit("ES", 2).buy("ES", 4), "ES")
            .limits(ON_REALIZED)
            .run(es);

    assertThat(Rows.of(result).days())
        .extracting(Rows.Day::realized, Rows.Day::stopped)
        .containsExactly(Tuple.tuple(0.0, false), Tuple.tuple(-1000.0, true));
    assertThat(Rows.of(result).decisions().get(2).outcome()).isEqualTo(Outcome.DAILY_STOP);
  }

  @Test
  void theOvernightGapOfWhatTheStopClosesCountsTowardsTheNextTradeDate() {
    BarColumns es = Tape.of("ES").prices(100, 100, 89).nextTradeDate().prices(78, 78).build();
    AccountResult result =
        TestAccount.of(new Scripted().buy("ES", 0), "ES").limits(ON_EQUITY).run(es);

    assertThat(result.dailyStops()).isEqualTo(2);
    assertThat(result.finalEquity()).isEqualTo(TestAccount.CASH - 22 * 50);
  }

  @Test
  void countsFromTheEquityAtTheEndOfTheTradeDateBefore() {
    // +40 points on the first date, -9 from there on the second.
    BarColumns es = Tape.of("ES").prices(100, 100, 140).nextTradeDate().prices(131, 130.25).build();
    AccountResult result =
        TestAccount.of(new Scripted().buy("ES", 0), "ES").limits(ON_EQUITY).run(es);
    assertThat(result.dailyStops()).isZero();

    BarColumns worse = Tape.of("ES").prices(100, 100, 140).nextTradeDate().prices(130).build();
    assertThat(
            TestAccount.of(new Scripted().buy("ES", 0), "ES")
                .limits(ON_EQUITY)
                .run(worse)
                .dailyStops())
        .isEqualTo(1);
  }

  @Test
  void firesOnceAndAgainOnAnotherTradeDate() {
    BarColumns es =
        Tape.of("ES").prices(100, 100, 80, 70, 60).nextTradeDate().prices(60, 60, 40, 30).build();
    AccountResult result =
        TestAccount.of(new Scripted().buy("ES", 0).buy("ES", 5), "ES").limits(ON_EQUITY).run(es);

    assertThat(result.dailyStops()).isEqualTo(2);
    assertThat(Rows.of(result).trades()).extracting(Trade::exitPrice).containsExactly(70.0, 30.0);
  }

  @Test
  void aPriceThatIsNoNumberStopsTrading() {
    BarColumns es =
        Tape.of("ES").prices(100, 100).bar(100, 100, 100, Double.NaN).flat(3, 100).build();
    AccountResult result =
        TestAccount.of(new Scripted().buy("ES", 0).buy("ES", 3), "ES").limits(ON_EQUITY).run(es);

    assertThat(result.dailyStops()).isEqualTo(1);
    assertThat(Rows.of(result).trades()).hasSize(1);
    assertThat(Rows.of(result).decisions().get(2).outcome()).isEqualTo(Outcome.DAILY_STOP);
  }

  @Test
  void seesLossesTakenWithinTheBar() {
    BarColumns es = Tape.of("ES").prices(100, 100).bar(100, 100, 80, 100).flat(3, 100).build();
    AccountResult result =
        TestAccount.of(new Scripted().levels(15, 50).buy("ES", 0).buy("ES", 3), "ES")
            .fills(FillModel.INTRABAR)
            .limits(ON_REALIZED)
            .run(es);

    assertThat(result.dailyStops()).isEqualTo(1);
    assertThat(Rows.of(result).decisions())
        .extracting(Decision::outcome)
        .endsWith(Outcome.DAILY_STOP);
  }

  @Test
  void writesDownHowEachTradeDateEnded() {
    BarColumns es = Tape.of("ES").prices(100, 100, 96, 98).nextTradeDate().prices(99, 99).build();
    AccountResult result = TestAccount.of(new Scripted().buy("ES", 0).exit("ES", 4), "ES").run(es);

    double cash = TestAccount.CASH;
    assertThat(Rows.of(result).days())
        .containsExactly(
            new Rows.Day(Tape.DAY0, cash - 100, 0, cash - 200, 1, false),
            new Rows.Day(Tape.DAY0 + 1, cash - 50, -50, cash - 100, 0, false));
  }
}
