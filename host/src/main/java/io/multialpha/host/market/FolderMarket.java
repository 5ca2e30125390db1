package io.multialpha.host.market;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Loads the bars of a folder of files.
 *
 * <p>The layouts are {@code hourly/SYM.csv}, {@code daily/SYM.csv} and {@code minute/SYM.csv};
 * {@code SYM_hourly.csv} and {@code SYM_daily.csv}; and {@code SYM.csv} for hourly bars; each also
 * packed as {@code .csv.gz}. Missing hourly bars are aggregated from minute bars, missing daily
 * bars from hourly ones, by trade date; a symbol may also have daily bars alone.
 */
public final class FolderMarket {
  private FolderMarket() {}

  /**
   * Loads symbols.
   *
   * @param folder with bar files
   * @param symbols to load, at least one
   * @param aliases from a symbol to the one whose files stand in for it; others stand for
   *     themselves, and an alias is not followed further
   * @param options how to read
   * @throws MarketDataException when a symbol has no bars or its files are refused; the message
   *     then has one line per problem
   */
  public static LoadedMarket load(
      Path folder, Collection<String> symbols, Map<String, String> aliases, LoadOptions options) {
    BarFolder files = new BarFolder(folder);
    BarCache cache = new BarCache(folder, options);
    NavigableSet<String> wanted = new TreeSet<>(symbols);
    List<Callable<SymbolBars>> loads = new ArrayList<>();
    for (String symbol : wanted) {
      String fileSymbol = aliases.getOrDefault(symbol, symbol);
      loads.add(
          () -> new SymbolLoad(symbol, fileSymbol, files, cache, options.forSymbol(symbol)).run());
    }
    return assemble(inOrder(loads, options.threads()));
  }

  /**
   * Looks for the files that {@link #load} would read, and reads none.
   *
   * @return those of the symbols that would have hourly bars; the others have daily ones alone
   * @throws MarketDataException when a symbol has no files, or which of them are meant is not
   *     clear; the message then has one line per problem
   */
  public static NavigableSet<String> requireFiles(
      Path folder, Collection<String> symbols, Map<String, String> aliases) {
    BarFolder files = new BarFolder(folder);
    NavigableSet<String> hourly = new TreeSet<>();
    List<MarketDataException> complaints = new ArrayList<>();
    for (String symbol : new TreeSet<>(symbols)) {
      try {
        if (files.find(symbol, aliases.getOrDefault(symbol, symbol)).intraday().isPresent()) {
          hourly.add(symbol);
        }
      } catch (MarketDataException complaint) {
        complaints.add(complaint);
      }
    }
    if (!complaints.isEmpty()) {
      throw MarketDataException.all(complaints);
    }
    return hourly;
  }

  /** Every symbol that has a bar file in the folder, in alphabetical order. */
  public static NavigableSet<String> symbolsIn(Path folder) {
    return new BarFolder(folder).symbols();
  }

  /**
   * A sentence, after a blank, with the folders in one without bars that have some; empty if there
   * are none.
   */
  public static String barsElsewhere(Path folder) {
    return new BarFolder(folder).elsewhere();
  }

  /** The bars of one symbol and where they came from. */
  private record SymbolBars(
      Optional<BarColumns> hourly,
      Optional<BarColumns> daily,
      Optional<PriceSurvey> prices,
      List<PriceSpike> spikes,
      Optional<MisdatedDays> misdated,
      Optional<DaysApart> apart,
      List<BarSource> sources,
      List<BarGap> gaps,
      List<SkippedBar> skipped) {}

