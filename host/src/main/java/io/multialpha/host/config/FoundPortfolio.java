package io.multialpha.host.config;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What a portfolio search found for one strategy, and how far it can be believed: all that is
 * written into {@code config/portfolio_optimization_{strategy}.json}.
 *
 * <p>Figures that are not defined are NaN, and null in the file.
 *
 * @param strategy name of the strategy's entry in the configuration
 * @param symbols the instruments, in the order in which they are to stand; none twice
 * @param maxPositions positions at one time, from 1
 * @param dailyStopLoss dollars, above 0
 * @param expected what is to be expected: out of sample where there is a test period
 * @param date when it was found
 * @param search the algorithm, such as {@code greedy_search}
 * @param notes sentences for people
 * @param simulation the method of simulation, {@code honest} or {@code reference}
 * @param inSample how it did on the trade dates it was chosen on
 * @param outOfSample how it did on those it was not, if there were any
 * @param evidence what speaks for skill and against luck
 * @param walk windows of a walk forward, oldest first; empty if none was made
 * @param objections what the test period says against it, each after "the portfolio"; empty unless
 *     it was taken all the same
 * @param synthetic whether these trades were made up, or made on made-up bars
 * @param dataFingerprint checksum over the trades that were searched
 */
public record FoundPortfolio(
    String strategy,
    List<String> symbols,
    int maxPositions,
    double dailyStopLoss,
    Figures expected,
    LocalDate date,
    String search,
    String notes,
    String simulation,
    Sample inSample,
    Optional<Sample> outOfSample,
    Evidence evidence,
    List<Window> walk,
    List<String> objections,
    boolean synthetic,
    String dataFingerprint) {

  /**
   * Checks the values.
   *
   * @throws IllegalArgumentException if there is no symbol or one twice, a symbol is none, or a
   *     limit is not positive
   */
  public FoundPortfolio {
    symbols = List.copyOf(symbols);
    walk = List.copyOf(walk);
    objections = List.copyOf(objections);
    Objects.requireNonNull(expected, "expected");
    Objects.requireNonNull(outOfSample, "outOfSample");
    if (symbols.isEmpty() || new HashSet<>(symbols).size() < symbols.size()) {
      throw new IllegalArgumentException("no symbol, or one twice: " + symbols);
    }
    for (String symbol : symbols) {
      if (!symbol.matches("[A-Za-z0-9][A-Za-z0-9._-]*")) {
        throw new IllegalArgumentException("\"" + symbol + "\" is no symbol");
      }
    }
    if (maxPositions < 1 || !(dailyStopLoss > 0 && dailyStopLoss < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "limits are positive, not " + maxPositions + " and " + dailyStopLoss);
    }
  }

  /**
   * Figures of one span of time.
   *
   * @param sharpe per year
   * @param cagr growth per year, as a fraction
   * @param maxDrawdown dollars, 0 or more
   * @param breachEvents how often the drawdown went beyond its limit
   * @param dailyStops trade dates that the daily stop ended
   */
  public record Figures(
      double sharpe, double cagr, double maxDrawdown, long breachEvents, long dailyStops) {}

  /**
   * How it did over a span of trade dates.
   *
   * @param from first trade date
   * @param to last trade date
   * @param figures of that span
   * @param sharpeLow lower end of the interval of the Sharpe ratio per year
   * @param sharpeHigh upper end
   * @param level of the interval, such as 0.95
   */
  public record Sample(
      LocalDate from,
      LocalDate to,
      Figures figures,
      double sharpeLow,
      double sharpeHigh,
      double level) {}

  /**
   * What speaks for skill and against luck.
   *
   * @param trials every configuration that was ever evaluated for the strategy
   * @param trialSharpeVariance variance of their Sharpe ratios, per trade date
   * @param observations trade dates of the figures below
   * @param probabilisticSharpe probability that the true Sharpe ratio is above 0
   * @param deflatedSharpe the same, when it is the best of the trials
   * @param form year of the form of both
   * @param minimumTrackRecord trade dates that it takes to be sure at 95%
   * @param overfittingProbability by combinatorially symmetric cross-validation
   * @param realityCheckP p-value of White's reality check
   * @param superiorAbilityP p-value of Hansen's consistent test
   * @param compared portfolios that the latest three compare
   * @param testLooks how often the trade dates of the test have been looked at, this time included
   */
  public record Evidence(
      long trials,
      double trialSharpeVariance,
      long observations,
      double probabilisticSharpe,
      double deflatedSharpe,
      String form,
      double minimumTrackRecord,
      double overfittingProbability,
      double realityCheckP,
      double superiorAbilityP,
      long compared,
      long testLooks) {}

  /**
   * One window of a walk forward.
   *
   * @param trainFrom first trade date of training
   * @param trainTo its last
   * @param testFrom first trade date of the test
   * @param testTo its last
   * @param symbols what was chosen on the training
   * @param sharpe of that in the test, per year
   */
  public record Window(
      LocalDate trainFrom,
      LocalDate trainTo,
      LocalDate testFrom,
      LocalDate testTo,
      List<String> symbols,
      double sharpe) {

    /** Copies the list. */
    public Window {
      symbols = List.copyOf(symbols);
    }
  }
}
