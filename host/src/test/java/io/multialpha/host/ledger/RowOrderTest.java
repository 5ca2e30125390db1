package io.multialpha.host.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.multialpha.api.strategy.Signal;
import io.multialpha.api.strategy.Signal.Action;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RowOrderTest {
  private static AccountResult account(String name, long[]... exitAndSymbol) {
    Journal journal = new Journal(name, List.of("ES", "NQ"));
    for (long[] trade : exitAndSymbol) {
      journal.trades().add((int) trade[1], 1, 0, 0, 0, 1, trade[0], 1, 1, 0, 0);
      journal
          .decisions()
          .add(
              trade[0], (int) trade[1], new Signal(Action.EXIT, "x"), 1, 0, 0, Outcome.ORDERED, "");
    }
    return new AccountResult(journal, 1, 1, 0, 0, 0, 0, 0, List.of(), Optional.empty(), List.of());
  }

  private static List<String> places(RowOrder order) {
    return IntStream.range(0, order.size())
        .mapToObj(place -> order.account(place) + ":" + order.row(place))
        .toList();
  }

  @Test
  void ordersTradesByExitThenAccountThenInstrumentThenRow() {
    AccountResult first =
        account("a", new long[] {5, 1}, new long[] {5, 0}, new long[] {5, 1}, new long[] {9, 0});
    AccountResult second = account("b", new long[] {1, 1}, new long[] {5, 0}, new long[] {7, 0});
    assertThat(places(RowOrder.ofTrades(List.of(first, second))))
        .containsExactly("1:0", "0:1", "0:0", "0:2", "1:1", "1:2", "0:3");
  }

  @Test
  void ordersDecisionsByBarThenAccountThenRow() {
    AccountResult first = account("a", new long[] {5, 1}, new long[] {5, 0}, new long[] {9, 0});
    AccountResult second = account("b", new long[] {1, 1}, new long[] {5, 0});
    assertThat(places(RowOrder.ofDecisions(List.of(first, second))))
        .containsExactly("1:0", "0:0", "0:1", "1:1", "0:2");
    assertThat(places(RowOrder.ofDecisions(List.of(first)))).containsExactly("0:0", "0:1", "0:2");
    assertThat(RowOrder.ofDecisions(List.of()).size()).isZero();
  }
}
