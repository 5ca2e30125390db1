package io.multialpha.host.ledger;

import java.util.Arrays;
import java.util.Objects;

/** One row per trade date on which the account's instruments had bars. */
public final class Days {
  private int size;
  private int[] tradeDate = new int[64];
  private double[] equity = new double[64];
  private double[] realized = new double[64];
  private double[] lowestEquity = new double[64];
  private int[] openPositions = new int[64];
  private boolean[] stopped = new boolean[64];
  private boolean[] houseStopped = new boolean[64];

  /**
   * Records the end of a trade date.
   *
   * @param tradeDay epoch day
   * @param closingEquity cash plus open profit and loss at the last closes
   * @param realizedDollars net profit and loss of the trades closed on it
   * @param lowest smallest equity at any step of it
   * @param open positions held at its end
   * @param dailyStop whether a daily stop was hit on it, the account's or the house's
   * @param houseStop whether the house's was
   */
  public void add(
      int tradeDay,
      double closingEquity,
      double realizedDollars,
      double lowest,
      int open,
      boolean dailyStop,
      boolean houseStop) {
    int row = size;
    if (row == tradeDate.length) {
      int length = size * 2;
      tradeDate = Arrays.copyOf(tradeDate, length);
      equity = Arrays.copyOf(equity, length);
      realized = Arrays.copyOf(realized, length);
      lowestEquity = Arrays.copyOf(lowestEquity, length);
      openPositions = Arrays.copyOf(openPositions, length);
      stopped = Arrays.copyOf(stopped, length);
      houseStopped = Arrays.copyOf(houseStopped, length);
    }
    tradeDate[row] = tradeDay;
    equity[row] = closingEquity;
    realized[row] = realizedDollars;
    lowestEquity[row] = lowest;
    openPositions[row] = open;
    stopped[row] = dailyStop;
    houseStopped[row] = houseStop;
    size = row + 1;
  }

  /** How many rows there are. */
  public int size() {
    return size;
  }

  /** Epoch day of the trade date. */
  public int tradeDate(int row) {
    return tradeDate[check(row)];
  }

  /** Cash plus open profit and loss at the last closes. */
  public double equity(int row) {
    return equity[check(row)];
  }

  /** Net profit and loss of the trades closed on it. */
  public double realized(int row) {
    return realized[check(row)];
  }

  /** Smallest equity at any step of it. */
  public double lowestEquity(int row) {
    return lowestEquity[check(row)];
  }

  /** Positions held at its end. */
  public int openPositions(int row) {
    return openPositions[check(row)];
  }

  /** Whether a daily stop was hit on it, the account's or the house's. */
  public boolean stopped(int row) {
    return stopped[check(row)];
  }

  /** Whether the house's daily stop was hit on it. */
  public boolean houseStopped(int row) {
    return houseStopped[check(row)];
  }

  private int check(int row) {
    return Objects.checkIndex(row, size);
  }
}
