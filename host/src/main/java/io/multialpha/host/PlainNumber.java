package io.multialpha.host;

import java.math.BigDecimal;

/** Numbers as people write them: exactly, without an exponent or a needless fraction. */
public final class PlainNumber {
  /** Up to here the shortest text of a whole number has all its digits. */
  private static final double MOST_WHOLE = 1e15;

  private PlainNumber() {}

  /**
   * The shortest decimal that stands for this very double: {@code 1500}, {@code 0.25}.
   *
   * @param value a finite number
   * @throws NumberFormatException if it is not finite
   */
  public static String of(double value) {
    if (Math.abs(value) < MOST_WHOLE && value == Math.rint(value)) {
      // Most are, and a start without BigDecimal is spared the tables that it begins with.
      return Long.toString((long) value);
    }
    return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
  }
}
