package io.multialpha.host.research.parity;

import io.multialpha.host.market.BarColumns;
import io.multialpha.host.market.MarketData;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The bars that a run was given: hourly ones at the traded instrument's times only, and all daily
 * ones. A session turns at 18:00, so that a bar from then on has the next day's trade date.
 */
final class GoldenBars {
  private static final List<String> COLUMNS =
      List.of("datetime", "Open", "High", "Low", "Close", "volume");
  private static final long DAY_MILLIS = 86_400_000L;
  private static final long TURN_MILLIS = 6 * 3_600_000L;

  /** When a daily bar is known. */
  enum Days {
    /** When its trade date is over, as everywhere in this program. */
    WHEN_OVER,
    /**
     * When the next daily bar of its instrument has begun, as in the original, which counted back
     * one bar from the latest label. It differs where an instrument has no session.
     */
    BY_POSITION
  }

  private final GoldenRun run;
  private final Map<String, BarColumns> hourly = new HashMap<>();
  private final Map<String, BarColumns> daily = new HashMap<>();

  private GoldenBars(GoldenRun run) {
    this.run = run;
  }

  /**
   * Reads them.
   *
   * @throws ParityException if a file is missing or of no use
   */
  static GoldenBars read(GoldenRun run) throws IOException {
    GoldenBars bars = new GoldenBars(run);
    BarColumns own = bars.file(run.symbol(), "hourly", Set.of());
    Set<Long> times = new HashSet<>();
    for (int i = 0; i < own.size(); i++) {
      times.add(own.start()[i]);
    }
    for (String symbol : run.hourly()) {
      bars.hourly.put(symbol, bars.file(symbol, "hourly", times));
    }
    for (String symbol : run.daily()) {
      bars.daily.put(symbol, bars.file(symbol, "daily", Set.of()));
    }
    return bars;
  }

  /** Hourly bars of the traded instrument. */
  BarColumns own() {
    return hourly.get(run.symbol());
  }

  MarketData market(Days known) {
    if (known == Days.WHEN_OVER) {
      return MarketData.of(hourly, daily);
    }
    Map<String, BarColumns> delayed = new HashMap<>();
    daily.forEach((symbol, bars) -> delayed.put(symbol, byPosition(bars)));
    return MarketData.of(hourly, delayed);
  }

  /** The engine shows a daily bar on the day after its trade date: the eve of the next bar's. */
  private static BarColumns byPosition(BarColumns bars) {
    int size = bars.size();
    int[] dates = new int[size];
    for (int i = 0; i < size; i++) {
      dates[i] = i + 1 < size ? bars.tradeDate()[i + 1] - 1 : Integer.MAX_VALUE;
    }
    return BarColumns.of(bars.symbol(), size, bars.start(), dates, bars.prices(), bars.volume());
  }

  private BarColumns file(String symbol, String timeframe, Set<Long> only) throws IOException {
    CsvTable table =
        CsvTable.read(run.bars().resolve(symbol + "_" + timeframe + ".csv")).require(COLUMNS);
    BarColumns.Builder bars = BarColumns.builder(symbol, table.size());
    long before = Long.MIN_VALUE;
    for (int row = 0; row < table.size(); row++) {
      long start = table.time(row, "datetime");
      if (start <= before) {
        throw new ParityException(
            table.at(row)
                + ": "
                + CsvTable.shown(start)
                + " does not come after the bar before it; sort the file, each time once.");
      }
      before = start;
      if (only.isEmpty() || only.contains(start)) {
        bars.append(
            start,
            tradeDate(start),
            table.number(row, "Open"),
            table.number(row, "High"),
            table.number(row, "Low"),
            table.number(row, "Close"),
            table.number(row, "volume"));
      }
    }
    return bars.build();
  }

  static int tradeDate(long start) {
    return (int) Math.floorDiv(start + TURN_MILLIS, DAY_MILLIS);
  }
}
