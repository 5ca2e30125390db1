package io.multialpha.host.engine;

import static io.multialpha.host.engine.Tape.hour;
import static org.assertj.core.api.Assertions.assertThat;

import io.multialpha.host.broker.FillModel;
import io.multialpha.host.engine.Rows.Decision;
import io.multialpha.host.engine.Rows.Trade;
import io.multialpha.host.ledger.AccountResult;
import io.multialpha.host.ledger.Outcome;
import io.multialpha.host.market.BarColumns;
import io.multialpha.host.market.MarketData;
import io.multialpha.host.portfolio.DailyStopBasis;
import io.multialpha.host.portfolio.Limits;
import java.time.Duration;
import java.util.List;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;

/** Two accounts, each with room enough of its own. A point is worth $50. */
class HouseLimitsTest {
  private static final BarColumns FLAT_ES = Tape.of("ES").flat(8, 100).build();
  private static final BarColumns FLAT_NQ = Tape.of("NQ").flat(8, 200).build();

  private static Limits slots(int slots) {
    return new Limits(slots, 1e9, DailyStopBasis.EQUITY);
  }

  private static Limits stop(double dollars, DailyStopBasis basis) {
    return new Limits(100, dollars, basis);
  }

  private static TestAccount on(String symbol, Scripted script) {
    return TestAccount.of(script, symbol).named("on " + symbol);
  }

  private static List<Outcome> outcomes(AccountResult result) {
    return Rows.of(result).decisions().stream().map(Decision::outcome).toList();
  }

  @Test
  void theHousesSlotsAreSharedInTheConfiguredOrder() {
    MarketData market = TestAccount.market(FLAT_ES, FLAT_NQ);
    List<AccountResult> results =
        TestAccount.run(
            slots(1),
            market,
            on("NQ", new Scripted().buy("NQ", 0)),
            on("ES", new Scripted().buy("ES", 0).buy("ES", 1)));

    assertThat(outcomes(results.get(0))).containsExactly(Outcome.ORDERED);
    assertThat(outcomes(results.get(1))).containsExactly(Outcome.NO_SLOT, Outcome.NO_SLOT);
    assertThat(Rows.of(results.get(1)).decisions().get(0).outcomeReason())
        .isEqualTo("house: 1 of 1 slots taken");
  }

  @Test
  void aRefusalByTheHouseGivesTheAccountsOwnSlotBack() {
    MarketData market = TestAccount.market(FLAT_ES, FLAT_NQ);
    List<AccountResult> results =
        TestAccount.run(
            slots(1),
            market,
            on("NQ", new Scripted().buy("NQ", 0).exit("NQ", 1)),
            on("ES", new Scripted().buy("ES", 0).buy("ES", 1).buy("ES", 2).exit("ES", 4))
                .limits(1, 1e9));

    assertThat(outcomes(results.get(1)))
        .containsExactly(Outcome.NO_SLOT, Outcome.NO_SLOT, Outcome.ORDERED, Outcome.ORDERED);
    assertThat(Rows.of(results.get(1)).trades()).hasSize(1);
  }

  @Test
  void theAccountsOwnLimitIsNamedFirst() {
    MarketData market = TestAccount.market(FLAT_ES, FLAT_NQ);
    AccountResult result =
        TestAccount.run(
                slots(1),
                market,
                TestAccount.of(new Scripted().buy("ES", 0).buy("NQ", 0), "ES", "NQ").limits(1, 1e9))
            .get(0);

    assertThat(Rows.of(result).decisions().get(1).outcomeReason()).isEqualTo("1 of 1 slots taken");
  }

  @Test
  void anExpiredEntryFreesTheHousesSlotEvenIfItsAccountNeverHasABarAgain() {
    MarketData market = TestAccount.market(FLAT_ES, Tape.of("NQ").prices(200).build());
    List<AccountResult> results =
        TestAccount.run(
            slots(1),
            market,
            on("NQ", new Scripted().buy("NQ", 0)).entriesExpireAfter(Duration.ofHours(2)),
            on("ES", new Scripted().buy("ES", 2).buy("ES", 3)));

    assertThat(outcomes(results.get(0))).containsExactly(Outcome.EXPIRED);
    assertThat(outcomes(results.get(1))).containsExactly(Outcome.NO_SLOT, Outcome.ORDERED);
  }

  @Test
  void theHousesDailyStopClosesEveryAccountsPositionsAndWithdrawsTheirEntries() {
    BarColumns es = Tape.of("ES").prices(100, 100, 94, 94, 94).build();
    BarColumns nq = Tape.of("NQ").prices(200, 200, 195, 196, 196).build();
    BarColumns cl = Tape.of("CL").prices(70, 70).gap(2).prices(70).build();
    List<AccountResult> results =
        TestAccount.run(
            stop(500, DailyStopBasis.EQUITY),
            TestAccount.market(es, nq, cl),
            on("ES", new Scripted().buy("ES", 0).buy("ES", 3)),
            on("NQ", new Scripted().buy("NQ", 0)),
            on("CL", new Scripted().buy("CL", 1)));

    // -6 and -5 points on bar 2.
    assertThat(Rows.of(results.get(0)).trades())
        .extracting(Trade::exitTime, Trade::exitPrice)
        .containsExactly(Tuple.tuple(hour(3), 94.0));
    assertThat(Rows.of(results.get(1)).trades())
        .extracting(Trade::exitTime, Trade::exitPrice)
        .containsExactly(Tuple.tuple(hour(3), 196.0));
    assertThat(Rows.of(results.get(0)).decisions().get(1).reason())
        .isEqualTo("house: daily stop of $500 hit");
    assertThat(outcomes(results.get(0)))
        .containsExactly(Outcome.ORDERED, Outcome.ORDERED, Outcome.DAILY_STOP);
    assertThat(outcomes(results.get(2))).containsExactly(Outcome.DAILY_STOP);
    assertThat(Rows.of(results.get(2)).decisions().get(0).outcomeReason())
        .isEqualTo("house: daily stop of $500 hit");
    assertThat(results).allSatisfy(result -> assertThat(result.dailyStops()).isOne());
    assertThat(results)
        .allSatisfy(result -> assertThat(result.journal().days().stopped(0)).isTrue())
        .allSatisfy(result -> assertThat(result.journal().days().houseStopped(0)).isTrue());
  }

