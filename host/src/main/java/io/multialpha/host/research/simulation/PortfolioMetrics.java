package io.multialpha.host.research.simulation;

/**
 * What a simulation came to: the columns that the original's simulator writes, in its order, whose
 * meaning differs by method. Money is dollars.
 *
 * @param maxPositions the limit it was run with
 * @param totalReturnDollars equity at the end less that at the start
 * @param totalReturnPct the same over the equity at the start, as a fraction
 * @param cagr growth per year, compounded, as a fraction
 * @param sharpeRatio per year
 * @param annualizedVolatility standard deviation of daily returns per year, as a fraction
 * @param maxDrawdownDollars largest fall from a peak; 0 or negative
 * @param maxDrawdownPct largest fall relative to the peak; 0 or negative
 * @param profitFactor gross profits over gross losses
 * @param grossProfits dollars
 * @param grossLosses dollars, positive
 * @param dailyStopsHit days on which the daily stop ended trading
 * @param avgPositions positions open on average
 * @param symbolsUsed symbols of which a trade was taken
 * @param symbolsTotal symbols that took part
 * @param breachEvents times that equity fell $6,000 or more below its peak
 * @param breachPeriods moments looked at while it was there
 * @param breachPctTime the same in percent of all moments looked at
 */
public record PortfolioMetrics(
    int maxPositions,
    double totalReturnDollars,
    double totalReturnPct,
    double cagr,
    double sharpeRatio,
    double annualizedVolatility,
    double maxDrawdownDollars,
    double maxDrawdownPct,
    double profitFactor,
    double grossProfits,
    double grossLosses,
    int dailyStopsHit,
    double avgPositions,
    int symbolsUsed,
    int symbolsTotal,
    int breachEvents,
    int breachPeriods,
    double breachPctTime) {}
