package io.multialpha.testkit;

import io.multialpha.api.portfolio.PortfolioView;
import java.util.Map;

/**
 * An account as a policy sees it, with whatever a test puts in.
 *
 * @param quantities contracts held by symbol: positive long, negative short
 * @param pendingEntries entries decided but not filled yet
 * @param equity dollars
 * @param dayProfitAndLoss change of equity since the trade date began, in dollars
 * @param dayRealized net dollars of the trades closed on this trade date
 * @param tradeDate in days since 1970-01-01
 */
public record FakePortfolio(
    Map<String, Integer> quantities,
    int pendingEntries,
    double equity,
    double dayProfitAndLoss,
    double dayRealized,
    int tradeDate)
    implements PortfolioView {

  /** Copies the quantities. */
  public FakePortfolio {
    quantities = Map.copyOf(quantities);
  }

  @Override
  public int openPositions() {
    return (int) quantities.values().stream().filter(quantity -> quantity != 0).count();
  }

  @Override
  public int quantity(String symbol) {
    return quantities.getOrDefault(symbol, 0);
  }
}
