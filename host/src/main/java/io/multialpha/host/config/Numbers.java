package io.multialpha.host.config;

import io.multialpha.host.PlainNumber;
import java.math.BigDecimal;
import java.math.MathContext;

/** How numbers are written for people. */
final class Numbers {
  private static final MathContext TWELVE_DIGITS = new MathContext(12);

  private Numbers() {}

  /** To twelve digits, which hides the noise of a floating point product. */
  static String rounded(double value) {
    String exact = PlainNumber.of(value);
    if (exact.length() <= TWELVE_DIGITS.getPrecision()) {
      return exact; // Nothing to round.
    }
    return BigDecimal.valueOf(value).round(TWELVE_DIGITS).stripTrailingZeros().toPlainString();
  }
}
