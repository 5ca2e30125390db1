package io.multialpha.host.research.statistics;

/**
 * What closed trades came to, taken from net profits that come one by one, in dollars.
 *
 * <p>A trade with a net profit above zero wins, every other loses. Used by one thread; allocates
 * nothing.
 */
public final class TradeSums {
  private long count;
  private long winners;
  private double won;
  private double lost;
  private double largestWin;
  private double largestLoss;
  private long losing;
  private long longestLosing;

  /** The sums of all the net profits, in their order. */
  public static TradeSums of(double[] netProfits) {
    TradeSums sums = new TradeSums();
    for (double netProfit : netProfits) {
      sums.add(netProfit);
    }
    return sums;
  }

  /** Forgets everything. */
  public void clear() {
    count = 0;
    winners = 0;
    won = 0;
    lost = 0;
    largestWin = 0;
    largestLoss = 0;
    losing = 0;
    longestLosing = 0;
  }

  /** Takes one trade in: its profit after slippage and commission. */
  public void add(double netProfit) {
    count++;
    if (netProfit > 0) {
      winners++;
      won += netProfit;
      largestWin = Math.max(largestWin, netProfit);
      losing = 0;
    } else {
      lost -= netProfit;
      largestLoss = Math.max(largestLoss, -netProfit);
      losing++;
      longestLosing = Math.max(longestLosing, losing);
    }
  }

  /** Trades. */
  public long count() {
    return count;
  }

  /** Trades with a net profit above zero. */
  public long winners() {
    return winners;
  }

  /** Net profit of the winners. */
  public double won() {
    return won;
  }

  /** Net loss of the others, 0 or more. */
  public double lost() {
    return lost;
  }

  /** Net profit of all. */
  public double netProfit() {
    return won - lost;
  }

  /** Winners over trades, as a fraction; NaN without trades. */
  public double winRate() {
    return count == 0 ? Double.NaN : (double) winners / count;
  }

  /** Net profits over net losses; NaN without losses. */
  public double profitFactor() {
    return lost == 0 ? Double.NaN : won / lost;
  }

  /** Mean net profit of a trade; NaN without trades. */
  public double expectancy() {
    return count == 0 ? Double.NaN : netProfit() / count;
  }

  /** Mean net profit of the winners; NaN without any. */
  public double averageWin() {
    return winners == 0 ? Double.NaN : won / winners;
  }

  /** Mean net loss of the others, 0 or more; NaN without any. */
  public double averageLoss() {
    return winners == count ? Double.NaN : lost / (count - winners);
  }

  /** Average win over average loss; NaN where one of them is missing or nothing was lost. */
  public double payoffRatio() {
    return lost == 0 ? Double.NaN : averageWin() / averageLoss();
  }

  /** Largest net profit of a trade; 0 without winners. */
  public double largestWin() {
    return largestWin;
  }

  /** Largest net loss of a trade, 0 or more. */
  public double largestLoss() {
    return largestLoss;
  }

  /** Longest run of trades, in the order they came, that did not win. */
  public long longestLosing() {
    return longestLosing;
  }
}
