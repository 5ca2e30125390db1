package io.multialpha.host.market;

import java.nio.charset.StandardCharsets;

/**
 * Reads decimal numbers from bytes, rounded exactly as {@link Double#parseDouble} rounds.
 *
 * <p>Accepted: an optional sign, digits with an optional point, an optional exponent. Not accepted:
 * spaces, thousands separators, NaN, Infinity, hexadecimal, type suffixes.
 */
public final class DecimalParser {
  private static final int MOST_DIGITS_OF_A_LONG = 18;
  private static final long EXACT = 1L << 53;

  /** Powers of ten that a double holds exactly. */
  private static final double[] TEN = {
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16,
    1e17, 1e18, 1e19, 1e20, 1e21, 1e22
  };

  private DecimalParser() {}

  /**
   * The number in {@code bytes[from..to)}.
   *
   * @return the finite number, or NaN when the text is no decimal number or too large for a double
   */
  public static double parse(byte[] bytes, int from, int to) {
    int i = from;
    boolean negative = i < to && bytes[i] == '-';
    if (negative) {
      i++;
    }
    if (to - i > MOST_DIGITS_OF_A_LONG) {
      return parseSlowly(bytes, from, to);
    }
    long mantissa = 0;
    int first = i;
    int point = -1;
    for (; i < to; i++) {
      int digit = bytes[i] - '0';
      if (digit >= 0 && digit <= 9) {
        mantissa = mantissa * 10 + digit;
      } else if (bytes[i] == '.' && point < 0) {
        point = i;
      } else {
        return parseSlowly(bytes, from, to);
      }
    }
    int digits = to - first - (point < 0 ? 0 : 1);
    if (digits == 0) {
      return Double.NaN;
    }
    if (mantissa >= EXACT) {
      return parseSlowly(bytes, from, to);
    }
    // Both operands are exact, so the one rounding of the division is the correct rounding.
    double value = point < 0 ? mantissa : mantissa / TEN[to - 1 - point];
    return negative ? -value : value;
  }

  private static double parseSlowly(byte[] bytes, int from, int to) {
    if (!isDecimal(bytes, from, to)) {
      return Double.NaN;
    }
    double value =
        Double.parseDouble(new String(bytes, from, to - from, StandardCharsets.US_ASCII));
    return Double.isInfinite(value) ? Double.NaN : value;
  }

  /** Whether the text has the form of a decimal number, of whatever size. */
  static boolean isDecimal(byte[] bytes, int from, int to) {
    int i = afterSign(bytes, from, to);
    int whole = afterDigits(bytes, i, to);
    int digits = whole - i;
    i = whole;
    if (i < to && bytes[i] == '.') {
      int end = afterDigits(bytes, i + 1, to);
      digits += end - i - 1;
      i = end;
    }
    if (digits == 0) {
      return false;
    }
    if (i < to && (bytes[i] == 'e' || bytes[i] == 'E')) {
      int exponent = afterSign(bytes, i + 1, to);
      i = afterDigits(bytes, exponent, to);
      if (i == exponent) {
        return false;
      }
    }
    return i == to;
  }

  private static int afterSign(byte[] bytes, int from, int to) {
    return from < to && (bytes[from] == '-' || bytes[from] == '+') ? from + 1 : from;
  }

  private static int afterDigits(byte[] bytes, int from, int to) {
    int i = from;
    while (i < to && bytes[i] >= '0' && bytes[i] <= '9') {
      i++;
    }
    return i;
  }
}
