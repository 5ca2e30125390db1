package io.multialpha.host.research.parity;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * A closed trade, as it is compared. Times are milliseconds since 1970, bars are counted from 1.
 *
 * @param symbol of the instrument
 * @param size contracts
 * @param entrySignal start of the bar on whose close the entry was decided
 * @param entryTime what the fill is stamped with
 * @param entryBar number of the bar with which it was filled
 * @param entryPrice in points, slippage included
 * @param exitSignal start of the bar on whose close the exit was decided
 * @param exitTime what the fill is stamped with
 * @param exitBar number of the bar with which it was filled
 * @param exitPrice in points, slippage included
 * @param reason of the exit
 * @param profit dollars after commission
 * @param commission dollars for both sides
 */
public record RoundTrip(
    String symbol,
    int size,
    long entrySignal,
    long entryTime,
    int entryBar,
    BigDecimal entryPrice,
    long exitSignal,
    long exitTime,
    int exitBar,
    BigDecimal exitPrice,
    String reason,
    BigDecimal profit,
    BigDecimal commission) {

  /** A price to nine decimals, more than futures are quoted with. */
  static BigDecimal price(double points) {
    return new BigDecimal(Double.toString(points)).setScale(9, RoundingMode.HALF_EVEN);
  }

  /** Dollars and cents. */
  static BigDecimal money(double dollars) {
    return new BigDecimal(Double.toString(dollars)).setScale(2, RoundingMode.HALF_EVEN);
  }

  /** Where this one differs from another, each a few words with both values. */
  List<String> differencesFrom(RoundTrip recorded) {
    List<String> all = new ArrayList<>();
    add(all, "symbol", symbol, recorded.symbol);
    add(all, "size", size, recorded.size);
    add(all, "entry_time", CsvTable.shown(entryTime), CsvTable.shown(recorded.entryTime));
    add(all, "entry_bar", entryBar, recorded.entryBar);
    add(all, "entry_price", plain(entryPrice), plain(recorded.entryPrice));
    add(all, "exit_signal_time", CsvTable.shown(exitSignal), CsvTable.shown(recorded.exitSignal));
    add(all, "exit_time", CsvTable.shown(exitTime), CsvTable.shown(recorded.exitTime));
    add(all, "exit_bar", exitBar, recorded.exitBar);
    add(all, "exit_price", plain(exitPrice), plain(recorded.exitPrice));
    add(all, "exit_reason", reason, recorded.reason);
    add(all, "pnl_usd", profit, recorded.profit);
    add(all, "commission_usd", commission, recorded.commission);
    return all;
  }

  private static void add(List<String> all, String what, Object ours, Object recorded) {
    if (!Objects.equals(ours, recorded)) {
      all.add(what + " is " + ours + ", recorded " + recorded);
    }
  }

  private static String plain(BigDecimal price) {
    return price.stripTrailingZeros().toPlainString();
  }
}
