package io.multialpha.host.portfolio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.multialpha.host.portfolio.Coordinator.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CoordinatorTest {
  private static final int MONDAY = 19_730;

  private static Coordinator coordinator(int slots, double stop, DailyStopBasis basis) {
    Coordinator coordinator = new Coordinator(new Limits(slots, stop, basis), 100_000);
    coordinator.beginDay(MONDAY);
    return coordinator;
  }

  private static Coordinator slots(int slots) {
    return coordinator(slots, 1000, DailyStopBasis.EQUITY);
  }

  private static Coordinator onEquity() {
    return coordinator(4, 1000, DailyStopBasis.EQUITY);
  }

  private static Coordinator onRealized() {
    return coordinator(4, 1000, DailyStopBasis.REALIZED);
  }

  private static void trade(Coordinator coordinator, double net) {
    coordinator.tryReserve();
    coordinator.opened();
    coordinator.closed(net);
  }

  @Test
  void blocksTheFifthEntryWhenFourSlotsAreTaken() {
    Coordinator coordinator = slots(4);
    for (int i = 0; i < 4; i++) {
      assertThat(coordinator.tryReserve()).isEqualTo(Answer.RESERVED);
    }

    assertThat(coordinator.tryReserve()).isEqualTo(Answer.NO_SLOT);
    assertThat(coordinator.pending()).isEqualTo(4);
    assertThat(coordinator.open()).isZero();
  }

  @Test
  void countsOpenAndPendingTogether() {
    Coordinator coordinator = slots(2);
    coordinator.tryReserve();
    coordinator.opened();
    coordinator.tryReserve();

    assertThat(coordinator.open()).isEqualTo(1);
    assertThat(coordinator.pending()).isEqualTo(1);
    assertThat(coordinator.tryReserve()).isEqualTo(Answer.NO_SLOT);
  }

  @Test
  void aWithdrawnEntryFreesItsSlot() {
    Coordinator coordinator = slots(1);
    coordinator.tryReserve();
    coordinator.release();

    assertThat(coordinator.pending()).isZero();
    assertThat(coordinator.tryReserve()).isEqualTo(Answer.RESERVED);
  }

  @Test
  void aClosedPositionFreesItsSlot() {
    Coordinator coordinator = slots(1);
    trade(coordinator, -5);

    assertThat(coordinator.open()).isZero();
    assertThat(coordinator.tryReserve()).isEqualTo(Answer.RESERVED);
  }

  @Test
  void withoutLimitsNothingIsRefused() {
    Coordinator coordinator = new Coordinator(Limits.NONE, 1);
    for (int i = 0; i < 1000; i++) {
      assertThat(coordinator.tryReserve()).isEqualTo(Answer.RESERVED);
    }
    assertThat(coordinator.mark(-1e12)).isFalse();
  }

  @Test
  void refusesStepsThatDoNotFollowAndStaysAsItWas() {
    Coordinator coordinator = slots(1);

    assertThatIllegalStateException().isThrownBy(coordinator::release);
    assertThatIllegalStateException().isThrownBy(coordinator::opened);
    assertThatIllegalStateException().isThrownBy(() -> coordinator.closed(1));
    assertThat(coordinator.open()).isZero();
    assertThat(coordinator.pending()).isZero();
    assertThat(coordinator.isStopped()).isFalse();
    assertThat(coordinator.dayRealized()).isZero();

    coordinator.tryReserve();
    assertThatIllegalStateException().isThrownBy(() -> coordinator.closed(1));
    coordinator.opened();
    assertThatIllegalStateException().isThrownBy(coordinator::release);
    assertThatIllegalStateException().isThrownBy(coordinator::opened);
    assertThat(coordinator.open()).isEqualTo(1);
    assertThat(coordinator.pending()).isZero();
    assertThat(coordinator.tryReserve()).isEqualTo(Answer.NO_SLOT);
  }

  @Test
  void stopsAtTheLimitIncludingOpenLossesAndNotACentBefore() {
    Coordinator coordinator = onEquity();

    assertThat(coordinator.mark(99_000.01)).isFalse();
    assertThat(coordinator.isStopped()).isFalse();
    assertThat(coordinator.mark(99_000)).isTrue();
    assertThat(coordinator.isStopped()).isTrue();
    assertThat(coordinator.tryReserve()).isEqualTo(Answer.STOPPED);
  }

  @Test
  void onRealizedBasisOpenLossesDoNotCount() {
    Coordinator coordinator = onRealized();
    trade(coordinator, -999.99);

    assertThat(coordinator.mark(1)).isFalse();
    trade(coordinator, -0.01);
    assertThat(coordinator.mark(1)).isTrue();
  }

  @Test
  void onRealizedBasisGainsMakeUpForLosses() {
    Coordinator coordinator = onRealized();
    trade(coordinator, 500);
    trade(coordinator, -1499);

    assertThat(coordinator.mark(1)).isFalse();
    assertThat(coordinator.dayRealized()).isEqualTo(-999);
  }

  @Test
  void firesOncePerTradeDateHoweverTheLossGoesOn() {
    Coordinator coordinator = onEquity();

    assertThat(coordinator.mark(98_000)).isTrue();
    assertThat(coordinator.mark(97_000)).isFalse();
    assertThat(coordinator.mark(101_000)).isFalse();
    assertThat(coordinator.mark(90_000)).isFalse();
    assertThat(coordinator.isStopped()).isTrue();
  }

  @Test
  void tradesOnAtTheNextTradeDateWithNothingOpenAndWithoutAnyClose() {
    Coordinator coordinator = onEquity();
    coordinator.mark(98_000);
    coordinator.beginDay(MONDAY + 1);

    assertThat(coordinator.isStopped()).isFalse();
    assertThat(coordinator.tryReserve()).isEqualTo(Answer.RESERVED);
  }

  @Test
  void countsTheNextTradeDateFromTheEquityLastMarked() {
    Coordinator coordinator = onEquity();
    trade(coordinator, -2000);
    coordinator.mark(98_000);
    coordinator.beginDay(MONDAY + 1);

    assertThat(coordinator.dayProfitAndLoss()).isZero();
    assertThat(coordinator.dayRealized()).isZero();
    assertThat(coordinator.mark(97_000.5)).isFalse();
    assertThat(coordinator.dayProfitAndLoss()).isEqualTo(-999.5);
    assertThat(coordinator.mark(97_000)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(ints = {MONDAY, MONDAY - 1, Integer.MIN_VALUE})
  void neitherTheSameNorAnEarlierTradeDateClearsTheStop(int day) {
    Coordinator coordinator = onEquity();
    coordinator.mark(98_000);
    coordinator.beginDay(day);

    assertThat(coordinator.isStopped()).isTrue();
    assertThat(coordinator.tradeDate()).isEqualTo(MONDAY);
  }

  @Test
  void anEquityThatIsNoNumberStopsTrading() {
    Coordinator coordinator = onEquity();

    assertThat(coordinator.mark(Double.NaN)).isTrue();
    assertThat(coordinator.tryReserve()).isEqualTo(Answer.STOPPED);
  }

  @Test
  void aDayThatBeganWithNoNumberStopsAtItsFirstMark() {
    Coordinator coordinator = onEquity();
    coordinator.mark(Double.NaN);
    coordinator.beginDay(MONDAY + 1);

    assertThat(coordinator.mark(100_000)).isTrue();
  }

  @Test
  void aTradeWhoseResultIsNoNumberStopsTradingOnRealizedBasis() {
    Coordinator coordinator = onRealized();
    trade(coordinator, Double.NaN);

    assertThat(coordinator.mark(100_000)).isTrue();
  }

  @Test
  void keepsSlotsAcrossTheStopAndTheRoll() {
    Coordinator coordinator = slots(3);
    coordinator.tryReserve();
    coordinator.opened();
    coordinator.tryReserve();
    coordinator.stop();
    coordinator.beginDay(MONDAY + 1);

    assertThat(coordinator.open()).isEqualTo(1);
    assertThat(coordinator.pending()).isEqualTo(1);
  }

  @Test
  void whatWasReservedBeforeTheStopCanStillEndEitherWay() {
    Coordinator coordinator = slots(3);
    coordinator.tryReserve();
    coordinator.tryReserve();
    coordinator.stop();
    coordinator.opened();
    coordinator.release();
    coordinator.closed(0);

    assertThat(coordinator.open() + coordinator.pending()).isZero();
    assertThat(coordinator.isStopped()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -1, Double.NaN, Double.NEGATIVE_INFINITY})
  void aDailyStopIsAPositiveAmount(double stop) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Limits(1, stop, DailyStopBasis.EQUITY));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -1})
  void thereIsAtLeastOneSlot(int slots) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Limits(slots, 1, DailyStopBasis.EQUITY));
  }
}
