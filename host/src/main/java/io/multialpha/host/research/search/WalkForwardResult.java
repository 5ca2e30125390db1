package io.multialpha.host.research.search;

import io.multialpha.host.research.simulation.PortfolioMetrics;
import io.multialpha.host.research.statistics.BlockLength;
import io.multialpha.host.research.statistics.BootstrapInterval;
import io.multialpha.host.research.statistics.DrawdownSums;
import io.multialpha.host.research.statistics.ReturnStatistics;
import io.multialpha.host.research.statistics.TrackRecord;
import io.multialpha.host.research.statistics.Xoshiro;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Searches one after the other, each on all days before the days that it is tested on: what the way
 * of searching was worth, and not one portfolio.
 *
 * @param windows oldest first; their tests follow one another
 * @param days epoch days of the tests, one after the other
 * @param equity at the end of each, dollars: the profits of all tests on one account
 * @param gain dollars that all tests gained
 * @param track Sharpe ratio of that equity's daily returns, with its interval
 * @param drawdown its largest fall, by the ends of days, with its interval; dollars, 0 or more
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record WalkForwardResult(
    List<Window> windows,
    int[] days,
    double[] equity,
    double gain,
    TrackRecord track,
    BootstrapInterval drawdown) {
  private static final int DRAWS = 1000;
  private static final long SEED = 7;

  /** Copies the list. */
  public WalkForwardResult {
    windows = List.copyOf(windows);
  }

  /**
   * One search.
   *
   * @param trainFrom first day of entries that were searched
   * @param trainTo last day of them
   * @param testFrom first day of entries that were tested
   * @param testTo last day of them
   * @param symbols of the portfolio that was chosen; empty if there was none
   * @param maxPositions its limit; 0 if there was none
   * @param train what it came to in the train window; empty if there was none
   * @param test what it came to in the test window; empty if there was none
   * @param days epoch days of the test
   * @param equity at their ends, dollars: the cash of the start if there was no portfolio
   */
  public record Window(
      LocalDate trainFrom,
      LocalDate trainTo,
      LocalDate testFrom,
      LocalDate testTo,
      List<String> symbols,
      int maxPositions,
      Optional<PortfolioMetrics> train,
      Optional<PortfolioMetrics> test,
      int[] days,
      double[] equity) {
    /** Copies the list. */
    public Window {
      symbols = List.copyOf(symbols);
    }
  }

  /**
   * Joins the tests of windows.
   *
   * @param cash dollars at the start of each
   * @param daysPerYear how many of the method's days are a year
   */
  public static WalkForwardResult of(List<Window> windows, double cash, double daysPerYear) {
    int[] days = windows.stream().flatMapToInt(each -> Arrays.stream(each.days())).toArray();
    double[] equity = new double[days.length];
    double before = cash;
    int at = 0;
    for (Window window : windows) {
      for (double each : window.equity()) {
        equity[at++] = before + each - cash;
      }
      before = at == 0 ? cash : equity[at - 1];
    }
    double[] returns = ReturnStatistics.returns(cash, equity);
    return new WalkForwardResult(
        windows,
        days,
        equity,
        before - cash,
        TrackRecord.of(returns, daysPerYear),
        drawdown(cash, equity));
  }

  /** Of the changes in dollars, which do not grow with the account. */
  private static BootstrapInterval drawdown(double cash, double[] equity) {
    double[] changes =
        IntStream.range(0, equity.length)
            .mapToDouble(i -> equity[i] - (i == 0 ? cash : equity[i - 1]))
            .toArray();
    return BlockLength.of(changes)
        .bootstrap()
        .interval(
            changes,
            DRAWS,
            drawn -> {
              DrawdownSums sums = new DrawdownSums();
              sums.start(cash);
              double now = cash;
              for (double change : drawn) {
                now += change;
                sums.add(now);
              }
              return sums.deepest();
            },
            TrackRecord.LEVEL,
            new Xoshiro(SEED));
  }
}
