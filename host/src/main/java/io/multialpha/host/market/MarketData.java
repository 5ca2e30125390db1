package io.multialpha.host.market;

import java.util.Collections;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The hourly and daily bars of a set of symbols; immutable and safe to share between threads.
 *
 * <p>A symbol may have bars of one timeframe only: an index such as VIX is often given by the day.
 */
public final class MarketData {
  private final TreeMap<String, BarColumns> hourly;
  private final TreeMap<String, BarColumns> daily;
  private final NavigableSet<String> symbols;

  private MarketData(TreeMap<String, BarColumns> hourly, TreeMap<String, BarColumns> daily) {
    this.hourly = hourly;
    this.daily = daily;
    TreeSet<String> all = new TreeSet<>(hourly.keySet());
    all.addAll(daily.keySet());
    this.symbols = Collections.unmodifiableNavigableSet(all);
  }

  /**
   * Holds the given bars under their keys.
   *
   * @param hourly symbol to hourly bars
   * @param daily symbol to daily bars
   * @throws IllegalArgumentException when bars are filed under another symbol than their own
   */
  public static MarketData of(Map<String, BarColumns> hourly, Map<String, BarColumns> daily) {
    return new MarketData(filed(hourly), filed(daily));
  }

  private static TreeMap<String, BarColumns> filed(Map<String, BarColumns> bars) {
    bars.forEach(
        (symbol, columns) -> {
          if (!symbol.equals(columns.symbol())) {
            throw new IllegalArgumentException(
                "bars of " + columns.symbol() + " must not be filed under " + symbol);
          }
        });
    return new TreeMap<>(bars);
  }

  /** Every symbol that has bars of either timeframe, in alphabetical order. */
  public NavigableSet<String> symbols() {
    return symbols;
  }

  /** The hourly bars of the symbol, if there are any. */
  public Optional<BarColumns> hourly(String symbol) {
    return Optional.ofNullable(hourly.get(symbol));
  }

  /** The daily bars of the symbol, if there are any. */
  public Optional<BarColumns> daily(String symbol) {
    return Optional.ofNullable(daily.get(symbol));
  }

  /**
   * The hourly bars of a symbol that cannot be done without.
   *
   * @throws MarketDataException when there are none
   */
  public BarColumns requireHourly(String symbol) {
    return require(hourly, symbol, "hourly");
  }

  /**
   * The daily bars of a symbol that cannot be done without.
   *
   * @throws MarketDataException when there are none
   */
  public BarColumns requireDaily(String symbol) {
    return require(daily, symbol, "daily");
  }

  private static BarColumns require(
      TreeMap<String, BarColumns> bars, String symbol, String timeframe) {
    BarColumns found = bars.get(symbol);
    if (found == null) {
      throw new MarketDataException(
          "There are no "
              + timeframe
              + " bars of "
              + symbol
              + "; bars were loaded of "
              + (bars.isEmpty() ? "no symbol" : String.join(", ", bars.keySet()))
              + ". Add the bars to the data folder, or take "
              + symbol
              + " off the list of instruments.");
    }
    return found;
  }
}
