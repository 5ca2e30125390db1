package io.multialpha.api.portfolio;

/**
 * A policy at work in one account. Always called by the same thread; MUST depend on nothing but the
 * calls it has received. Rules that throw, or do not return, deny every entry from then on; what is
 * open may always be closed.
 */
@FunctionalInterface
public interface PolicyRules {
  /**
   * Whether an entry may be sent. The host's own limits have allowed it already.
   *
   * @return the verdict, never null
   */
  Verdict onEntry(EntryRequest request, PortfolioView portfolio);

  /**
   * Asked after each step in time at which a position was open or a trade was closed.
   *
   * @return an allowing verdict to go on; a denying one to close every position of the account now
   */
  default Verdict onProfitAndLoss(PortfolioView portfolio) {
    return Verdict.ALLOW;
  }
}
