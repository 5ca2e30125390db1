package io.multialpha.host.research.simulation;

import io.multialpha.host.market.BarColumns;
import io.multialpha.host.market.MarketData;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What each trade had come to at every full hour that it was open, costs aside: at the close of the
 * bar that ends then, and at the open of the next, where an order made on that close is filled.
 * Without bars it is on the straight line from its entry to its result.
 *
 * <p>Immutable, to be shared between threads.
 */
final class Marks {
  static final long HOUR = 3_600_000L;

  /** By trade: what to add to an hour (since the epoch) to find it in the other arrays. */
  final long[] base;

  final double[] atClose;
  final double[] atNextOpen;

  /** Hours from the close to the next open; 0 but for breaks and weekends. Null without bars. */
  private final int[] pause;

  /** By trade: whether bars were there to follow it. */
  private final boolean[] followed;

  private Marks(Flattened trades, Map<String, Series> series) {
    base = new long[trades.size];
    followed = new boolean[trades.size];
    int length = 0;
    for (int i = 0; i < trades.size; i++) {
      length += (int) (hour(trades.exit[i]) - hour(trades.entry[i]));
    }
    atClose = new double[length];
    atNextOpen = series.isEmpty() ? atClose : new double[length];
    pause = series.isEmpty() ? null : new int[length];
    int next = 0;
    for (int i = 0; i < trades.size; i++) {
      long first = hour(trades.entry[i]) + 1;
      base[i] = next - first;
      Series bars = series.get(trades.trades.symbols().get(trades.symbol[i]).symbol());
      followed[i] = bars != null && bars.covers(trades.entry[i], trades.exit[i]);
      for (long hour = first; hour <= hour(trades.exit[i]); hour++) {
        atClose[next] =
            followed[i] ? bars.atClose(trades, i, hour * HOUR) : line(trades, i, hour * HOUR);
        if (atNextOpen != atClose) {
          atNextOpen[next] = followed[i] ? bars.atNextOpen(trades, i, hour * HOUR) : atClose[next];
          pause[next] = followed[i] ? bars.pause(hour) : 0;
        }
        next++;
      }
    }
  }

  /** Along straight lines. */
  static Marks lines(Flattened trades) {
    return new Marks(trades, Map.of());
  }

  /**
   * Along bars, for trades whose symbol has them and whose time they cover; others along lines.
   *
   * @param pointValues dollars per point of one contract, by symbol; a symbol that is not there has
   *     no use of its bars
   */
  static Marks bars(Flattened trades, MarketData market, Map<String, Double> pointValues) {
    Map<String, Series> series = new HashMap<>();
    for (String symbol : trades.trades.names()) {
      Optional<BarColumns> bars = market.hourly(symbol);
      Double pointValue = pointValues.get(symbol);
      if (bars.isPresent() && pointValue != null) {
        series.put(symbol, new Series(bars.get(), pointValue));
      }
    }
    return new Marks(trades, series);
  }

  static long hour(long instant) {
    return Math.floorDiv(instant, HOUR);
  }

  /** Hours from a mark's close to the open at which an order made on it is filled. */
  int pause(int mark) {
    return pause == null ? 0 : pause[mark];
  }

  /** Whether bars were there to follow the trade. */
  boolean followed(int trade) {
    return followed[trade];
  }

  /** Dollars that the trade makes from entry to exit, commission aside. */
  static double gross(Flattened trades, int trade) {
    return trades.profit[trade] + trades.commission[trade];
  }

  /** Where a straight line from the entry to the result is at an instant. */
  static double line(Flattened trades, int trade, long instant) {
    return gross(trades, trade)
        * ((double) (instant - trades.entry[trade]) / (trades.exit[trade] - trades.entry[trade]));
  }

  /** The bars of a symbol. */
  private record Series(BarColumns bars, double pointValue) {
    boolean covers(long entry, long exit) {
      return bars.size() > 0
          && bars.start()[0] <= entry
          && bars.start()[bars.size() - 1] + HOUR >= exit;
    }

    double atClose(Flattened trades, int trade, long instant) {
      return along(trades, trade, instant, lastClose(instant));
    }

    double atNextOpen(Flattened trades, int trade, long instant) {
      int next = bars.firstAtOrAfter(instant);
      return along(
          trades, trade, instant, next < bars.size() ? bars.open(next) : lastClose(instant));
    }

    int pause(long hour) {
      int next = bars.firstAtOrAfter(hour * HOUR);
      return next < bars.size() ? (int) (hour(bars.start()[next]) - hour) : 0;
    }

    private double lastClose(long instant) {
      int before = bars.firstAtOrAfter(instant) - 1;
      return before < 0 ? bars.open(0) : bars.close(before);
    }

    /** The open of a bar that begins then, else the close of the one before. */
    private double priceAt(long instant) {
      int at = bars.firstAtOrAfter(instant);
      return at < bars.size() && bars.start()[at] == instant ? bars.open(at) : lastClose(instant);
    }

    private double along(Flattened trades, int trade, long instant, double price) {
      int quantity = trades.quantity[trade];
      if (quantity != 0) {
        return (price - trades.entryPrice[trade]) * quantity * pointValue;
      }
      // The file has neither side nor price: of one contract, the side that explains the result
      // better, and what it leaves unexplained on a straight line.
      double from = priceAt(trades.entry[trade]);
      double whole = (priceAt(trades.exit[trade]) - from) * pointValue;
      double gross = gross(trades, trade);
      int side = Math.abs(gross - whole) <= Math.abs(gross + whole) ? 1 : -1;
      double share =
          (double) (instant - trades.entry[trade]) / (trades.exit[trade] - trades.entry[trade]);
      return side * (price - from) * pointValue + (gross - side * whole) * share;
    }
  }
}
