package io.multialpha.api.portfolio;

import io.multialpha.api.market.Instrument;

/** An entry that a strategy wants. A view: read it during the call, do not keep it. */
public interface EntryRequest {
  /** What is to be traded. */
  Instrument instrument();

  /** Contracts: positive to buy, negative to sell short. */
  int quantity();

  /** Close of the bar on which it was decided, in points. */
  double price();

  /** Start of the bar on which it was decided, in milliseconds since 1970-01-01T00:00Z. */
  long barStartMillis();

  /** The model's probability, or NaN where no model filters this instrument. */
  double score();
}
