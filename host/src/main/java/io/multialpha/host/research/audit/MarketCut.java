package io.multialpha.host.research.audit;

import io.multialpha.host.market.BarColumns;
import io.multialpha.host.market.MarketData;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Markets of which only a part is left. The bars are copied, so that whoever finds a way to the
 * arrays finds nothing more in them.
 */
public final class MarketCut {
  private static final int PRICES = 4;

  private MarketCut() {}

  /** The market as it was known when the bar of the cut was complete. */
  public static MarketData upTo(MarketData market, Cut cut) {
    Map<String, BarColumns> hourly = new TreeMap<>();
    Map<String, BarColumns> daily = new TreeMap<>();
    for (String symbol : market.symbols()) {
      market
          .hourly(symbol)
          .ifPresent(
              bars -> hourly.put(symbol, part(bars, 0, bars.firstAtOrAfter(cut.barStart() + 1))));
      market
          .daily(symbol)
          .ifPresent(bars -> daily.put(symbol, part(bars, 0, before(bars, cut.tradeDate()))));
    }
    return MarketData.of(hourly, daily);
  }

  /**
   * The last bars of that of some symbols: what somebody knew who had begun to collect them only
   * then.
   *
   * @param hours how many hourly bars of each
   * @param days how many daily bars of each
   * @return empty if a symbol has bars of a timeframe, but not so many
   */
  static Optional<MarketData> last(
      MarketData market, Set<String> symbols, Cut cut, int hours, int days) {
    Map<String, BarColumns> hourly = new TreeMap<>();
    Map<String, BarColumns> daily = new TreeMap<>();
    for (String symbol : symbols) {
      BarColumns byHour = market.hourly(symbol).orElseGet(() -> none(symbol));
      BarColumns byDay = market.daily(symbol).orElseGet(() -> none(symbol));
      int hourEnd = byHour.firstAtOrAfter(cut.barStart() + 1);
      int dayEnd = before(byDay, cut.tradeDate());
      if ((byHour.size() > 0 && hourEnd < hours) || (byDay.size() > 0 && dayEnd < days)) {
        return Optional.empty();
      }
      hourly.put(symbol, part(byHour, Math.max(0, hourEnd - hours), hourEnd));
      daily.put(symbol, part(byDay, Math.max(0, dayEnd - days), dayEnd));
    }
    return Optional.of(MarketData.of(hourly, daily));
  }

  private static BarColumns none(String symbol) {
    return BarColumns.builder(symbol, 0).build();
  }

  /** How many bars are of earlier trade dates. */
  private static int before(BarColumns bars, int tradeDate) {
    int end = bars.size();
    while (end > 0 && bars.tradeDate()[end - 1] >= tradeDate) {
      end--;
    }
    return end;
  }

  private static BarColumns part(BarColumns bars, int from, int to) {
    return BarColumns.of(
        bars.symbol(),
        to - from,
        Arrays.copyOfRange(bars.start(), from, to),
        Arrays.copyOfRange(bars.tradeDate(), from, to),
        Arrays.copyOfRange(bars.prices(), PRICES * from, PRICES * to),
        Arrays.copyOfRange(bars.volume(), from, to));
  }
}