  private static LoadedMarket assemble(List<SymbolBars> loaded) {
    Map<String, BarColumns> hourly = new TreeMap<>();
    Map<String, BarColumns> daily = new TreeMap<>();
    List<BarSource> sources = new ArrayList<>();
    Set<SkippedBar> skipped = new LinkedHashSet<>();
    List<BarGap> gaps = new ArrayList<>();
    List<PriceSurvey> prices = new ArrayList<>();
    List<PriceSpike> spikes = new ArrayList<>();
    List<MisdatedDays> misdated = new ArrayList<>();
    List<DaysApart> apart = new ArrayList<>();
    for (SymbolBars bars : loaded) {
      bars.hourly().ifPresent(columns -> hourly.put(columns.symbol(), columns));
      bars.daily().ifPresent(columns -> daily.put(columns.symbol(), columns));
      gaps.addAll(bars.gaps());
      bars.prices().ifPresent(prices::add);
      spikes.addAll(bars.spikes());
      bars.misdated().ifPresent(misdated::add);
      bars.apart().ifPresent(apart::add);
      sources.addAll(bars.sources());
      skipped.addAll(bars.skipped());
    }
    return new LoadedMarket(
        MarketData.of(hourly, daily),
        new BarReport(sources, List.copyOf(skipped), gaps, prices, spikes, misdated, apart));
  }

