package io.multialpha.host.report;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;

/**
 * Decimal texts of doubles, correctly rounded and equal on every JDK and in every locale.
 *
 * <p>The exact binary value is rounded half to even, so the text is that of {@code new
 * BigDecimal(value).setScale(decimals, HALF_EVEN)}, without a minus sign before zero. {@code
 * Double.toString} is no alternative: it shows noise such as 1.0873400000000001, and its result
 * changed with JDK 19.
 */
public final class FixedDecimals {
  /** Most decimals that can be asked for. */
  public static final int MAX_DECIMALS = 10;

  /** Longest text without grouping: a sign, 19 digits, a point, and the decimals. */
  static final int MAX_LENGTH = 21 + MAX_DECIMALS;

  private static final int PRICE_DIGITS = 14;

  /** Most prices have so many zeros at their end, which are taken off at once. */
  private static final int MANY = 6;

  /** Most prices and all dollars are whole cents, which up to here are written as an int. */
  private static final double FEW_CENTS = Integer.MAX_VALUE;

  /** Below it, a double holds each number of cents. */
  private static final double MOST_CENTS = 0x1p53 / 100 - 1;

  private static final double TWO_63 = 0x1p63;
  private static final long[] POWER_OF_TEN = new long[19];

  static {
    POWER_OF_TEN[0] = 1;
    for (int i = 1; i < POWER_OF_TEN.length; i++) {
      POWER_OF_TEN[i] = 10 * POWER_OF_TEN[i - 1];
    }
  }

  private FixedDecimals() {}

  /**
   * Money: always two decimals, {@code -1234.50}; an empty text if it is not finite.
   *
   * @param dollars any value
   */
  public static String money(double dollars) {
    return text(dollars, 2, 2);
  }

  /**
   * The number that {@link #money} writes, as reading it back would give it; as it is if it is not
   * finite.
   *
   * @param dollars any value
   */
  public static double cents(double dollars) {
    double size = Math.abs(dollars);
    if (!(size < MOST_CENTS)) {
      // From 2^52 on there are no cents; in between is more than anybody has.
      return size < 0x1p52 ? Double.parseDouble(money(dollars)) : dollars;
    }
    long whole = (long) size;
    long cents = 100 * whole + roundedFraction(size - whole, whole, 2);
    // Both are exact, so the one rounding of the division is the correct rounding.
    return cents == 0 ? 0 : dollars < 0 ? cents / -100.0 : cents / 100.0;
  }

  /** Money to the dollar, for people: {@code -1,234}; an empty text if it is not finite. */
  public static String groupedWhole(double dollars) {
    return grouped(text(dollars, 0, 0));
  }

  /** A whole number with a comma between thousands: {@code 1,204}. */
  public static String grouped(long count) {
    return grouped(Long.toString(count));
  }

  /** How many there are of something, such as {@code 1 trial} and {@code 1,204 trials}. */
  public static String counted(long number, String what) {
    return grouped(number) + " " + what + (number == 1 ? "" : what.endsWith("s") ? "es" : "s");
  }

  /**
   * A price: no more decimals than it needs, at most 10, and at most 14 significant digits, which
   * is beyond any tick size but short of the noise of sums; empty if not finite.
   */
  public static String price(double points) {
    return text(points, 0, priceDecimals(points));
  }

  /** A ratio: always this many decimals; an empty text if it is not finite. */
  public static String fixed(double value, int decimals) {
    return text(value, decimals, decimals);
  }

  static int priceDecimals(double points) {
    double size = Math.abs(points);
    int decimals = MAX_DECIMALS;
    while (decimals > 0 && size >= POWER_OF_TEN[PRICE_DIGITS - decimals]) {
      decimals--;
    }
    return decimals;
  }

  private static String text(double value, int least, int most) {
    if (isBeyondLong(value)) {
      return new BigDecimal(value).setScale(least, RoundingMode.HALF_EVEN).toPlainString();
    }
    byte[] buffer = new byte[MAX_LENGTH];
    int length = write(value, least, most, buffer, 0);
    return new String(buffer, 0, length, StandardCharsets.ISO_8859_1);
  }

