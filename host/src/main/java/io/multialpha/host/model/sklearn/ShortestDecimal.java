package io.multialpha.host.model.sklearn;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * The shortest text that stands for a double and no other, as Python's {@code repr} writes it;
 * equal on every JDK. ({@code Double.toString} is not the shortest before JDK 19.)
 */
public final class ShortestDecimal {
  /** So many digits survive the way to a double and back, the smallest doubles excepted. */
  private static final int SAFE_DIGITS = 15;

  /** With so many digits every double has a text of its own. */
  private static final int ENOUGH_DIGITS = 17;

  private static final int FIRST_EXPONENT = 16;
  private static final int LAST_SMALL_EXPONENT = -4;

  private ShortestDecimal() {}

  /** For example {@code 0.1}, {@code 1.0}, {@code 1e-05}, {@code nan} or {@code -inf}. */
  public static String of(double value) {
    if (Double.isNaN(value)) {
      return "nan";
    } else if (Double.isInfinite(value)) {
      return value > 0 ? "inf" : "-inf";
    } else if (value == 0) {
      return 1 / value < 0 ? "-0.0" : "0.0";
    }
    BigDecimal shortest = shortest(new BigDecimal(Math.abs(value)), Math.abs(value));
    return (value < 0 ? "-" : "") + text(shortest);
  }

  private static BigDecimal shortest(BigDecimal exact, double value) {
    int fewest = value < Double.MIN_NORMAL ? 1 : SAFE_DIGITS;
    for (int digits = fewest; digits < ENOUGH_DIGITS; digits++) {
      BigDecimal rounded = exact.round(new MathContext(digits, RoundingMode.HALF_EVEN));
      if (rounded.doubleValue() == value) {
        return rounded;
      }
      // Above a power of two the next double is farther away than below it, so that a text may
      // stand for the value although the nearest text does not.
      BigDecimal up = exact.round(new MathContext(digits, RoundingMode.UP));
      if (up.doubleValue() == value) {
        return up;
      }
    }
    return exact.round(new MathContext(ENOUGH_DIGITS, RoundingMode.HALF_EVEN));
  }

  private static String text(BigDecimal decimal) {
    BigDecimal plain = decimal.stripTrailingZeros();
    String digits = plain.unscaledValue().toString();
    int exponent = digits.length() - 1 - plain.scale();
    if (exponent < LAST_SMALL_EXPONENT || exponent >= FIRST_EXPONENT) {
      String size = Integer.toString(Math.abs(exponent));
      return digits.charAt(0)
          + (digits.length() > 1 ? "." + digits.substring(1) : "")
          + (exponent < 0 ? "e-" : "e+")
          + (size.length() < 2 ? "0" : "")
          + size;
    }
    String text = plain.toPlainString();
    return text.indexOf('.') < 0 ? text + ".0" : text;
  }
}
