package io.multialpha.host.research.tuning;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;

/** Numbers for people, in sentences. */
final class Rounded {
  private Rounded() {}

  /** With three decimals at most; {@code not known} for NaN. */
  static String of(double value) {
    if (Double.isNaN(value)) {
      return "not known";
    }
    BigDecimal rounded = new BigDecimal(value).setScale(3, RoundingMode.HALF_EVEN);
    return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
  }

  /** Whole dollars, such as {@code -$13,458}. */
  static String dollars(double value) {
    long whole = Math.round(value);
    return String.format(Locale.ROOT, "%s$%,d", whole < 0 ? "-" : "", Math.abs(whole));
  }
}
