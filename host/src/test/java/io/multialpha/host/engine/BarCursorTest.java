package io.multialpha.host.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.multialpha.api.market.BarSeries;
import io.multialpha.host.market.BarColumns;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BarCursorTest {
  private static final BarColumns BARS =
      Tape.of("ES")
          .bar(1, 4, 0, 2)
          .bar(10, 14, 9, 12)
          .nextTradeDate()
          .bar(20, 24, 19, 22)
          .bar(30, 34, 29, 32)
          .build();
  private static final List<BiFunction<BarSeries, Integer, Number>> READS =
      List.of(
          BarSeries::open,
          BarSeries::high,
          BarSeries::low,
          BarSeries::close,
          BarSeries::volume,
          BarSeries::startMillis,
          BarSeries::tradeDate);

  private static BarCursor at(int index) {
    BarCursor cursor = new BarCursor(BARS, BARS.size(), new SessionClock(ZoneOffset.UTC));
    for (int i = 0; i <= index; i++) {
      cursor.advance();
    }
    return cursor;
  }

  @Test
  void countsBackwardsFromTheLatestCompletedBar() {
    BarCursor cursor = at(2);

    assertThat(cursor.size()).isEqualTo(3);
    assertThat(List.of(cursor.close(0), cursor.close(1), cursor.close(2)))
        .containsExactly(22.0, 12.0, 2.0);
    assertThat(cursor.open(1)).isEqualTo(10);
    assertThat(cursor.high(1)).isEqualTo(14);
    assertThat(cursor.low(1)).isEqualTo(9);
    assertThat(cursor.volume(1)).isEqualTo(1);
    assertThat(cursor.startMillis(1)).isEqualTo(Tape.hour(1));
    assertThat(cursor.tradeDate(0)).isEqualTo(Tape.DAY0 + 1);
    assertThat(cursor.tradeDate(1)).isEqualTo(Tape.DAY0);
  }

  @Test
  void isTheLatestBar() {
    BarCursor cursor = at(1);

    assertThat(cursor.open()).isEqualTo(10);
    assertThat(cursor.high()).isEqualTo(14);
    assertThat(cursor.low()).isEqualTo(9);
    assertThat(cursor.close()).isEqualTo(12);
    assertThat(cursor.range()).isEqualTo(5);
    assertThat(cursor.startMillis()).isEqualTo(Tape.hour(1));
    assertThat(cursor.minuteOfDay()).isEqualTo(60);
    assertThat(cursor.dayOfWeek()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, -2, Integer.MIN_VALUE})
  void refusesToLookAhead(int ago) {
    assertThat(READS)
        .allSatisfy(
            read ->
                assertThatExceptionOfType(IndexOutOfBoundsException.class)
                    .isThrownBy(() -> read.apply(at(1), ago)));
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, (1 << 30) - 1, 1 << 30, Integer.MAX_VALUE})
  void refusesToLookBackBeyondTheFirstBar(int ago) {
    assertThat(READS)
        .allSatisfy(
            read ->
                assertThatExceptionOfType(IndexOutOfBoundsException.class)
                    .isThrownBy(() -> read.apply(at(1), ago)));
  }

  @Test
  void hasNothingToShowBeforeTheFirstBar() {
    BarCursor cursor = at(-1);

    assertThat(cursor.size()).isZero();
    assertThat(READS)
        .allSatisfy(
            read ->
                assertThatExceptionOfType(IndexOutOfBoundsException.class)
                    .isThrownBy(() -> read.apply(cursor, 0)));
  }

  @Test
  void knowsTheFirstBarOfASession() {
    assertThat(at(0).isFirstOfSession()).isTrue();
    assertThat(at(1).isFirstOfSession()).isFalse();
    assertThat(at(2).isFirstOfSession()).isTrue();
    assertThat(at(3).isFirstOfSession()).isFalse();
  }

  @Test
  void endsWhereItIsTold() {
    BarCursor cursor = new BarCursor(BARS, 2, new SessionClock(ZoneOffset.UTC));

    assertThat(cursor.nextStart()).isEqualTo(Tape.hour(0));
    assertThat(cursor.nextTradeDate()).isEqualTo(Tape.DAY0);
    cursor.advance();
    cursor.advance();
    assertThat(cursor.nextStart()).isEqualTo(Long.MAX_VALUE);
    assertThat(cursor.nextTradeDate()).isEqualTo(Integer.MAX_VALUE);
  }
}
