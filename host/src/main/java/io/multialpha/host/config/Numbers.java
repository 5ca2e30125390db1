package io.multialpha.host.config;

import java.math.BigDecimal;
import java.math.MathContext;

/** How numbers are written for people. */
final class Numbers {
  private static final MathContext TWELVE_DIGITS = new MathContext(12);

  private Numbers() {}

  /** Exactly, without an exponent or a needless fraction. */
  static String plain(double value) {
    return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
  }

  /** To twelve digits, which hides the noise of a floating point product. */
  static String rounded(double value) {
    return BigDecimal.valueOf(value).round(TWELVE_DIGITS).stripTrailingZeros().toPlainString();
  }
}
