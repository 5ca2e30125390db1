package io.multialpha.host.config;

import io.multialpha.api.market.Instrument;
import io.multialpha.host.broker.Costs;
import io.multialpha.host.market.Session;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A contract as the section for them specifies it, and how it is traded.
 *
 * @param instrument root symbol, tick size, point value, currency
 * @param session which hours and holidays it keeps
 * @param contracts contracts per entry, at least 1
 * @param costs slippage and commission, its own or those of {@code execution}
 * @param margin dollars per contract, if given
 * @param databentoProductId for example {@code ES.FUT}, if given
 * @param tradovateSymbol if given
 */
public record InstrumentConfig(
    Instrument instrument,
    Session session,
    int contracts,
    Costs costs,
    OptionalDouble margin,
    Optional<String> databentoProductId,
    Optional<String> tradovateSymbol) {
  /**
   * Checks the values.
   *
   * @throws IllegalArgumentException if there is less than one contract
   */
  public InstrumentConfig {
    Objects.requireNonNull(instrument, "instrument");
    Objects.requireNonNull(session, "session");
    Objects.requireNonNull(costs, "costs");
    Objects.requireNonNull(margin, "margin");
    Objects.requireNonNull(databentoProductId, "databentoProductId");
    Objects.requireNonNull(tradovateSymbol, "tradovateSymbol");
    if (contracts < 1) {
      throw new IllegalArgumentException(
          instrument.symbol() + ": " + contracts + " contracts, expected at least 1");
    }
  }
}
