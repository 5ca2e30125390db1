package io.multialpha.benchmarks;

import io.multialpha.benchmarks.peer.PlainLoop;
import io.multialpha.benchmarks.peer.Series;
import io.multialpha.benchmarks.peer.Tally;
import io.multialpha.host.market.BarColumns;
import io.multialpha.host.market.FolderMarket;
import io.multialpha.host.market.LoadOptions;
import io.multialpha.host.market.MarketData;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * The bars of a side-by-side run, and what the rules come to on them.
 *
 * @param bars as the host reads them
 * @param symbols the first so many of S0 to S9
 * @param expected what each peer must come to
 */
record PeerMarket(MarketData bars, List<String> symbols, Tally expected) {
  /** Bars of each series. */
  static final int BARS = 60_000;

  /** What all peers came to on the published bars, by number of symbols. */
  private static final Map<Integer, Tally> PUBLISHED =
      Map.of(1, new Tally(3_492, 905.50), 10, new Tally(34_394, 2_574.50));

  /**
   * The published bars, or synthetic ones of the same size where those are missing.
   *
   * @throws IllegalStateException if the published bars are there and give other trades
   */
  static PeerMarket load(int symbolCount) {
    List<String> symbols = symbols(symbolCount);
    Path folder = Repository.peerBars();
    if (!Files.isDirectory(folder)) {
      return of(SyntheticBars.market(symbolCount, BARS), symbols);
    }
    PeerMarket published =
        of(
            FolderMarket.load(folder, symbols, Map.of(), LoadOptions.defaults().withoutCache())
                .bars(),
            symbols);
    Tally known = PUBLISHED.getOrDefault(symbolCount, published.expected());
    if (!published.expected().equals(known)) {
      throw new IllegalStateException(
          published.expected() + " on the bars of " + folder + ", expected " + known);
    }
    return published;
  }

  /** Synthetic bars, however many. */
  static PeerMarket synthetic(int symbolCount, int barsEach) {
    return of(SyntheticBars.market(symbolCount, barsEach), symbols(symbolCount));
  }

  private static PeerMarket of(MarketData bars, List<String> symbols) {
    return new PeerMarket(bars, symbols, PlainLoop.run(series(bars, symbols)));
  }

  private static List<String> symbols(int count) {
    return IntStream.range(0, count).mapToObj(i -> "S" + i).toList();
  }

  /** The same with only the first bars of each series. */
  PeerMarket first(int barsEach) {
    TreeMap<String, BarColumns> cut = new TreeMap<>();
    for (String symbol : symbols) {
      BarColumns all = bars.requireHourly(symbol);
      BarColumns.Builder some = BarColumns.builder(symbol, barsEach);
      for (int i = 0; i < Math.min(barsEach, all.size()); i++) {
        some.append(
            all.start()[i],
            all.tradeDate()[i],
            all.open(i),
            all.high(i),
            all.low(i),
            all.close(i),
            all.volume()[i]);
      }
      cut.put(symbol, some.build());
    }
    return of(MarketData.of(cut, new TreeMap<>()), symbols);
  }

  /** The bars as the peers take them. */
  List<Series> series() {
    return series(bars, symbols);
  }

  private static List<Series> series(MarketData bars, List<String> symbols) {
    return symbols.stream()
        .map(bars::requireHourly)
        .map(
            columns ->
                Series.of(
                    columns.size(),
                    columns.start(),
                    columns::open,
                    columns::high,
                    columns::low,
                    columns::close))
        .toList();
  }

  /**
   * Lets a result pass that is the expected one.
   *
   * @throws IllegalStateException if it is another
   */
  Tally require(Tally found) {
    if (!found.equals(expected)) {
      throw new IllegalStateException(found + ", expected " + expected);
    }
    return found;
  }
}
