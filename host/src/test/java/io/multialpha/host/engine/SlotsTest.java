package io.multialpha.host.engine;

import static io.multialpha.host.engine.Tape.hour;
import static org.assertj.core.api.Assertions.assertThat;

import io.multialpha.api.strategy.DataNeeds;
import io.multialpha.host.broker.FillModel;
import io.multialpha.host.engine.Rows.Decision;
import io.multialpha.host.ledger.AccountResult;
import io.multialpha.host.ledger.Outcome;
import io.multialpha.host.market.BarColumns;
import io.multialpha.host.market.MarketData;
import io.multialpha.host.portfolio.Limits;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class SlotsTest {
  private static final BarColumns ES = Tape.of("ES").flat(8, 100).build();
  private static final BarColumns NQ = Tape.of("NQ").flat(8, 200).build();
  private static final BarColumns CL = Tape.of("CL").flat(8, 70).build();

  private static List<Outcome> outcomes(AccountResult result) {
    return Rows.of(result).decisions().stream().map(Decision::outcome).toList();
  }

  @Test
  void whoIsListedFirstGetsTheLastSlot() {
    AccountResult result =
        TestAccount.of(new Scripted().buy("ES", 0).buy("NQ", 0).buy("CL", 0), "NQ", "CL", "ES")
            .limits(2, 1e9)
            .run(ES, NQ, CL);

    assertThat(Rows.of(result).decisions())
        .extracting(Decision::symbol, Decision::outcome)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("NQ", Outcome.ORDERED),
            org.assertj.core.groups.Tuple.tuple("CL", Outcome.ORDERED),
            org.assertj.core.groups.Tuple.tuple("ES", Outcome.NO_SLOT));
    assertThat(Rows.of(result).decisions().get(2).outcomeReason()).isEqualTo("2 of 2 slots taken");
  }

  @Test
  void aSlotIsFreeOnlyOnceItsPositionIsGone() {
    // ES leaves on bar 2, which is filled on bar 3: NQ is refused on 2 and let in on 3.
    AccountResult result =
        TestAccount.of(new Scripted().buy("ES", 0).exit("ES", 2).buy("NQ", 2).buy("NQ", 3))
            .leg("ES", 1, io.multialpha.host.broker.Costs.NONE)
            .leg("NQ", 1, io.multialpha.host.broker.Costs.NONE)
            .limits(1, 1e9)
            .run(ES, NQ);

    assertThat(outcomes(result))
        .containsExactly(Outcome.ORDERED, Outcome.ORDERED, Outcome.NO_SLOT, Outcome.ORDERED);
  }

  @Test
  void atTheCloseASlotIsFreeForWhoComesLater() {
    AccountResult result =
        TestAccount.of(new Scripted().buy("ES", 0).exit("ES", 2).buy("NQ", 2), "ES", "NQ")
            .fills(FillModel.SIGNAL_CLOSE)
            .limits(1, 1e9)
            .run(ES, NQ);

    assertThat(outcomes(result)).containsOnly(Outcome.ORDERED);
  }

  @Test
  void anExpiredEntryFreesItsSlotEvenIfItsInstrumentNeverTradesAgain() {
    BarColumns over = Tape.of("NQ").flat(1, 200).build();
    AccountResult result =
        TestAccount.of(new Scripted().buy("NQ", 0).buy("ES", 2).buy("ES", 3), "ES", "NQ")
            .limits(1, 1e9)
            .entriesExpireAfter(Duration.ofHours(2))
            .run(ES, over);

    assertThat(Rows.of(result).decisions())
        .extracting(Decision::symbol, Decision::barStart, Decision::outcome)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("NQ", hour(0), Outcome.EXPIRED),
            org.assertj.core.groups.Tuple.tuple("ES", hour(2), Outcome.NO_SLOT),
            org.assertj.core.groups.Tuple.tuple("ES", hour(3), Outcome.ORDERED));
  }

  @Test
  void doesNotEnterWhileWarmingUp() {
    DataNeeds needs = DataNeeds.none().withHourlyWarmup(4);
    AccountResult result =
        TestAccount.of(new Scripted().needs(needs).buy("ES", 2).buy("ES", 3), "ES").run(ES);

    assertThat(outcomes(result)).containsExactly(Outcome.WARMING_UP, Outcome.ORDERED);
  }

  @Test
  void countsDailyBarsTowardsTheWarmUpOnlyOnceTheyAreKnown() {
    BarColumns es = Tape.of("ES").flat(2, 100).nextTradeDate().flat(2, 100).build();
    MarketData market =
        MarketData.of(TestAccount.bySymbol(es), TestAccount.bySymbol(RandomTapes.daily(es)));
    DataNeeds needs = DataNeeds.none().withDailyWarmup(1);
    AccountResult result =
        TestAccount.of(new Scripted().needs(needs).buy("ES", 1).buy("ES", 2), "ES").run(market);

    assertThat(outcomes(result)).containsExactly(Outcome.WARMING_UP, Outcome.ORDERED);
  }

  @Test
  void earlierTradeDatesOnlyWarmUp() {
    BarColumns es = Tape.of("ES").flat(3, 100).nextTradeDate().flat(3, 100).build();
    Scripted script =
        new Scripted()
            .needs(DataNeeds.none().withHourlyWarmup(4))
            .buy("ES", 1)
            .buy("ES", 3)
            .exit("ES", 4);
    RunWindow second = new RunWindow(Tape.DAY0 + 1, Tape.DAY0 + 1);
    AccountResult result =
        TestAccount.run(Limits.NONE, TestAccount.market(es), second, TestAccount.of(script, "ES"))
            .get(0);

    assertThat(Rows.of(result).decisions()).hasSize(2);
    assertThat(Rows.of(result).days())
        .singleElement()
        .extracting("tradeDate")
        .isEqualTo(Tape.DAY0 + 1);
    assertThat(result.steps()).isEqualTo(3);
    assertThat(result.bars()).isEqualTo(3);
  }

  @Test
  void laterTradeDatesAreNotSeen() {
    BarColumns es = Tape.of("ES").flat(3, 100).nextTradeDate().flat(3, 500).build();
    RunWindow first = new RunWindow(Tape.DAY0, Tape.DAY0);
    AccountResult result =
        TestAccount.run(
                Limits.NONE,
                TestAccount.market(es),
                first,
                TestAccount.of(new Scripted().buy("ES", 0), "ES"))
            .get(0);

    assertThat(result.openAtEnd()).singleElement().extracting("lastPrice").isEqualTo(100.0);
    assertThat(result.steps()).isEqualTo(3);
  }
}
