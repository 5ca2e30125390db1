package io.multialpha.host.research.simulation;

import io.multialpha.host.market.TradingCalendar;
import io.multialpha.host.research.results.Origin;
import io.multialpha.host.research.results.RankingMethod;
import io.multialpha.host.research.results.Score;
import io.multialpha.host.research.results.SymbolTrades;
import io.multialpha.host.research.results.TradeSet;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Trades made up for a test, times in Chicago; nothing costs anything unless it is said. */
final class Crafted {
  static final TickCosts FREE = new TickCosts(Map.of(), 0, 0);

  private record Trade(String entry, String exit, double profit, int quantity, double price) {}

  private final Map<String, List<Trade>> trades = new LinkedHashMap<>();
  private final Map<String, Double> scores = new LinkedHashMap<>();

  /** A trade of a symbol, times such as {@code 2024-03-04 10:00}. */
  Crafted trade(String symbol, String entry, String exit, double profit) {
    return trade(symbol, entry, exit, profit, 0, SymbolTrades.NO_PRICE);
  }

  /** A trade whose side and price are known. */
  Crafted trade(
      String symbol, String entry, String exit, double profit, int quantity, double price) {
    trades
        .computeIfAbsent(symbol, name -> new ArrayList<>())
        .add(new Trade(entry, exit, profit, quantity, price));
    return this;
  }

  Crafted score(String symbol, double sharpe) {
    scores.put(symbol, sharpe);
    return this;
  }

  TradeSet set(TradeSet.Layout layout) {
    List<SymbolTrades> symbols = new ArrayList<>();
    trades.forEach(
        (symbol, rows) ->
            symbols.add(
                new SymbolTrades(
                    symbol,
                    new Score(scores.getOrDefault(symbol, 1.0), 1),
                    new SymbolTrades.Columns(
                        rows.stream().mapToLong(row -> clock(row.entry)).toArray(),
                        rows.stream().mapToLong(row -> clock(row.exit)).toArray(),
                        rows.stream().mapToLong(row -> instant(row.entry)).toArray(),
                        rows.stream().mapToLong(row -> instant(row.exit)).toArray(),
                        rows.stream().mapToDouble(Trade::profit).toArray(),
                        new double[rows.size()],
                        rows.stream().mapToInt(Trade::quantity).toArray(),
                        rows.stream().mapToDouble(Trade::price).toArray()),
                    0,
                    0)));
    return new TradeSet("crafted", layout, Origin.unnamed(false), symbols);
  }

  /** A run's trades, which have paid their costs. */
  TradeSet set() {
    return set(TradeSet.Layout.RUN);
  }

  /** What the reference makes of them. */
  ReferenceSimulation reference(int maxPositions) {
    TradeSet set = set();
    ReferenceSimulation simulation =
        ReferencePlan.of(set, new ReferenceSettings(150_000, 2500, 0.0002, RankingMethod.SHARPE))
            .newSimulation();
    simulation.run(set.all(), maxPositions);
    return simulation;
  }

  /** What the honest method makes of them, along straight lines. */
  HonestSimulation honest(int maxPositions) {
    return honest(maxPositions, FREE);
  }

  HonestSimulation honest(int maxPositions, TickCosts costs) {
    TradeSet set = set();
    HonestSimulation simulation =
        HonestPlan.of(set, new HonestSettings(150_000, 2500, costs)).newSimulation();
    simulation.run(set.all(), maxPositions);
    return simulation;
  }

  private static LocalDateTime time(String text) {
    return LocalDateTime.parse(text.replace(' ', 'T'));
  }

  static long clock(String text) {
    return time(text).toInstant(ZoneOffset.UTC).toEpochMilli();
  }

  static long instant(String text) {
    return time(text).atZone(TradingCalendar.CHICAGO).toInstant().toEpochMilli();
  }
}
