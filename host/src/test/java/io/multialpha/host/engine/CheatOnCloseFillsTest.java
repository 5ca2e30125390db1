package io.multialpha.host.engine;

import static io.multialpha.host.engine.Tape.hour;
import static org.assertj.core.api.Assertions.assertThat;

import io.multialpha.host.broker.Costs;
import io.multialpha.host.broker.FillModel;
import io.multialpha.host.engine.Rows.Trade;
import io.multialpha.host.ledger.AccountResult;
import io.multialpha.host.market.BarColumns;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CheatOnCloseFillsTest {
  private static final BarColumns BARS =
      Tape.of("ES")
          .bar(100, 104, 99, 103)
          .bar(102, 108, 101, 107)
          .bar(106, 109, 105, 108)
          .bar(108, 110, 107, 109)
          .build();

  private static AccountResult run(Scripted script, Costs costs, BarColumns bars) {
    return TestAccount.of(script).leg("ES", 1, costs).fills(FillModel.CHEAT_ON_CLOSE).run(bars);
  }

  @Test
  void fillsWithTheNextBarAtTheCloseBeforeIt() {
    AccountResult result = run(new Scripted().buy("ES", 0).exit("ES", 2), new Costs(1, 1.5), BARS);

    assertThat(Rows.of(result).trades())
        .containsExactly(new Trade("ES", 1, 0, 1, hour(1), 103.25, hour(3), 107.75, 2, 225, 3));
  }

  @Test
  void showsThePositionOnTheBarWithWhichItWasFilled() {
    List<Boolean> flat = new ArrayList<>();
    List<Integer> held = new ArrayList<>();
    run(
        new Scripted()
            .buy("ES", 0)
            .exit("ES", 2)
            .observed(
                (symbol, index, bar, position) -> {
                  flat.add(position.isFlat());
                  held.add(position.barsHeld());
                }),
        Costs.NONE,
        BARS);

    assertThat(flat).containsExactly(true, false, false, true);
    assertThat(held).containsExactly(0, 0, 1, 0);
  }

  @Test
  void slipsNoFurtherThanTheNextBarTrades() {
    BarColumns falling =
        Tape.of("ES")
            .bar(100, 104, 99, 103)
            .bar(102, 103.1, 101, 102)
            .bar(101, 102, 100, 101)
            .bar(104, 106, 103, 105)
            .build();

    List<Trade> trades =
        Rows.of(run(new Scripted().buy("ES", 0).exit("ES", 2), new Costs(1, 0), falling)).trades();

    assertThat(trades).hasSize(1);
    assertThat(trades.get(0).entryPrice()).as("the next bar's high").isEqualTo(103.1);
    assertThat(trades.get(0).exitPrice())
        .as("the next bar's low, which is better than the close")
        .isEqualTo(103);
  }

  @Test
  void fillsAtTheCloseItselfWithoutSlippage() {
    BarColumns away = Tape.of("ES").bar(100, 104, 99, 103).bar(90, 92, 89, 91).build();

    AccountResult result = run(new Scripted().buy("ES", 0), Costs.NONE, away);

    assertThat(result.openAtEnd().get(0).entryPrice()).isEqualTo(103);
  }
}
