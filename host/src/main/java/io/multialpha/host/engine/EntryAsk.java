package io.multialpha.host.engine;

import io.multialpha.api.market.Instrument;
import io.multialpha.api.portfolio.EntryRequest;

/** The entry that policies are being asked about; one per account, filled in anew each time. */
final class EntryAsk implements EntryRequest {
  private Leg leg;
  private int quantity;

  /** Points this at an entry of the leg; {@code signedContracts} is negative to sell short. */
  EntryAsk of(Leg asking, int signedContracts) {
    leg = asking;
    quantity = signedContracts;
    return this;
  }

  @Override
  public Instrument instrument() {
    return leg.spec.instrument();
  }

  @Override
  public int quantity() {
    return quantity;
  }

  @Override
  public double price() {
    return leg.bar.close();
  }

  @Override
  public long barStartMillis() {
    return leg.bar.startMillis();
  }

  @Override
  public double score() {
    return leg.score;
  }
}
