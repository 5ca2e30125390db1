package io.multialpha.host.research.search;

/** In which way portfolios are looked for. */
public enum Algorithm {
  /**
   * The original's: from all symbols, for each limit, one is taken away after the other until the
   * drawdown is below the constraint; nothing is tried beyond that.
   */
  GREEDY,
  /** Every set of symbols with every limit. */
  EXHAUSTIVE,
  /** From single symbols up, the best sets of each size are made larger by one. */
  BEAM
}
