package io.multialpha.host.research.results;

/** By which figure of theirs symbols are ranked. */
public enum RankingMethod {
  /** Their Sharpe ratio. */
  SHARPE,
  /** Gross profits over gross losses. */
  PROFIT_FACTOR
}
