package io.multialpha.host.research.results;

/**
 * How good a symbol is said to be, in hindsight: taken from its own trades.
 *
 * @param sharpe Sharpe ratio per year; 0 where none is given
 * @param profitFactor gross profits over gross losses; 0 where none is given
 */
public record Score(double sharpe, double profitFactor) {
  /** Of a symbol without any figures. */
  public static final Score NONE = new Score(0, 0);

  /** Below this many trades their figures say nothing. */
  private static final int FEWEST_TRADES = 20;

  private static final double PERIODS_PER_YEAR = 252;

  /**
   * Checks the values.
   *
   * @throws IllegalArgumentException if one is not a number
   */
  public Score {
    if (Double.isNaN(sharpe) || Double.isNaN(profitFactor)) {
      throw new IllegalArgumentException("a score must be a number");
    }
  }

  /** The figure that is ranked by. */
  public double by(RankingMethod method) {
    return method == RankingMethod.SHARPE ? sharpe : profitFactor;
  }

  /** Collects trades one by one, and gives the score that they have so far. */
  public static final class Sums {
    private int trades;
    private double mean;
    private double squares;
    private double gains;
    private double losses;

    /** Takes one trade's profit in dollars. */
    public void add(double profit) {
      trades++;
      double off = profit - mean;
      mean += off / trades;
      squares += off * (profit - mean);
      if (profit > 0) {
        gains += profit;
      } else {
        losses -= profit;
      }
    }

    /**
     * Mean over standard deviation of the trades' profits times the root of 252, and their profit
     * factor; {@link #NONE} below twenty trades.
     */
    public Score score() {
      if (trades < FEWEST_TRADES) {
        return NONE;
      }
      double deviation = Math.sqrt(squares / (trades - 1));
      return new Score(
          deviation > 0 ? mean / deviation * Math.sqrt(PERIODS_PER_YEAR) : 0,
          losses > 0 ? gains / losses : gains > 0 ? Double.POSITIVE_INFINITY : 0);
    }
  }
}
