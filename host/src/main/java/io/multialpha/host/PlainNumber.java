package io.multialpha.host;

import java.math.BigDecimal;

/** Numbers as people write them: exactly, without an exponent or a needless fraction. */
public final class PlainNumber {
  /** Up to here the shortest text of a whole number has all its digits. */
  private static final double MOST_WHOLE = 1e15;

  /** Between these the JDK writes a fraction without an exponent. */
  private static final double LEAST_FRACTION = 1e-3;

  private static final double MOST_FRACTION = 1e7;

  private PlainNumber() {}

  /**
   * The shortest decimal that stands for this very double: {@code 1500}, {@code 0.25}.
   *
   * @param value a finite number
   * @throws NumberFormatException if it is not finite
   */
  public static String of(double value) {
    // A start without BigDecimal is spared the tables that it begins with.
    double size = Math.abs(value);
    if (size < MOST_WHOLE && value == Math.rint(value)) {
      return Long.toString((long) value);
    }
    if (size >= LEAST_FRACTION && size < MOST_FRACTION) {
      return withoutZeros(Double.toString(value));
    }
    return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
  }

  private static String withoutZeros(String fraction) {
    int end = fraction.length();
    while (fraction.charAt(end - 1) == '0') {
      end--;
    }
    return fraction.substring(0, end);
  }
}
