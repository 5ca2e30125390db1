package io.multialpha.it.parity;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDateTime;

/**
 * A closed trade, as it is compared.
 *
 * @param size contracts
 * @param entrySignal start of the bar on whose close the entry was decided
 * @param entryBar number of the bar with which it was filled, from 1
 * @param entryPrice in points, slippage included
 * @param exitSignal start of the bar on whose close the exit was decided
 * @param exitBar number of the bar with which it was filled
 * @param exitPrice in points, slippage included
 * @param reason of the exit
 * @param profit dollars after commission
 * @param commission dollars for both sides
 */
record RoundTrip(
    String symbol,
    int size,
    LocalDateTime entrySignal,
    int entryBar,
    BigDecimal entryPrice,
    LocalDateTime exitSignal,
    int exitBar,
    BigDecimal exitPrice,
    String reason,
    BigDecimal profit,
    BigDecimal commission) {

  /** A price to nine decimals, four more than any of the bars has. */
  static BigDecimal price(String text) {
    return new BigDecimal(text).setScale(9, RoundingMode.HALF_EVEN);
  }

  /** Dollars and cents. */
  static BigDecimal money(String text) {
    return new BigDecimal(text).setScale(2, RoundingMode.HALF_EVEN);
  }
}
