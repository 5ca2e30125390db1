package io.multialpha.host.report;

import io.multialpha.host.ledger.AccountResult;
import io.multialpha.host.ledger.Days;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/**
 * Equity at the ends of trade dates, oldest first: of one account, or of several together.
 *
 * <p>Immutable. Money is dollars, marked to market.
 */
public final class EquityCurve {
  private static final double TRADE_DATES_PER_YEAR = 252;

  /** Spread of returns, relative to their mean, that is no more than rounding. */
  private static final double NO_SPREAD = 1e-12;

  private final double start;
  private final int[] tradeDates;
  private final double[] equity;

  private EquityCurve(double start, int[] tradeDates, double[] equity) {
    this.start = start;
    this.tradeDates = tradeDates;
    this.equity = equity;
  }

  /**
   * A curve of the given values.
   *
   * @param start equity before the first trade date
   * @param tradeDates epoch days, rising
   * @param equity at the end of each
   * @throws IllegalArgumentException if there are not as many dates as values
   */
  public static EquityCurve of(double start, int[] tradeDates, double[] equity) {
    if (tradeDates.length != equity.length) {
      throw new IllegalArgumentException(
          equity.length + " values of equity for " + tradeDates.length + " trade dates");
    }
    return new EquityCurve(start, tradeDates.clone(), equity.clone());
  }

  /** The curve of one account. */
  public static EquityCurve of(AccountResult account) {
    Days days = account.journal().days();
    return new EquityCurve(
        account.startingCash(),
        IntStream.range(0, days.size()).map(days::tradeDate).toArray(),
        IntStream.range(0, days.size()).mapToDouble(days::equity).toArray());
  }

  /**
   * The sum of curves over all their trade dates. On a date that one of them lacks, its latest
   * earlier value counts, or its start.
   */
  public static EquityCurve sum(List<EquityCurve> curves) {
    int[] dates =
        curves.stream()
            .flatMapToInt(curve -> Arrays.stream(curve.tradeDates))
            .sorted()
            .distinct()
            .toArray();
    double start = 0;
    double[] equity = new double[dates.length];
    for (EquityCurve curve : curves) {
      start += curve.start;
      double latest = curve.start;
      int at = 0;
      for (int i = 0; i < dates.length; i++) {
        if (at < curve.tradeDates.length && curve.tradeDates[at] == dates[i]) {
          latest = curve.equity[at++];
        }
        equity[i] += latest;
      }
    }
    return new EquityCurve(start, dates, equity);
  }

  /** The part after a trade date, an epoch day; it starts with the equity at that date's end. */
  EquityCurve after(int tradeDate) {
    int first = 0;
    while (first < tradeDates.length && tradeDates[first] <= tradeDate) {
      first++;
    }
    return new EquityCurve(
        before(first),
        Arrays.copyOfRange(tradeDates, first, tradeDates.length),
        Arrays.copyOfRange(equity, first, equity.length));
  }

  /** The part until a trade date, an epoch day, that date included. */
  EquityCurve until(int tradeDate) {
    int last = 0;
    while (last < tradeDates.length && tradeDates[last] <= tradeDate) {
      last++;
    }
    return new EquityCurve(start, Arrays.copyOf(tradeDates, last), Arrays.copyOf(equity, last));
  }

  /** Equity before the first trade date. */
  public double start() {
    return start;
  }

  /** How many trade dates there are. */
  public int size() {
    return equity.length;
  }

  /** Epoch days of all trade dates: a copy. */
  public int[] tradeDates() {
    return tradeDates.clone();
  }

  /** Epoch day of a trade date. */
  public int tradeDate(int day) {
    return tradeDates[Objects.checkIndex(day, tradeDates.length)];
  }

  /** Equity at the end of a trade date. */
  public double equity(int day) {
    return equity[Objects.checkIndex(day, equity.length)];
  }

  /** Change of equity on a trade date. */
  public double change(int day) {
    return equity(day) - before(day);
  }

  /** Equity at the end of the last trade date; the start if there is none. */
  public double end() {
    return before(equity.length);
  }

  /**
   * Sharpe ratio per year: mean over standard deviation (ddof 1) of the daily returns, times the
   * square root of 252, without a risk-free rate. A return is the change of a trade date over the
   * equity before it; the first is taken on the starting cash, and trade dates without a change
   * count (Sharpe, The Sharpe Ratio, 1994).
   *
   * @return NaN if there are fewer than two trade dates, the returns do not differ, or equity was
   *     not positive before one of them
   */
  public double sharpe() {
    return sharpe(this::dailyReturn);
  }

  /**
   * Sharpe ratio per year as by {@link #sharpe()}, but from the daily changes in dollars: that of
   * returns on a stake that stays the same. Where the number of contracts does not grow with the
   * account, parts of a run can be compared by it: their returns on equity cannot, as those get
   * smaller while the account grows.
   *
   * @return NaN if there are fewer than two trade dates, or the changes do not differ
   */
  public double dollarSharpe() {
    return sharpe(this::change);
  }

  private double sharpe(IntToDoubleFunction daily) {
    int count = equity.length;
    double sum = 0;
    for (int day = 0; day < count; day++) {
      sum += daily.applyAsDouble(day);
    }
    double mean = sum / count;
    double squares = 0;
    for (int day = 0; day < count; day++) {
      double off = daily.applyAsDouble(day) - mean;
      squares += off * off;
    }
    double deviation = Math.sqrt(squares / (count - 1));
    return count >= 2 && deviation > NO_SPREAD * Math.abs(mean)
        ? mean / deviation * Math.sqrt(TRADE_DATES_PER_YEAR)
        : Double.NaN;
  }

  /**
   * Largest fall of equity from its peak so far, at the ends of trade dates, in dollars; 0 or more.
   * The start counts as a peak.
   */
  public double maxDrawdown() {
    double peak = start;
    double deepest = 0;
    for (double value : equity) {
      peak = Math.max(peak, value);
      deepest = Math.max(deepest, peak - value);
    }
    return deepest;
  }

  /**
   * Largest fall of equity relative to its peak so far, at the ends of trade dates, as a fraction:
   * 0.1 is ten percent. The start counts as a peak. NaN if the start is not positive.
   */
  public double maxDrawdownFraction() {
    if (!(start > 0)) {
      return Double.NaN;
    }
    double peak = start;
    double deepest = 0;
    for (double value : equity) {
      peak = Math.max(peak, value);
      deepest = Math.max(deepest, (peak - value) / peak);
    }
    return deepest;
  }

  private double dailyReturn(int day) {
    double base = before(day);
    return base > 0 ? (equity[day] - base) / base : Double.NaN;
  }

  private double before(int day) {
    return day == 0 ? start : equity[day - 1];
  }
}
