package io.multialpha.host.engine;

import static io.multialpha.host.engine.Tape.hour;
import static org.assertj.core.api.Assertions.assertThat;

import io.multialpha.host.broker.Costs;
import io.multialpha.host.broker.FillModel;
import io.multialpha.host.engine.Rows.Trade;
import io.multialpha.host.ledger.AccountResult;
import io.multialpha.host.ledger.Outcome;
import io.multialpha.host.market.BarColumns;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SignalCloseFillsTest {
  private static final BarColumns RISING =
      Tape.of("ES")
          .bar(100, 104, 99, 103)
          .bar(110, 114, 109, 113)
          .bar(120, 124, 119, 123)
          .bar(130, 134, 129, 133)
          .build();

  private static TestAccount account(Scripted script, Costs costs) {
    return TestAccount.of(script).leg("ES", 1, costs).fills(FillModel.SIGNAL_CLOSE);
  }

  @Test
  void fillsAtTheCloseOfTheBarOnWhichItWasDecided() {
    AccountResult result =
        account(new Scripted().buy("ES", 0).exit("ES", 2), Costs.NONE).run(RISING);

    assertThat(Rows.of(result).trades())
        .containsExactly(new Trade("ES", 1, 0, 1, hour(0), 103, hour(2), 123, 2, 1000, 0));
  }

  @Test
  void addsSlippageAndCommissionToTheClose() {
    AccountResult result =
        account(new Scripted().sell("ES", 0).exit("ES", 2), new Costs(1, 1.5)).run(RISING);

    assertThat(Rows.of(result).trades())
        .containsExactly(new Trade("ES", -1, 0, 1, hour(0), 102.75, hour(2), 123.25, 2, -1025, 3));
    assertThat(result.finalEquity()).isEqualTo(TestAccount.CASH - 1028);
  }

  @Test
  void countsTheCostsOfAFillAtTheCloseAtOnce() {
    AccountResult result = account(new Scripted().buy("ES", 3), new Costs(1, 1.5)).run(RISING);

    assertThat(result.finalEquity()).isEqualTo(TestAccount.CASH - 12.5 - 1.5);
    assertThat(result.openAtEnd().get(0).openProfit()).isEqualTo(-14);
  }

  @Test
  void showsThePositionFromTheNextBarOn() {
    List<Integer> held = new ArrayList<>();
    List<Boolean> flat = new ArrayList<>();
    account(
            new Scripted()
                .buy("ES", 0)
                .exit("ES", 2)
                .observed(
                    (symbol, index, bar, position) -> {
                      held.add(position.barsHeld());
                      flat.add(position.isFlat());
                    }),
            Costs.NONE)
        .run(RISING);

    assertThat(held).containsExactly(0, 1, 2, 0);
    assertThat(flat).containsExactly(true, false, false, true);
  }

  @Test
  void closesOnTheSpotWhatTheCostsOfTheEntryThrewOverTheDailyStop() {
    AccountResult result =
        account(new Scripted().buy("ES", 1).buy("ES", 2), new Costs(1, 1.5))
            .limits(1, 10)
            .run(RISING);

    assertThat(Rows.of(result).trades())
        .singleElement()
        .satisfies(
            trade -> {
              assertThat(trade.entryTime()).isEqualTo(hour(1));
              assertThat(trade.exitTime()).isEqualTo(hour(1));
              assertThat(trade.barsHeld()).isZero();
            });
    assertThat(result.dailyStops()).isEqualTo(1);
    assertThat(result.finalEquity()).isEqualTo(TestAccount.CASH - 28);
    assertThat(Rows.of(result).decisions().get(2).outcome()).isEqualTo(Outcome.DAILY_STOP);
  }

  @Test
  void theDailyStopClosesAtTheCloseOfTheBarThatHitIt() {
    BarColumns falling = Tape.of("ES").prices(100, 99, 90, 80).build();
    AccountResult result =
        account(new Scripted().buy("ES", 0), Costs.NONE).limits(1, 400).run(falling);

    assertThat(Rows.of(result).trades())
        .singleElement()
        .satisfies(trade -> assertThat(trade.exitPrice()).isEqualTo(90));
  }

  @Test
  void aPositionWithoutABarNowIsClosedAtItsOwnNextOpen() {
    BarColumns falling = Tape.of("ES").prices(100, 100, 80, 80).build();
    BarColumns absent = Tape.of("NQ").prices(200).gap(2).prices(210).build();
    AccountResult result =
        TestAccount.of(new Scripted().buy("ES", 0).buy("NQ", 0), "ES", "NQ")
            .fills(FillModel.SIGNAL_CLOSE)
            .limits(2, 500)
            .run(falling, absent);

    assertThat(Rows.of(result).trades())
        .extracting(Trade::symbol, Trade::exitTime, Trade::exitPrice)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("ES", hour(2), 80.0),
            org.assertj.core.groups.Tuple.tuple("NQ", hour(3), 210.0));
  }
}
