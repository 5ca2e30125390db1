package io.multialpha.host.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.multialpha.api.strategy.Signal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class JournalTest {
  private static final Signal[] SIGNALS = {
    Signal.enterLong("up"), Signal.enterShort("down"), Signal.exit("enough")
  };

  private static final List<Outcome> REFUSALS =
      List.of(Outcome.MODEL, Outcome.POLICY, Outcome.NO_SLOT, Outcome.DAILY_STOP);

  /** A decision as a plain value; what the journal's columns are held against. */
  private record Decision(
      long barStart,
      int symbol,
      Signal signal,
      double price,
      double score,
      double threshold,
      Outcome outcome,
      String outcomeReason,
      long fillTime,
      double fillPrice,
      double netProfit) {

    Decision withFill(long time, double at) {
      return new Decision(
          barStart,
          symbol,
          signal,
          price,
          score,
          threshold,
          outcome,
          outcomeReason,
          time,
          at,
          netProfit);
    }

    Decision withNet(double net) {
      return new Decision(
          barStart,
          symbol,
          signal,
          price,
          score,
          threshold,
          outcome,
          outcomeReason,
          fillTime,
          fillPrice,
          net);
    }

    Decision withOutcome(Outcome what, String why) {
      return new Decision(
          barStart, symbol, signal, price, score, threshold, what, why, fillTime, fillPrice,
          netProfit);
    }
  }

  @Property(tries = 100)
  void givesEveryDecisionBackAsItWasWrittenAndChanged(
      @ForAll @IntRange(max = 2000) int count,
      @ForAll @IntRange(max = 100) int percentScored,
      @ForAll @IntRange(max = 100) int percentRefused,
      @ForAll long seed) {
    Random random = new Random(seed);
    Decisions decisions = new Journal("a", List.of("ES")).decisions();
    List<Decision> expected = new ArrayList<>();
    while (expected.size() < count) {
      Decision row = random(random, percentScored, percentRefused);
      int index =
          decisions.add(
              row.barStart,
              row.symbol,
              row.signal,
              row.price,
              row.score,
              row.threshold,
              row.outcome,
              row.outcomeReason);
      assertThat(index).isEqualTo(expected.size());
      expected.add(row);
      change(decisions, expected, random);
    }

    assertThat(decisions.size()).isEqualTo(count);
    for (int row = 0; row < count; row++) {
      assertThat(read(decisions, row)).isEqualTo(expected.get(row));
    }
  }

  private static Decision random(Random random, int percentScored, int percentRefused) {
    boolean asked = random.nextInt(100) < percentScored;
    boolean scored = asked && random.nextInt(4) > 0;
    boolean refused = random.nextInt(100) < percentRefused;
    return new Decision(
        random.nextLong(),
        random.nextInt(20),
        SIGNALS[random.nextInt(SIGNALS.length)],
        random.nextDouble(),
        scored ? random.nextDouble() : Double.NaN,
        asked ? 0.5 : Double.NaN,
        refused ? REFUSALS.get(random.nextInt(REFUSALS.size())) : Outcome.ORDERED,
        refused ? "why " + random.nextInt(3) : "",
        0,
        Double.NaN,
        Double.NaN);
  }

  private static void change(Decisions decisions, List<Decision> expected, Random random) {
    int row = random.nextInt(expected.size());
    Decision was = expected.get(row);
    double number = random.nextDouble();
    switch (random.nextInt(6)) {
      case 0 -> {
        decisions.filled(row, row + 1, number);
        expected.set(row, was.withFill(row + 1, number));
      }
      case 1 -> {
        decisions.closed(row, number);
        expected.set(row, was.withNet(number));
      }
      case 2 -> {
        decisions.withdrawn(row, Outcome.EXPIRED, "late");
        expected.set(row, was.withOutcome(Outcome.EXPIRED, "late"));
      }
      default -> {}
    }
  }

  private static Decision read(Decisions decisions, int row) {
    return new Decision(
        decisions.barStart(row),
        decisions.symbol(row),
        new Signal(decisions.action(row), decisions.reason(row)),
        decisions.price(row),
        decisions.score(row),
        decisions.threshold(row),
        decisions.outcome(row),
        decisions.outcomeReason(row),
        decisions.fillTime(row),
        decisions.fillPrice(row),
        decisions.netProfit(row));
  }

  @Test
  void givesEveryTradeBackAsItWasWritten() {
    Trades trades = new Journal("a", List.of("ES")).trades();
    int count = 1500;
    for (int i = 0; i < count; i++) {
      trades.add(i, -i, i + 1, i + 2, i + 3, i + 4, i + 5, i + 6, i + 7, i + 8, i + 0.5);
    }

    assertThat(trades.size()).isEqualTo(count);
    for (int i = 0; i < count; i++) {
      assertThat(trades.symbol(i)).isEqualTo(i);
      assertThat(trades.quantity(i)).isEqualTo(-i);
      assertThat(trades.entryDecision(i)).isEqualTo(i + 1);
      assertThat(trades.exitDecision(i)).isEqualTo(i + 2);
      assertThat(trades.entryTime(i)).isEqualTo(i + 3);
      assertThat(trades.entryPrice(i)).isEqualTo(i + 4);
      assertThat(trades.exitTime(i)).isEqualTo(i + 5);
      assertThat(trades.exitPrice(i)).isEqualTo(i + 6);
      assertThat(trades.barsHeld(i)).isEqualTo(i + 7);
      assertThat(trades.grossProfit(i)).isEqualTo(i + 8);
      assertThat(trades.commission(i)).isEqualTo(i + 0.5);
      assertThat(trades.netProfit(i)).isEqualTo(7.5);
    }
  }

  @Test
  void givesEveryTradeDateBackAsItWasWritten() {
    Days days = new Journal("a", List.of("ES")).days();
    for (int i = 0; i < 300; i++) {
      days.add(i, i + 1, i + 2, i + 3, i + 4, i % 3 == 0, i % 6 == 0);
    }

    assertThat(days.size()).isEqualTo(300);
    for (int i = 0; i < 300; i++) {
      assertThat(days.tradeDate(i)).isEqualTo(i);
      assertThat(days.equity(i)).isEqualTo(i + 1);
      assertThat(days.realized(i)).isEqualTo(i + 2);
      assertThat(days.lowestEquity(i)).isEqualTo(i + 3);
      assertThat(days.openPositions(i)).isEqualTo(i + 4);
      assertThat(days.stopped(i)).isEqualTo(i % 3 == 0);
      assertThat(days.houseStopped(i)).isEqualTo(i % 6 == 0);
    }
  }

  @Test
  void hasNoRowBeyondTheLast() {
    Journal journal = new Journal("a", List.of("ES"));
    journal.decisions().add(1, 0, SIGNALS[0], 1, 1, 1, Outcome.ORDERED, "");

    assertThatExceptionOfType(IndexOutOfBoundsException.class)
        .isThrownBy(() -> journal.decisions().outcome(1));
    assertThatExceptionOfType(IndexOutOfBoundsException.class)
        .isThrownBy(() -> journal.decisions().barStart(-1));
    assertThatExceptionOfType(IndexOutOfBoundsException.class)
        .isThrownBy(() -> journal.decisions().filled(1, 1, 1));
    assertThatExceptionOfType(IndexOutOfBoundsException.class)
        .isThrownBy(() -> journal.trades().netProfit(0));
    assertThatExceptionOfType(IndexOutOfBoundsException.class)
        .isThrownBy(() -> journal.days().equity(0));
  }

  @Test
  void keepsItsOwnListOfInstruments() {
    List<String> symbols = new ArrayList<>(List.of("ES"));
    Journal journal = new Journal("a", symbols);
    symbols.add("NQ");

    assertThat(journal.symbols()).containsExactly("ES");
    assertThat(journal.account()).isEqualTo("a");
  }
}