  /**
   * Writes a value as ASCII; nothing if it is not finite.
   *
   * @param least decimals that are written even if they are zero
   * @param most decimals to which it is rounded; at least {@code least}, at most {@link
   *     #MAX_DECIMALS}
   * @param target has room for {@link #MAX_LENGTH} bytes
   * @return where the text ends in {@code target}
   * @throws IllegalArgumentException if the value is 2<sup>63</sup> or more
   */
  static int write(double value, int least, int most, byte[] target, int offset) {
    if (!Double.isFinite(value)) {
      return offset;
    }
    double size = Math.abs(value);
    if (isBeyondLong(value)) {
      throw new IllegalArgumentException("the number " + value + " is too large to be written");
    }
    double cents = size * 100;
    if (least <= 2 && most >= 2 && cents <= FEW_CENTS && cents == (int) cents) {
      return writeCents(value < 0, (int) cents, least, target, offset);
    }
    long whole = (long) size;
    long fraction = 0;
    if (size < 0x1p52) {
      fraction = roundedFraction(size - whole, whole, most);
      if (fraction == POWER_OF_TEN[most]) {
        whole++;
        fraction = 0;
      }
    }
    int decimals = most;
    if (decimals - least >= MANY && fraction % POWER_OF_TEN[MANY] == 0) {
      fraction /= POWER_OF_TEN[MANY];
      decimals -= MANY;
    }
    while (decimals > least && fraction % 10 == 0) {
      fraction /= 10;
      decimals--;
    }
    int at = offset;
    if (value < 0 && (whole != 0 || fraction != 0)) {
      target[at++] = '-';
    }
    at = writeDigits(whole, digits(whole), target, at);
    if (decimals > 0) {
      target[at++] = '.';
      at = writeDigits(fraction, decimals, target, at);
    }
    return at;
  }

  /** Writes a number of cents with at least {@code least} decimals, 2 or fewer. */
  private static int writeCents(boolean negative, int cents, int least, byte[] target, int offset) {
    int at = offset;
    if (negative && cents != 0) {
      target[at++] = '-';
    }
    int whole = cents / 100;
    int fraction = cents - 100 * whole;
    at = writeDigits(whole, digits(whole), target, at);
    if (least == 2 || fraction % 10 != 0) {
      target[at++] = '.';
      return writeDigits(fraction, 2, target, at);
    }
    if (least == 1 || fraction != 0) {
      target[at++] = '.';
      return writeDigits(fraction / 10, 1, target, at);
    }
    return at;
  }

  /** Writes a whole number of 0 or more with leading zeros up to the width. */
  static int writeDigits(long number, int width, byte[] target, int offset) {
    int end = offset + Math.max(width, digits(number));
    int at = end - 1;
    long rest = number;
    for (; rest > Integer.MAX_VALUE; at--) {
      long tenth = rest / 10;
      target[at] = (byte) ('0' + (rest - 10 * tenth));
      rest = tenth;
    }
    // Divisions of ints take a third of the time.
    for (int few = (int) rest; at >= offset; at--) {
      int tenth = few / 10;
      target[at] = (byte) ('0' + (few - 10 * tenth));
      few = tenth;
    }
    return end;
  }

  /**
   * {@code fraction * 10^decimals}, rounded half to even. Exact: the fraction is an integer of 53
   * bits over a power of two, so the product has at most 87 bits and is shifted in two words.
   */
  private static long roundedFraction(double fraction, long whole, int decimals) {
    if (fraction == 0) {
      return 0;
    }
    int shift = 52 - Math.getExponent(fraction);
    if (shift >= 127) {
      return 0; // Below 2^-74, while half a unit of the tenth decimal is above 2^-35.
    }
    long bits = (Double.doubleToRawLongBits(fraction) & 0xFFFFFFFFFFFFFL) | 0x10000000000000L;
    long factor = POWER_OF_TEN[decimals];
    long high = Math.multiplyHigh(bits, factor);
    long low = bits * factor;
    long quotient;
    int toHalf;
    if (shift < 64) {
      quotient = (high << (64 - shift)) | (low >>> shift);
      toHalf = Long.compareUnsigned(low << (64 - shift), Long.MIN_VALUE);
    } else if (shift == 64) {
      quotient = high;
      toHalf = Long.compareUnsigned(low, Long.MIN_VALUE);
    } else {
      quotient = high >>> (shift - 64);
      long rest = high << (128 - shift);
      toHalf = Long.compareUnsigned(rest, Long.MIN_VALUE);
      if (toHalf == 0 && low != 0) {
        toHalf = 1;
      }
    }
    boolean odd = ((decimals == 0 ? whole : quotient) & 1) != 0;
    return toHalf > 0 || (toHalf == 0 && odd) ? quotient + 1 : quotient;
  }

  private static int digits(long number) {
    int digits = 1;
    while (digits < POWER_OF_TEN.length && number >= POWER_OF_TEN[digits]) {
      digits++;
    }
    return digits;
  }

  /** Whether a value is finite, but too large for {@link #write}. */
  static boolean isBeyondLong(double value) {
    return Math.abs(value) >= TWO_63 && !Double.isInfinite(value);
  }

  private static String grouped(String digits) {
    int first = digits.startsWith("-") ? 1 : 0;
    StringBuilder text = new StringBuilder(digits);
    for (int at = digits.length() - 3; at > first; at -= 3) {
      text.insert(at, ',');
    }
    return text.toString();
  }
}