  @Test
  void theHousesStopIsOverAtTheNextTradeDate() {
    BarColumns es = Tape.of("ES").prices(100, 100, 80, 80).nextTradeDate().flat(4, 80).build();
    List<AccountResult> results =
        TestAccount.run(
            stop(500, DailyStopBasis.EQUITY),
            TestAccount.market(es),
            on("ES", new Scripted().buy("ES", 0)),
            on("ES", new Scripted().buy("ES", 3).buy("ES", 4)));

    assertThat(outcomes(results.get(1))).containsExactly(Outcome.DAILY_STOP, Outcome.ORDERED);
  }

  @Test
  void gainsOfOneAccountMakeUpForLossesOfAnother() {
    BarColumns es = Tape.of("ES").prices(100, 100, 80, 80).build();
    BarColumns nq = Tape.of("NQ").prices(200, 200, 215, 215).build();
    List<AccountResult> results =
        TestAccount.run(
            stop(500, DailyStopBasis.EQUITY),
            TestAccount.market(es, nq),
            on("ES", new Scripted().buy("ES", 0)),
            on("NQ", new Scripted().buy("NQ", 0)));

    assertThat(results).allSatisfy(result -> assertThat(result.openAtEnd()).hasSize(1));
  }

  @Test
  void onRealizedBasisALossTakenAtTheFirstOpenOfATradeDateBelongsToThatDate() {
    BarColumns es = Tape.of("ES").prices(100, 100, 80).nextTradeDate().flat(4, 80).build();
    List<AccountResult> results =
        TestAccount.run(
            stop(500, DailyStopBasis.REALIZED),
            TestAccount.market(es),
            on("ES", new Scripted().buy("ES", 0).exit("ES", 2)),
            on("ES", new Scripted().buy("ES", 4)));

    assertThat(outcomes(results.get(1))).containsExactly(Outcome.DAILY_STOP);
  }

  @Test
  void onRealizedBasisSoDoesALossTakenWithinItsFirstBar() {
    BarColumns es =
        Tape.of("ES").prices(100, 100).nextTradeDate().bar(100, 100, 70, 70).flat(3, 70).build();
    List<AccountResult> results =
        TestAccount.run(
            stop(500, DailyStopBasis.REALIZED),
            TestAccount.market(es),
            on("ES", new Scripted().levels(15, 90).buy("ES", 0)).fills(FillModel.INTRABAR),
            on("ES", new Scripted().buy("ES", 3)));

    assertThat(outcomes(results.get(1))).containsExactly(Outcome.DAILY_STOP);
  }

  @Test
  void anAccountsEquityCountsWithItsLatestCloseWhereItHasNoBarNow() {
    BarColumns es = Tape.of("ES").prices(100, 100, 94, 94, 94).build();
    BarColumns nq = Tape.of("NQ").prices(200, 195).gap(2).prices(195).build();
    List<AccountResult> results =
        TestAccount.run(
            stop(500, DailyStopBasis.EQUITY),
            TestAccount.market(es, nq),
            on("NQ", new Scripted().buy("NQ", 0)),
            on("ES", new Scripted().buy("ES", 0)));

    // NQ was bought at 195: nothing lost there; ES lost 6 points. Nothing is closed.
    assertThat(results).allSatisfy(result -> assertThat(result.openAtEnd()).hasSize(1));

    BarColumns lower =
        Tape.of("NQ").bar(200, 200, 200, 200).bar(200, 200, 195, 195).gap(2).prices(195).build();
    List<AccountResult> closed =
        TestAccount.run(
            stop(500, DailyStopBasis.EQUITY),
            TestAccount.market(es, lower),
            on("NQ", new Scripted().buy("NQ", 0)),
            on("ES", new Scripted().buy("ES", 0)));
    assertThat(Rows.of(closed.get(0)).trades())
        .extracting(Trade::exitTime)
        .containsExactly(hour(4));
    assertThat(Rows.of(closed.get(0)).decisions().get(1).barStart()).isEqualTo(hour(2));
    assertThat(Rows.of(closed.get(1)).trades())
        .extracting(Trade::exitTime)
        .containsExactly(hour(3));
  }

  @Test
  void roomyHouseLimitsChangeNothing() {
    MarketData market =
        TestAccount.market(RandomTapes.hourly("ES", 3, 500), RandomTapes.hourly("NQ", 3, 500));
    TestAccount one = TestAccount.of(new Hashed(1, 20, 20), "ES", "NQ").limits(1, 400);
    TestAccount two = TestAccount.of(new Hashed(2, 20, 20), "NQ", "ES").limits(2, 400);

    List<Rows> alone =
        TestAccount.run(Limits.NONE, market, one, two).stream().map(Rows::of).toList();
    List<Rows> inStep =
        TestAccount.run(new Limits(4, 1e9, DailyStopBasis.EQUITY), market, one, two).stream()
            .map(Rows::of)
            .toList();

    assertThat(inStep).isEqualTo(alone);
    assertThat(alone.get(0).days()).anyMatch(Rows.Day::stopped);
  }
}
