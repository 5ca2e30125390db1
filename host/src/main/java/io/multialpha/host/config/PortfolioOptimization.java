package io.multialpha.host.config;

import java.util.List;
import java.util.Map;

/**
 * What the portfolio search found for one strategy: {@code
 * config/portfolio_optimization_{strategy}.json}.
 *
 * @param file path relative to the installation's root
 * @param maxPositions limit that was found
 * @param dailyStopLoss limit that was found, dollars
 * @param symbols instruments that were found, in file order
 * @param expected performance expected with them, by name as in the file
 * @param outOfSample performance on trade dates that it was not chosen on, by name as in the file;
 *     empty if there were none
 * @param evidence what speaks for skill and against luck, by name as in the file; empty if nothing
 *     is said
 * @param accepted whether it was taken although something was said against it out of sample
 * @param objections what that was, each after "the portfolio"; empty if the file does not say
 * @param synthetic whether it was found on trades that were made up, or made on made-up bars
 */
public record PortfolioOptimization(
    String file,
    int maxPositions,
    double dailyStopLoss,
    List<String> symbols,
    Map<String, Double> expected,
    Map<String, Double> outOfSample,
    Map<String, Double> evidence,
    boolean accepted,
    List<String> objections,
    boolean synthetic) {
  /** Keeps copies. */
  public PortfolioOptimization {
    symbols = List.copyOf(symbols);
    expected = Ordered.copyOf(expected);
    outOfSample = Ordered.copyOf(outOfSample);
    evidence = Ordered.copyOf(evidence);
    objections = List.copyOf(objections);
  }
}
