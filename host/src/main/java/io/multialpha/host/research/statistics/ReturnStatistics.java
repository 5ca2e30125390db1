package io.multialpha.host.research.statistics;

/**
 * What a series of returns came to, by the plain definitions. Yearly figures take {@code
 * periodsPerYear} periods for a year; for trade dates that is {@link
 * SharpeRatio#TRADE_DATES_PER_YEAR}. No risk-free rate is taken off.
 *
 * @param periods how many returns; trade dates without a trade count
 * @param totalReturn growth over all periods: 0.1 is ten percent
 * @param cagr growth per year, compounded; -1 where nothing is left
 * @param volatility standard deviation (ddof 1) per year
 * @param sharpe mean over standard deviation, per year
 * @param sortino mean over the root of the mean squared loss, all periods counted, per year
 *     (Sortino and Price, Performance Measurement in a Downside Risk Framework, 1994)
 * @param maxDrawdown largest fall from a peak, relative to it, the start being a peak; 0 or more
 * @param longestUnderwater longest run of periods that ended below an earlier peak
 * @param calmar {@code cagr} over {@code maxDrawdown} (Young, 1991, over the whole span)
 * @param ulcerIndex root of the mean squared drawdown, as a fraction
 * @param valueAtRisk the return that 5% of the periods fall below; a loss is negative
 * @param conditionalValueAtRisk mean of the worst 5% of the periods; a loss is negative
 * @param omega gains over losses (Keating and Shadwick, 2002, at 0)
 * @param tailRatio 95th percentile over the 5th, both without sign
 * @param skew of the population
 * @param kurtosis of the population, raw: 3 for normal returns
 * @param best largest return
 * @param worst smallest return
 */
public record ReturnStatistics(
    int periods,
    double totalReturn,
    double cagr,
    double volatility,
    double sharpe,
    double sortino,
    double maxDrawdown,
    long longestUnderwater,
    double calmar,
    double ulcerIndex,
    double valueAtRisk,
    double conditionalValueAtRisk,
    double omega,
    double tailRatio,
    double skew,
    double kurtosis,
    double best,
    double worst) {
  private static final double TAIL = 0.05;

  /**
   * Of returns.
   *
   * @param returns simple, per period, as fractions
   * @param periodsPerYear above 0
   */
  public static ReturnStatistics of(double[] returns, double periodsPerYear) {
    if (!(periodsPerYear > 0)) {
      throw new IllegalArgumentException("periods per year must be above 0, not " + periodsPerYear);
    }
    int count = returns.length;
    MomentSums moments = MomentSums.of(returns);
    DrawdownSums drawdown = new DrawdownSums();
    drawdown.start(1);
    double wealth = 1;
    double gains = 0;
    double losses = 0;
    double squaredLosses = 0;
    for (double value : returns) {
      wealth *= 1 + value;
      drawdown.add(wealth);
      if (value > 0) {
        gains += value;
      } else {
        losses -= value;
        squaredLosses += value * value;
      }
    }
    Quantiles quantiles = Quantiles.of(returns);
    double low = quantiles.at(TAIL);
    double cagr = yearly(wealth, count / periodsPerYear);
    double maxDrawdown = drawdown.deepestFraction();
    return new ReturnStatistics(
        count,
        wealth - 1,
        cagr,
        moments.deviation() * Math.sqrt(periodsPerYear),
        SharpeRatio.perYear(moments.sharpe(), periodsPerYear),
        ratio(moments.mean(), Math.sqrt(squaredLosses / count)) * Math.sqrt(periodsPerYear),
        maxDrawdown,
        drawdown.longestUnderwater(),
        ratio(cagr, maxDrawdown),
        drawdown.ulcerIndex(),
        low,
        quantiles.meanOfLowest((int) ((count - 1) * TAIL) + 1),
        ratio(gains, losses),
        ratio(Math.abs(quantiles.at(1 - TAIL)), Math.abs(low)),
        moments.skew(),
        moments.kurtosis(),
        quantiles.at(1),
        quantiles.at(0));
  }

  /**
   * Of equity at the ends of periods; see {@link #returns}.
   *
   * @param start equity before the first period
   */
  public static ReturnStatistics ofEquity(double start, double[] equity, double periodsPerYear) {
    return of(returns(start, equity), periodsPerYear);
  }

  /**
   * Returns of equity: the change of a period over the equity before it, the first on the start.
   *
   * @return as many as there are values of equity; NaN where the equity before was not positive
   */
  public static double[] returns(double start, double[] equity) {
    double[] returns = new double[equity.length];
    returns(start, equity, equity.length, returns);
    return returns;
  }

  /**
   * As above, into an array that is there; allocates nothing.
   *
   * @param count how many values of equity to take
   * @param into takes as many returns
   */
  public static void returns(double start, double[] equity, int count, double[] into) {
    double before = start;
    for (int i = 0; i < count; i++) {
      into[i] = before > 0 ? (equity[i] - before) / before : Double.NaN;
      before = equity[i];
    }
  }

  private static double yearly(double wealth, double years) {
    if (years == 0) {
      return Double.NaN;
    }
    // Ruin has no rate of growth but the loss of everything.
    return wealth <= 0 ? -1 : StrictMath.pow(wealth, 1 / years) - 1;
  }

  private static double ratio(double above, double below) {
    return below == 0 ? Double.NaN : above / below;
  }
}
