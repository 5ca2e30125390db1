package io.multialpha.host.research.tuning;

import java.math.BigDecimal;
import java.math.RoundingMode;

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
}
