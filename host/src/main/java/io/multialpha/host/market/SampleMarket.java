package io.multialpha.host.market;

import io.multialpha.host.UnfinishedFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * A synthetic market to try things out on: hourly and daily bars of 18 futures roots, TLT and VIX
 * in the sessions of the CME, from {@link #FIRST} to {@link #LAST}.
 *
 * <p>It has the manners of real prices: volatility that comes in waves and over the day, fat tails,
 * movements shared by class of asset, prices on ticks, volume that follows volatility, a volatility
 * index that rises when shares fall. And it has <b>a planted edge</b> that no market has: after a
 * trade date that closed in the lowest third of its range a future drifts up, after one that closed
 * in the highest third it drifts down, so that a search has something to find. With an edge of 0
 * the expected price at any time to come is the present one, but for the volatility index, which
 * returns to its mean and is not traded: no rule earns anything then but by luck, and costs are
 * lost. Either way results say that the machinery works and nothing about a strategy. Highs and
 * lows lie a little beyond the path of the price, as single trades do; what fills within a bar may
 * gain or lose by that. Rolls, limits, halts in mid-session and missing bars do not occur; a daily
 * close is the last trade.
 *
 * <p>The same seed and edge give the same bytes on every machine and JDK.
 */
public final class SampleMarket {
  /** First trade date. */
  public static final LocalDate FIRST = LocalDate.of(2021, 1, 4);

  /** Last trade date. */
  public static final LocalDate LAST = LocalDate.of(2025, 6, 30);

  /**
   * The seed that is used when nothing else is asked for: the first from 1 on for which no future
   * ever costs less than a third or more than three times of what it cost at first.
   */
  public static final long DEFAULT_SEED = 7;

  /**
   * The edge that is planted when nothing else is asked for: by how much a future drifts on a trade
   * date after one that closed near an end of its range, in standard deviations of a usual day.
   */
  public static final double DEFAULT_EDGE = 1;

  /** The largest that may be planted; prices of the sample would leave all bounds beyond. */
  public static final double LARGEST_EDGE = 2;

  /** Raise this whenever the same seed and edge give other bytes than before. */
  static final int VERSION = 2;

  private static final String FEAR_INDEX = "VIX";
  private static final int FEAR_DECIMALS = 2;

  private SampleMarket() {}

  /** The symbols of the sample, in alphabetical order. */
  public static List<String> symbols() {
    List<String> symbols = new ArrayList<>();
    SampleInstrument.all().forEach(instrument -> symbols.add(instrument.symbol()));
    symbols.add(FEAR_INDEX);
    symbols.sort(null);
    return List.copyOf(symbols);
  }

  /**
   * Makes the bars of a seed in memory.
   *
   * @param edge planted, in standard deviations of a usual day; see {@link #DEFAULT_EDGE}
   */
  public static MarketData generate(long seed, double edge) {
    Map<String, BarColumns> hourly = new TreeMap<>();
    Map<String, BarColumns> daily = new TreeMap<>();
    try {
      run(
          recipes(seed, edge),
          made -> {},
          (made, done, total) -> {
            hourly.put(made.symbol(), made.hourly());
            daily.put(made.symbol(), made.daily());
          });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return MarketData.of(hourly, daily);
  }

  /**
   * Sees to it that a folder holds the sample of a seed: makes it where there is none, or another
   * one, and leaves a complete one alone. The folder appears as a whole or not at all.
   *
   * @param folder to be made, in which {@link FolderMarket} then finds {@code hourly} and {@code
   *     daily} bars and their caches
   * @param seed of the sample
   * @param edge planted, in standard deviations of a usual day; see {@link #DEFAULT_EDGE}
   * @param progress is told of every symbol that is done
   * @return the folder
   * @throws MarketDataException when the folder holds something else, or cannot be written
   */
  public static Path ensure(Path folder, long seed, double edge, ProgressListener progress) {
    SampleFolder target = new SampleFolder(folder, seed, edge);
    if (target.isComplete()) {
      return folder;
    }
    target.refuseForeign();
    try {
      try (UnfinishedFolder half = target.begin()) {
        run(
            recipes(seed, edge),
            made -> target.write(half.path(), made),
            (made, done, total) -> progress.progress(made.symbol(), done, total));
        target.finish(half);
      }
      return folder;
    } catch (IOException e) {
      throw MarketDataException.environment(
          "The sample market cannot be written to "
              + folder
              + " ("
              + e
              + "). Make room there or set its permissions, or make the sample elsewhere with"
              + " 'multi-alpha data synth --out DIR' and name that as data.dir.",
          e);
    }
  }

  /**
   * The finished bars of one symbol.
   *
   * @param hourly bars
   * @param daily bars, aggregated from the hourly ones
   * @param decimals of its prices
   */
  record Made(BarColumns hourly, BarColumns daily, int decimals) {
    String symbol() {
      return hourly.symbol();
    }
  }

  /** Takes a finished symbol, on the thread that made it. */
  private interface Sink {
    void take(Made made) throws IOException;
  }

  /** Hears of a finished symbol, on the calling thread and in order. */
  private interface Listener {
    void done(Made made, int done, int total);
  }

  private static void run(List<Callable<Made>> recipes, Sink sink, Listener listener)
      throws IOException {
    ExecutorService pool = Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
    try {
      List<Future<Made>> futures = new ArrayList<>();
      for (Callable<Made> recipe : recipes) {
        futures.add(
            pool.submit(
                () -> {
                  Made made = recipe.call();
                  sink.take(made);
                  return made;
                }));
      }
      for (int i = 0; i < futures.size(); i++) {
        listener.done(futures.get(i).get(), i + 1, futures.size());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new MarketDataException("Making the sample market was interrupted. Start again.", e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof IOException cause) {
        throw cause;
      }
      throw new IllegalStateException(e.getCause());
    } finally {
      pool.shutdownNow();
    }
  }

  private static List<Callable<Made>> recipes(long seed, double edge) {
    SampleHours hours = SampleHours.between(TradingCalendar.cme(), FIRST, LAST);
    SampleFactors factors = new SampleFactors(hours, seed);
    List<Callable<Made>> recipes = new ArrayList<>();
    int stream = 100;
    for (SampleInstrument instrument : SampleInstrument.all()) {
      SampleRandom random = new SampleRandom(seed, stream++);
      double drift = instrument.shape().cashHours() ? 0 : edge;
      recipes.add(
          () ->
              made(
                  SampleBars.of(instrument, drift, hours, factors, random), instrument.decimals()));
    }
    SampleRandom random = new SampleRandom(seed, stream);
    recipes.add(() -> made(SampleBars.ofFear(FEAR_INDEX, hours, factors, random), FEAR_DECIMALS));
    return recipes;
  }

  private static Made made(BarColumns hourly, int decimals) {
    return new Made(hourly, BarAggregation.toDays(hourly), decimals);
  }
}
