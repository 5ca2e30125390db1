package io.multialpha.testkit;

import io.multialpha.host.market.BarColumns;
import io.multialpha.host.market.MarketData;
import java.util.Map;
import java.util.TreeMap;

/** Other futures for the same past: a market that ends early, or goes another way. */
final class MarketCut {
  private static final long DAY = 86_400_000L;

  private MarketCut() {}

  /** The market with no bar from this time on; nothing of the rest is left in the arrays. */
  static MarketData endingBefore(MarketData market, long millis, int tradeDate) {
    return map(market, millis, tradeDate, (bars, from) -> copy(bars, from).build());
  }

  /** The market with every price from this time on mirrored, as a ratio, at the price before. */
  static MarketData mirroredFrom(MarketData market, long millis, int tradeDate) {
    return map(market, millis, tradeDate, MarketCut::mirrored);
  }

  private static BarColumns.Builder copy(BarColumns bars, int size) {
    BarColumns.Builder copy = BarColumns.builder(bars.symbol(), size);
    for (int i = 0; i < size; i++) {
      copy.append(
          bars.start()[i],
          bars.tradeDate()[i],
          bars.open(i),
          bars.high(i),
          bars.low(i),
          bars.close(i),
          bars.volume()[i]);
    }
    return copy;
  }

  private static BarColumns mirrored(BarColumns bars, int from) {
    BarColumns.Builder copy = copy(bars, from);
    double axis = bars.size() == 0 ? 1 : bars.close(Math.max(0, from - 1));
    double square = axis * axis;
    for (int i = from; i < bars.size(); i++) {
      copy.append(
          bars.start()[i],
          bars.tradeDate()[i],
          square / bars.open(i),
          square / bars.low(i),
          square / bars.high(i),
          square / bars.close(i),
          bars.volume()[i] + 1);
    }
    return copy.build();
  }

  /** Changes hourly bars from the time on, and daily ones from the trade date of that time on. */
  private static MarketData map(MarketData market, long millis, int tradeDate, ChangeFrom change) {
    Map<String, BarColumns> hourly = new TreeMap<>();
    Map<String, BarColumns> daily = new TreeMap<>();
    for (String symbol : market.symbols()) {
      market
          .hourly(symbol)
          .ifPresent(bars -> hourly.put(symbol, change.of(bars, bars.firstAtOrAfter(millis))));
      market
          .daily(symbol)
          .ifPresent(
              bars -> daily.put(symbol, change.of(bars, bars.firstAtOrAfter(tradeDate * DAY))));
    }
    return MarketData.of(hourly, daily);
  }

  @FunctionalInterface
  private interface ChangeFrom {
    BarColumns of(BarColumns bars, int from);
  }
}
