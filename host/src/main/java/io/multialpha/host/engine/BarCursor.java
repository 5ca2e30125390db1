package io.multialpha.host.engine;

import io.multialpha.api.market.Bar;
import io.multialpha.api.market.BarSeries;
import io.multialpha.host.market.BarColumns;

/**
 * A place in a series of bars that moves forward only; what lies ahead of it cannot be seen.
 *
 * <p>As a {@link BarSeries} it is all completed bars, as a {@link Bar} the latest of them.
 */
final class BarCursor implements BarSeries, Bar {
  private final SessionClock clock;
  private final long[] start;
  private final int[] tradeDate;
  private final double[] prices;
  private final double[] volume;
  private final int end;
  private int at = -1;

  /**
   * A cursor before the first bar.
   *
   * @param end how many bars it may pass
   */
  BarCursor(BarColumns bars, int end, SessionClock clock) {
    this.clock = clock;
    this.end = end;
    start = bars.start();
    tradeDate = bars.tradeDate();
    prices = bars.prices();
    volume = bars.volume();
  }

  /** Start of the bar that {@link #advance} would come to; {@link Long#MAX_VALUE} at the end. */
  long nextStart() {
    return at + 1 < end ? start[at + 1] : Long.MAX_VALUE;
  }

  /** Trade date of the bar that {@link #advance} would come to; largest integer at the end. */
  int nextTradeDate() {
    return at + 1 < end ? tradeDate[at + 1] : Integer.MAX_VALUE;
  }

  void advance() {
    at++;
  }

  /** Takes the latest {@link #advance} back. */
  void retreat() {
    at--;
  }

  /** Index of the latest completed bar, -1 before the first. */
  int index() {
    return at;
  }

  private int back(int ago) {
    int index = at - ago;
    // Both here: multiplied by four, an index far below zero would come out somewhere ahead.
    if ((ago | index) < 0) {
      throw new IndexOutOfBoundsException(
          ago < 0
              ? "bar " + ago + " ago has not happened yet"
              : "there is no bar " + ago + " ago, only " + size() + " so far");
    }
    return index;
  }

  @Override
  public int size() {
    return at + 1;
  }

  @Override
  public long startMillis(int ago) {
    return start[back(ago)];
  }

  @Override
  public int tradeDate(int ago) {
    return tradeDate[back(ago)];
  }

  @Override
  public double open(int ago) {
    return prices[4 * back(ago)];
  }

  @Override
  public double high(int ago) {
    return prices[4 * back(ago) + 1];
  }

  @Override
  public double low(int ago) {
    return prices[4 * back(ago) + 2];
  }

  @Override
  public double close(int ago) {
    return prices[4 * back(ago) + 3];
  }

  @Override
  public double volume(int ago) {
    return volume[back(ago)];
  }

  @Override
  public long startMillis() {
    return start[at];
  }

  @Override
  public double open() {
    return prices[4 * at];
  }

  @Override
  public double high() {
    return prices[4 * at + 1];
  }

  @Override
  public double low() {
    return prices[4 * at + 2];
  }

  @Override
  public double close() {
    return prices[4 * at + 3];
  }

  @Override
  public double volume() {
    return volume[at];
  }

  @Override
  public int tradeDate() {
    return tradeDate[at];
  }

  @Override
  public boolean isFirstOfSession() {
    return at == 0 || tradeDate[at] != tradeDate[at - 1];
  }

  @Override
  public int minuteOfDay() {
    return clock.minuteOfDay(start[at]);
  }

  @Override
  public int dayOfWeek() {
    return clock.dayOfWeek(start[at]);
  }
}
