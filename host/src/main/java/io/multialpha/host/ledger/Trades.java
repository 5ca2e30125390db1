package io.multialpha.host.ledger;

/** One row per closed round trip. */
public final class Trades {
  private final Rows<TradeBlock> rows = new Rows<>(TradeBlock::new);

  private static final class TradeBlock {
    private final int[] numbers = new int[5 * Rows.BLOCK];
    private final long[] times = new long[2 * Rows.BLOCK];
    private final double[] prices = new double[4 * Rows.BLOCK];
  }

  /**
   * Records a closed round trip.
   *
   * @param symbolIndex index of the instrument in {@link Journal#symbols()}
   * @param contracts positive for long, negative for short
   * @param entryRow the decision that opened it
   * @param exitRow the decision that closed it
   * @param enteredAt start of the bar in which the entry was filled
   * @param entry price of the entry, slippage included
   * @param exitedAt start of the bar in which the exit was filled
   * @param exit price of the exit, slippage included
   * @param bars hourly bars from the entry's to the exit's
   * @param grossDollars price difference times point value times contracts, slippage included
   * @param commissionDollars both sides, positive
   */
  public void add(
      int symbolIndex,
      int contracts,
      int entryRow,
      int exitRow,
      long enteredAt,
      double entry,
      long exitedAt,
      double exit,
      int bars,
      double grossDollars,
      double commissionDollars) {
    TradeBlock block = rows.blockForNext();
    int at = rows.next();
    int[] numbers = block.numbers;
    numbers[5 * at] = symbolIndex;
    numbers[5 * at + 1] = contracts;
    numbers[5 * at + 2] = entryRow;
    numbers[5 * at + 3] = exitRow;
    numbers[5 * at + 4] = bars;
    block.times[2 * at] = enteredAt;
    block.times[2 * at + 1] = exitedAt;
    double[] prices = block.prices;
    prices[4 * at] = entry;
    prices[4 * at + 1] = exit;
    prices[4 * at + 2] = grossDollars;
    prices[4 * at + 3] = commissionDollars;
    rows.added();
  }

  private int number(int row, int field) {
    return rows.block(row).numbers[5 * Rows.within(row) + field];
  }

  private double price(int row, int field) {
    return rows.block(row).prices[4 * Rows.within(row) + field];
  }

  /** How many rows there are. */
  public int size() {
    return rows.size();
  }

  /** Index of the instrument in {@link Journal#symbols()}. */
  public int symbol(int row) {
    return number(row, 0);
  }

  /** Contracts: positive for long, negative for short. */
  public int quantity(int row) {
    return number(row, 1);
  }

  /** The decision that opened it. */
  public int entryDecision(int row) {
    return number(row, 2);
  }

  /** The decision that closed it. */
  public int exitDecision(int row) {
    return number(row, 3);
  }

  /** Hourly bars from the entry's to the exit's. */
  public int barsHeld(int row) {
    return number(row, 4);
  }

  /** Start of the bar in which the entry was filled. */
  public long entryTime(int row) {
    return rows.block(row).times[2 * Rows.within(row)];
  }

  /** Start of the bar in which the exit was filled. */
  public long exitTime(int row) {
    return rows.block(row).times[2 * Rows.within(row) + 1];
  }

  /** Price of the entry, slippage included. */
  public double entryPrice(int row) {
    return price(row, 0);
  }

  /** Price of the exit, slippage included. */
  public double exitPrice(int row) {
    return price(row, 1);
  }

  /** Dollars before commission, slippage included. */
  public double grossProfit(int row) {
    return price(row, 2);
  }

  /** Dollars of commission, both sides, positive. */
  public double commission(int row) {
    return price(row, 3);
  }

  /** Dollars after commission. */
  public double netProfit(int row) {
    return grossProfit(row) - commission(row);
  }
}
