package io.multialpha.api.portfolio;

/**
 * The account as of the moment of the call. A view: read it during the call, do not keep it. Money
 * is in US dollars.
 */
public interface PortfolioView {
  /** Positions held. */
  int openPositions();

  /** Entries decided but not filled yet. */
  int pendingEntries();

  /** Contracts held in an instrument: positive long, negative short, 0 for none. */
  int quantity(String symbol);

  /** Cash plus open profit and loss at the latest closes. */
  double equity();

  /** Change of equity since the trade date began. */
  double dayProfitAndLoss();

  /** Net profit and loss of the trades closed on this trade date. */
  double dayRealized();

  /** The trade date, in days since 1970-01-01; it turns at 17:00 Chicago. */
  int tradeDate();
}
