package io.multialpha.host.engine;

import static io.multialpha.host.engine.Tape.hour;
import static org.assertj.core.api.Assertions.assertThat;

import io.multialpha.host.broker.Costs;
import io.multialpha.host.engine.Rows.Trade;
import io.multialpha.host.ledger.AccountResult;
import io.multialpha.host.ledger.Outcome;
import io.multialpha.host.market.BarColumns;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class NextOpenFillsTest {
  private static final Offset<Double> CENT = Offset.offset(0.001);

  private static final BarColumns RISING =
      Tape.of("ES")
          .bar(100, 104, 99, 103)
          .bar(110, 114, 109, 113)
          .bar(120, 124, 119, 123)
          .bar(130, 134, 129, 133)
          .bar(140, 144, 139, 143)
          .build();

  @Test
  void entersAndLeavesAtTheOpenOfTheBarAfterTheSignal() {
    AccountResult result =
        TestAccount.of(new Scripted().buy("ES", 0).exit("ES", 2), "ES").run(RISING);

    assertThat(Rows.of(result).trades())
        .containsExactly(new Trade("ES", 1, 0, 1, hour(1), 110, hour(3), 130, 2, 1000, 0));
    assertThat(result.finalEquity()).isEqualTo(TestAccount.CASH + 1000);
  }

  @Test
  void mirrorsAShort() {
    AccountResult result =
        TestAccount.of(new Scripted().sell("ES", 0).exit("ES", 2), "ES").run(RISING);

    assertThat(Rows.of(result).trades())
        .containsExactly(new Trade("ES", -1, 0, 1, hour(1), 110, hour(3), 130, 2, -1000, 0));
    assertThat(result.finalEquity()).isEqualTo(TestAccount.CASH - 1000);
  }

  @Test
  void writesFillsBesideTheDecisionsTheyCameFrom() {
    AccountResult result =
        TestAccount.of(new Scripted().buy("ES", 0).exit("ES", 2), "ES").run(RISING);

    List<Rows.Decision> decisions = Rows.of(result).decisions();
    assertThat(decisions).hasSize(2);
    assertThat(decisions.get(0).barStart()).isEqualTo(hour(0));
    assertThat(decisions.get(0).price()).isEqualTo(103);
    assertThat(decisions.get(0).fillTime()).isEqualTo(hour(1));
    assertThat(decisions.get(0).fillPrice()).isEqualTo(110);
    assertThat(decisions.get(0).netProfit()).isNaN();
    assertThat(decisions.get(1).fillTime()).isEqualTo(hour(3));
    assertThat(decisions.get(1).netProfit()).isEqualTo(1000);
  }

  @Test
  void paysSlippageAndCommissionOnBothSidesToTheCentWhenLong() {
    // Bought at 110 + 2 ticks, sold at 130 - 2 ticks: 19 points of $50, 3 contracts.
    AccountResult result =
        TestAccount.of(new Scripted().buy("ES", 0).exit("ES", 2))
            .leg("ES", 3, new Costs(2, 2.04))
            .run(RISING);

    Trade trade = Rows.of(result).trades().get(0);
    assertThat(trade.entryPrice()).isEqualTo(110.5);
    assertThat(trade.exitPrice()).isEqualTo(129.5);
    assertThat(trade.grossProfit()).isEqualTo(19 * 50 * 3);
    assertThat(trade.commission()).isEqualTo(2 * 3 * 2.04);
    assertThat(result.journal().trades().netProfit(0)).isEqualTo(2850 - 12.24, CENT);
    assertThat(result.finalEquity()).isEqualTo(TestAccount.CASH + 2850 - 12.24, CENT);
  }

  @Test
  void paysSlippageAndCommissionOnBothSidesToTheCentWhenShort() {
    // Sold at 110 - 2 ticks, bought back at 130 + 2 ticks: -21 points of $50, 3 contracts.
    AccountResult result =
        TestAccount.of(new Scripted().sell("ES", 0).exit("ES", 2))
            .leg("ES", 3, new Costs(2, 2.04))
            .run(RISING);

    Trade trade = Rows.of(result).trades().get(0);
    assertThat(trade.quantity()).isEqualTo(-3);
    assertThat(trade.entryPrice()).isEqualTo(109.5);
    assertThat(trade.exitPrice()).isEqualTo(130.5);
    assertThat(trade.grossProfit()).isEqualTo(-21 * 50 * 3);
    assertThat(result.finalEquity()).isEqualTo(TestAccount.CASH - 3150 - 12.24, CENT);
  }

  @Test
  void paysTheEntryCommissionAtTheEntryAndTheExitCommissionAtTheExit() {
    AccountResult result =
        TestAccount.of(new Scripted().buy("ES", 0))
            .leg("ES", 1, new Costs(0, 2))
            .run(Tape.of("ES").flat(3, 100).build());

    assertThat(result.finalEquity()).isEqualTo(TestAccount.CASH - 2);
    assertThat(result.openAtEnd()).hasSize(1);
    assertThat(result.openAtEnd().get(0).openProfit()).isEqualTo(-2);
  }

  @Test
  void entersAgainOnTheVeryBarInWhichItLeft() {
    AccountResult result =
        TestAccount.of(new Scripted().buy("ES", 0).exit("ES", 1).sell("ES", 2).exit("ES", 3), "ES")
            .run(RISING);

    assertThat(Rows.of(result).trades())
        .containsExactly(
            new Trade("ES", 1, 0, 1, hour(1), 110, hour(2), 120, 1, 500, 0),
            new Trade("ES", -1, 2, 3, hour(3), 130, hour(4), 140, 1, -500, 0));
  }

  @Test
  void neverTurnsAPositionAround() {
    // Entries while something is held or under way, and exits from nothing, are no decisions.
    AccountResult result =
        TestAccount.of(new Scripted().exit("ES", 0).buy("ES", 1).sell("ES", 2).buy("ES", 3), "ES")
            .run(RISING);

    assertThat(Rows.of(result).decisions()).hasSize(1);
    assertThat(result.openAtEnd()).singleElement().extracting("quantity").isEqualTo(1);
  }

  @Test
  void leavesASignalOnTheLastBarUnfilled() {
    AccountResult result = TestAccount.of(new Scripted().buy("ES", 4), "ES").run(RISING);

    assertThat(result.openAtEnd()).isEmpty();
    Rows.Decision decision = Rows.of(result).decisions().get(0);
    assertThat(decision.outcome()).isEqualTo(Outcome.ORDERED);
    assertThat(decision.fillTime()).isZero();
    assertThat(decision.fillPrice()).isNaN();
  }

  @Test
  void fillsAtTheInstrumentsOwnNextBarHoweverLateWithinTheExpiry() {
    BarColumns gappy = Tape.of("ES").prices(100).gap(3).prices(90, 95).build();
    AccountResult result =
        TestAccount.of(new Scripted().buy("ES", 0), "ES")
            .entriesExpireAfter(Duration.ofHours(4))
            .run(gappy);

    assertThat(result.openAtEnd().get(0).entryTime()).isEqualTo(hour(4));
    assertThat(result.openAtEnd().get(0).entryPrice()).isEqualTo(90);
  }

  @Test
  void withdrawsAnEntryWhoseBarComesTooLate() {
    BarColumns gappy = Tape.of("ES").prices(100).gap(3).prices(90, 95).build();
    AccountResult result =
        TestAccount.of(new Scripted().buy("ES", 0), "ES")
            .entriesExpireAfter(Duration.ofHours(4).minusMillis(1))
            .run(gappy);

    assertThat(result.openAtEnd()).isEmpty();
    assertThat(Rows.of(result).decisions().get(0).outcome()).isEqualTo(Outcome.EXPIRED);
  }

  @Test
  void anExitNeverExpires() {
    BarColumns gappy = Tape.of("ES").prices(100, 100).gap(900).prices(90).build();
    AccountResult result =
        TestAccount.of(new Scripted().buy("ES", 0).exit("ES", 1), "ES")
            .entriesExpireAfter(Duration.ofHours(1))
            .run(gappy);

    assertThat(Rows.of(result).trades()).singleElement().extracting("exitPrice").isEqualTo(90.0);
  }

  @Test
  void showsThePositionAsOfEachBarsClose() {
    List<String> seen = new ArrayList<>();
    TestAccount.of(
            new Scripted()
                .sell("ES", 0)
                .exit("ES", 2)
                .observed(
                    (symbol, index, bar, position) ->
                        seen.add(
                            position.quantity()
                                + " at "
                                + position.entryPrice()
                                + " since "
                                + position.entryMillis()
                                + ", "
                                + position.barsHeld())))
        .leg("ES", 2, new Costs(1, 0))
        .run(RISING);

    assertThat(seen)
        .containsExactly(
            "0 at NaN since 0, 0",
            "-2 at 109.75 since " + hour(1) + ", 0",
            "-2 at 109.75 since " + hour(1) + ", 1",
            "0 at NaN since 0, 0",
            "0 at NaN since 0, 0");
  }

  @Test
  void countsBarsHeldInBarsOfTheInstrumentNotInHours() {
    List<Integer> held = new ArrayList<>();
    TestAccount.of(
            new Scripted()
                .buy("ES", 0)
                .observed((symbol, index, bar, position) -> held.add(position.barsHeld())),
            "ES")
        .run(Tape.of("ES").flat(2, 100).gap(50).flat(2, 100).build());

    assertThat(held).containsExactly(0, 0, 1, 2);
  }

  @Test
  void marksOpenPositionsAtEveryCloseForTheDrawdown() {
    BarColumns dip =
        Tape.of("ES").prices(100).bar(100, 101, 90, 101).bar(101, 101, 90, 95).prices(110).build();
    AccountResult result = TestAccount.of(new Scripted().buy("ES", 0), "ES").run(dip);

    // From +1 point to -5 points at the closes; the low of 90 within the bars does not count.
    assertThat(result.maxDrawdown()).isEqualTo(6 * 50);
    assertThat(result.finalEquity()).isEqualTo(TestAccount.CASH + 500);
    assertThat(result.openPositionSteps()).isEqualTo(3);
    assertThat(result.steps()).isEqualTo(4);
  }

  @Test
  void takesTheStartingCashForTheFirstPeak() {
    AccountResult result =
        TestAccount.of(new Scripted().buy("ES", 0), "ES")
            .run(Tape.of("ES").prices(100, 100, 98, 99).build());

    assertThat(result.maxDrawdown()).isEqualTo(100);
  }
}
