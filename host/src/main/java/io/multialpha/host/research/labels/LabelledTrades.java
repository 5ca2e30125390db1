package io.multialpha.host.research.labels;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Closed trades of one instrument in the order of their decisions, column by column. The arrays are
 * not to be changed.
 *
 * @param symbol root symbol of the instrument
 * @param features names of the features
 * @param values {@code values[feature][row]}: what a model would have been told when the entry was
 *     decided; NaN where that was not known
 * @param columns of the trades
 * @param tradeDates every trade date on which the instrument could be traded, epoch days, rising
 */
@SuppressWarnings("ArrayRecordComponent") // compared by no one, and too large to be copied
public record LabelledTrades(
    String symbol, List<String> features, double[][] values, Columns columns, int[] tradeDates) {

  /**
   * One entry per trade in each. Times are epoch milliseconds UTC.
   *
   * @param decidedAt start of the bar on which the entry was decided, not falling
   * @param enteredAt start of the bar in which it was filled
   * @param exitedAt start of the bar in which the exit was filled
   * @param knownAt end of that bar, by which the outcome is known
   * @param decidedOn trade date of the decision, epoch day
   * @param exitedOn trade date of the exit, epoch day
   * @param returns from entry to exit, slippage included, as a fraction of the entry's price;
   *     positive if the trade won
   * @param profit dollars after slippage and commission
   */
  public record Columns(
      long[] decidedAt,
      long[] enteredAt,
      long[] exitedAt,
      long[] knownAt,
      int[] decidedOn,
      int[] exitedOn,
      double[] returns,
      double[] profit) {

    private Columns rows(int[] kept) {
      return new Columns(
          pick(decidedAt, kept),
          pick(enteredAt, kept),
          pick(exitedAt, kept),
          pick(knownAt, kept),
          pick(decidedOn, kept),
          pick(exitedOn, kept),
          pick(returns, kept),
          pick(profit, kept));
    }
  }

  /**
   * Checks that all columns have one number per trade and that the times are in order.
   *
   * @throws IllegalArgumentException if not
   */
  public LabelledTrades {
    features = List.copyOf(features);
    int rows = columns.profit.length;
    if (values.length != features.size()
        || Arrays.stream(values).anyMatch(column -> column.length != rows)) {
      throw new IllegalArgumentException(
          symbol + ": expected " + features.size() + " features of " + rows + " trades");
    }
    for (int row = 0; row < rows; row++) {
      if (columns.decidedAt[row] > columns.enteredAt[row]
          || columns.enteredAt[row] > columns.exitedAt[row]
          || columns.exitedAt[row] > columns.knownAt[row]
          || (row > 0 && columns.decidedAt[row] < columns.decidedAt[row - 1])) {
        throw new IllegalArgumentException(
            symbol + ": the times of trade " + row + " are not in order");
      }
    }
  }

  /** How many trades there are. */
  public int size() {
    return columns.profit.length;
  }

  /** Some of the trades, over the same trade dates. */
  public LabelledTrades rows(int[] kept) {
    return new LabelledTrades(
        symbol,
        features,
        Arrays.stream(values).map(column -> pick(column, kept)).toArray(double[][]::new),
        columns.rows(kept),
        tradeDates);
  }

  /** All trades with some of the features, by their places. */
  public LabelledTrades features(int[] kept) {
    return new LabelledTrades(
        symbol,
        IntStream.of(kept).mapToObj(features::get).toList(),
        IntStream.of(kept).mapToObj(i -> values[i]).toArray(double[][]::new),
        columns,
        tradeDates);
  }

  /** The same trades over some of the trade dates: those from one on, up to another excluded. */
  public LabelledTrades dates(int from, int to) {
    return new LabelledTrades(
        symbol,
        features,
        values,
        columns,
        Arrays.stream(tradeDates).filter(date -> date >= from && date < to).toArray());
  }

  /** Per trade, whether it earned more than its costs: the class that a model learns. */
  public boolean[] won() {
    boolean[] won = new boolean[size()];
    for (int row = 0; row < won.length; row++) {
      won[row] = columns.profit[row] > 0;
    }
    return won;
  }

  /** Values of the features trade after trade, all of one side by side: a copy. */
  public double[] rowByRow() {
    double[] rows = new double[size() * values.length];
    for (int row = 0; row < size(); row++) {
      for (int i = 0; i < values.length; i++) {
        rows[row * values.length + i] = values[i][row];
      }
    }
    return rows;
  }

  /** SHA-256 of everything, in hexadecimal digits: the same for the same trades on any machine. */
  public String fingerprint() {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update((symbol + "\n" + features + "\n").getBytes(StandardCharsets.UTF_8));
      ByteBuffer number = ByteBuffer.allocate(Long.BYTES);
      for (int date : tradeDates) {
        digest.update(number.putLong(0, date).array());
      }
      for (int row = 0; row < size(); row++) {
        digest.update(number.putLong(0, columns.decidedAt[row]).array());
        digest.update(number.putLong(0, columns.enteredAt[row]).array());
        digest.update(number.putLong(0, columns.exitedAt[row]).array());
        digest.update(number.putDouble(0, columns.profit[row]).array());
        for (double[] column : values) {
          digest.update(number.putDouble(0, column[row]).array());
        }
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  private static long[] pick(long[] column, int[] rows) {
    return Arrays.stream(rows).mapToLong(row -> column[row]).toArray();
  }

  private static int[] pick(int[] column, int[] rows) {
    return Arrays.stream(rows).map(row -> column[row]).toArray();
  }

  private static double[] pick(double[] column, int[] rows) {
    return Arrays.stream(rows).mapToDouble(row -> column[row]).toArray();
  }
}
