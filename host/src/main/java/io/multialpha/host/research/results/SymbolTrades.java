package io.multialpha.host.research.results;

import java.util.Arrays;
import java.util.Objects;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * The closed trades of one symbol, column by column, in the order of the file: those that its model
 * would have let pass. Immutable; the arrays are not to be modified.
 *
 * <p>The clock times are what the file says, read as if the clock were UTC's; the instants are
 * where they lie in time.
 */
public final class SymbolTrades {
  /** What a trade's price is where the file gives none. */
  public static final double NO_PRICE = Double.NaN;

  private final String symbol;
  private final Score score;
  private final Columns columns;
  private final int withoutExit;
  private final int withoutProfit;

  /**
   * Columns of trades.
   *
   * @param entryClock clock time of entry, milliseconds
   * @param exitClock clock time of exit, milliseconds, not before the entry
   * @param entry instant of entry, epoch milliseconds UTC
   * @param exit instant of exit, epoch milliseconds UTC
   * @param profit dollars net of all costs that the file knows of
   * @param commission dollars of commission within {@code profit}, both sides; 0 or more
   * @param quantity contracts, negative for short; 0 where the file does not say
   * @param entryPrice points, {@link #NO_PRICE} where the file does not say
   */
  @SuppressWarnings("ArrayRecordComponent") // the simulations read the arrays as they are
  public record Columns(
      long[] entryClock,
      long[] exitClock,
      long[] entry,
      long[] exit,
      double[] profit,
      double[] commission,
      int[] quantity,
      double[] entryPrice) {}

  /**
   * Trades of a symbol.
   *
   * @param score how good the symbol is said to be
   * @param withoutExit trades left out because the file has no time of exit
   * @param withoutProfit trades left out because the file has no profit
   */
  public SymbolTrades(
      String symbol, Score score, Columns columns, int withoutExit, int withoutProfit) {
    this.symbol = Objects.requireNonNull(symbol, "symbol");
    this.score = Objects.requireNonNull(score, "score");
    this.columns = Objects.requireNonNull(columns, "columns");
    this.withoutExit = withoutExit;
    this.withoutProfit = withoutProfit;
  }

  /** Root symbol, for example {@code ES}. */
  public String symbol() {
    return symbol;
  }

  /** How good the symbol is said to be. */
  public Score score() {
    return score;
  }

  /** How many trades there are. */
  public int size() {
    return columns.profit.length;
  }

  /** The trades. */
  public Columns columns() {
    return columns;
  }

  /** Trades left out because the file has no time of exit. */
  public int withoutExit() {
    return withoutExit;
  }

  /** Trades left out because the file has no profit. */
  public int withoutProfit() {
    return withoutProfit;
  }

  /**
   * The trades entered within a span, both ends included.
   *
   * @param from clock time, milliseconds
   * @param to clock time, milliseconds
   */
  public SymbolTrades enteredBetween(long from, long to) {
    return where(i -> columns.entryClock[i] >= from && columns.entryClock[i] <= to);
  }

  /** The trades that are closed by a clock time, in milliseconds. */
  SymbolTrades closedBy(long clock) {
    return where(i -> columns.exitClock[i] <= clock);
  }

  private SymbolTrades where(IntPredicate kept) {
    int[] rows = IntStream.range(0, size()).filter(kept).toArray();
    return new SymbolTrades(
        symbol,
        score,
        new Columns(
            pick(columns.entryClock, rows),
            pick(columns.exitClock, rows),
            pick(columns.entry, rows),
            pick(columns.exit, rows),
            pick(columns.profit, rows),
            pick(columns.commission, rows),
            Arrays.stream(rows).map(row -> columns.quantity[row]).toArray(),
            pick(columns.entryPrice, rows)),
        withoutExit,
        withoutProfit);
  }

  /** The same trades with another score. */
  public SymbolTrades scored(Score other) {
    return new SymbolTrades(symbol, other, columns, withoutExit, withoutProfit);
  }

  /** The score that these trades have by themselves. */
  public Score ownScore() {
    Score.Sums sums = new Score.Sums();
    for (double profit : columns.profit) {
      sums.add(profit);
    }
    return sums.score();
  }

  private static long[] pick(long[] column, int[] rows) {
    return Arrays.stream(rows).mapToLong(row -> column[row]).toArray();
  }

  private static double[] pick(double[] column, int[] rows) {
    return Arrays.stream(rows).mapToDouble(row -> column[row]).toArray();
  }

  @Override
  public String toString() {
    return "SymbolTrades[" + symbol + ", " + size() + " trades]";
  }
}
