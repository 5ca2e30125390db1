package io.multialpha.host.app;

import io.multialpha.host.config.PortfolioOptimization;
import io.multialpha.host.config.StrategyConfig;
import java.util.List;

/** A portfolio that was found on made-up trades and is put before bars of a market. */
final class SyntheticPortfolio {
  /** What is wrong with it. */
  static final String WORDS =
      "found on made-up trades and says nothing about a market. Search another on trades of the"
          + " market with 'multi-alpha portfolio search'.";

  private SyntheticPortfolio() {}

  /** A sentence for each strategy that has such a portfolio, unless the bars are made up too. */
  static List<String> notes(List<StrategyConfig> strategies, boolean syntheticBars) {
    return strategies.stream()
        .filter(each -> !syntheticBars)
        .filter(each -> each.optimization().filter(PortfolioOptimization::synthetic).isPresent())
        .map(each -> each.name() + ": its portfolio was " + WORDS)
        .toList();
  }
}
