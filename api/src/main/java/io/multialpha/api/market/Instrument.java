package io.multialpha.api.market;

import java.util.Currency;
import java.util.Objects;

/**
 * A futures contract as it is traded.
 *
 * @param symbol root symbol, upper case, for example {@code ES}
 * @param tickSize smallest price step, in points; positive
 * @param pointValue what one point of one contract is worth, in {@code currency}; positive
 * @param currency the currency of {@code pointValue}
 */
public record Instrument(String symbol, double tickSize, double pointValue, Currency currency) {

  /**
   * Checks the values.
   *
   * @throws IllegalArgumentException if the symbol is blank or a size is not positive and finite
   */
  public Instrument {
    if (symbol.isBlank()) {
      throw new IllegalArgumentException("symbol is blank");
    }
    requirePositive(symbol, "tick size", tickSize);
    requirePositive(symbol, "point value", pointValue);
    Objects.requireNonNull(currency, "currency");
  }

  /** What one tick of one contract is worth, in {@link #currency()}. */
  public double tickValue() {
    return tickSize * pointValue;
  }

  private static void requirePositive(String symbol, String what, double value) {
    if (!(value > 0) || Double.isInfinite(value)) {
      throw new IllegalArgumentException(
          symbol + ": " + what + " is " + value + ", expected a positive number");
    }
  }
}