  /** One symbol on its way from files to bars. */
  private record SymbolLoad(
      String symbol, String fileSymbol, BarFolder files, BarCache cache, LoadOptions options) {
    SymbolBars run() {
      List<BarSource> sources = new ArrayList<>();
      List<SkippedBar> skipped = new ArrayList<>();
      BarFolder.Found found = files.find(symbol, fileSymbol);
      BarFileKind read = found.read();
      Optional<Path> intraday = found.intraday();
      Optional<Path> dailyFile = found.daily();
      Optional<BarColumns> hourly =
          intraday.map(file -> bars(file, read, BarFileKind.HOURLY, skipped));
      hourly.ifPresent(bars -> sources.add(source(bars, BarFileKind.HOURLY, intraday.get(), read)));
      Optional<BarColumns> daily =
          dailyFile
              .map(file -> bars(file, BarFileKind.DAILY, BarFileKind.DAILY, skipped))
              .or(() -> hourly.map(BarAggregation::toDays));
      daily.ifPresent(
          bars ->
              sources.add(
                  source(
                      bars,
                      BarFileKind.DAILY,
                      dailyFile.or(() -> intraday).get(),
                      dailyFile.isPresent() ? BarFileKind.DAILY : read)));
      List<BarGap> gaps = new ArrayList<>();
      hourly.ifPresent(bars -> addGaps(bars, BarFileKind.HOURLY, gaps));
      daily.ifPresent(bars -> addGaps(bars, BarFileKind.DAILY, gaps));
      Optional<PriceSurvey> prices = hourly.map(PriceSurvey::of);
      List<PriceSpike> spikes = new ArrayList<>();
      prices.ifPresent(survey -> addSpikes(survey, hourly.get(), read, intraday.get(), spikes));
      // Days that the hours made would show theirs again.
      dailyFile.ifPresent(
          file ->
              addSpikes(PriceSurvey.of(daily.get()), daily.get(), BarFileKind.DAILY, file, spikes));
      // Only days of a file of their own can differ from what the hours make of them.
      Optional<BarColumns> ofHours = dailyFile.flatMap(file -> hourly).map(BarAggregation::toDays);
      Optional<MisdatedDays> misdated = ofHours.flatMap(days -> MisdatedDays.in(days, daily.get()));
      return new SymbolBars(
          hourly,
          daily,
          prices,
          spikes,
          misdated,
          ofHours.flatMap(days -> DaysApart.in(days, daily.get(), misdated)),
          sources,
          gaps,
          skipped);
    }

    private static void addSpikes(
        PriceSurvey survey, BarColumns bars, BarFileKind read, Path file, List<PriceSpike> spikes) {
      survey.spikes().forEach(bar -> spikes.add(PriceSpike.of(bars, bar, read, file)));
    }

    private void addGaps(BarColumns bars, BarFileKind kind, List<BarGap> gaps) {
      long longest = options.gapWarningDays() * 86_400_000L;
      long[] start = bars.start();
      for (int i = 1; i < bars.size(); i++) {
        if (start[i] - start[i - 1] > longest) {
          gaps.add(
              new BarGap(
                  bars.symbol(),
                  kind,
                  Instant.ofEpochMilli(start[i - 1]),
                  Instant.ofEpochMilli(start[i])));
        }
      }
    }

    private BarColumns bars(
        Path file, BarFileKind read, BarFileKind wanted, List<SkippedBar> skipped) {
      try {
        LoadOptions allowing = allowing();
        BarCache.Source source = BarCache.sourceOf(file, fileSymbol, read, allowing);
        Optional<BarColumns> cached = cache.read(fileSymbol, wanted, source);
        if (cached.isPresent()) {
          return cached.get().as(symbol);
        }
        List<SkippedBar> bad = new ArrayList<>();
        BarColumns bars = new BarCsvReader(allowing).read(file, fileSymbol, read, bad);
        BarColumns result = read == wanted ? bars : BarAggregation.toHours(bars);
        if (bad.isEmpty()) {
          // A file with bad bars is read anew each time, so that each run reports them.
          cache.write(result, wanted, source);
        }
        skipped.addAll(bad);
        return result.as(symbol);
      } catch (IOException e) {
        throw MarketDataException.environment(
            file
                + ": "
                + fileSymbol
                + ": the file cannot be read ("
                + e
                + "). Check its permissions and the disk.",
            e);
      }
    }

    /** A series that stands in for another may do what the other may. */
    private LoadOptions allowing() {
      if (!options.allowsNegative(symbol) || options.allowsNegative(fileSymbol)) {
        return options;
      }
      Set<String> both = new TreeSet<>(options.negativePriceSymbols());
      both.add(fileSymbol);
      return options.withNegativePriceSymbols(both);
    }

    private BarSource source(BarColumns bars, BarFileKind kind, Path file, BarFileKind read) {
      return new BarSource(
          symbol,
          kind,
          file,
          read,
          bars.size(),
          outsideCalendar(bars),
          read == BarFileKind.DAILY ? settledOutside(bars) : 0,
          kind == BarFileKind.HOURLY ? whileShut(bars) : Shut.NONE);
    }

    private Shut whileShut(BarColumns bars) {
      Session session = options.sessions().get(symbol);
      return session == null ? Shut.NONE : session.whileShut(bars.start(), bars.size());
    }

    /** Only a settlement can: no other file has a close outside of what was traded. */
    private static int settledOutside(BarColumns bars) {
      int outside = 0;
      for (int i = 0; i < bars.size(); i++) {
        double close = bars.close(i);
        outside += close < bars.low(i) || close > bars.high(i) ? 1 : 0;
      }
      return outside;
    }

    /** Dates never fall, so only the ends have to be looked at. */
    private int outsideCalendar(BarColumns bars) {
      TradingCalendar calendar = options.calendar();
      int[] dates = bars.tradeDate();
      int begin = 0;
      while (begin < bars.size() && !calendar.covers(dates[begin])) {
        begin++;
      }
      int end = bars.size();
      while (end > begin && !calendar.covers(dates[end - 1])) {
        end--;
      }
      return bars.size() - (end - begin);
    }
  }

  /**
   * Runs the loads, several at once if allowed, and gives results and complaints in their order.
   */
  private static List<SymbolBars> inOrder(List<Callable<SymbolBars>> loads, int threads) {
    ExecutorService pool =
        Executors.newFixedThreadPool(Math.max(1, Math.min(threads, loads.size())));
    try {
      List<SymbolBars> results = new ArrayList<>();
      List<MarketDataException> complaints = new ArrayList<>();
      for (Future<SymbolBars> load : pool.invokeAll(loads)) {
        try {
          results.add(load.get());
        } catch (ExecutionException e) {
          if (!(e.getCause() instanceof MarketDataException complaint)) {
            throw new IllegalStateException(e.getCause());
          }
          complaints.add(complaint);
        }
      }
      if (!complaints.isEmpty()) {
        throw MarketDataException.all(complaints);
      }
      return results;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new MarketDataException("Loading the bars was interrupted. Start again.", e);
    } finally {
      pool.shutdownNow();
    }
  }
}
