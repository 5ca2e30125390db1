package io.multialpha.host.research.audit;

import io.multialpha.host.engine.RunWindow;
import io.multialpha.host.engine.StrategyException;
import io.multialpha.host.ledger.AccountResult;
import io.multialpha.host.ledger.Decisions;
import io.multialpha.host.market.BarColumns;
import io.multialpha.host.market.MarketData;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Looks for decisions that know the future: runs an account over all bars, then again and again
 * over bars that are cut off, and compares everything up to the cut. What had been decided with the
 * bars known at the time comes out the same.
 *
 * <p>One run more is over all bars again: what differs there does so by itself and says nothing
 * about the future.
 */
public final class LookAheadAudit {
  private final Function<MarketData, AccountResult> run;
  private final Plan plan;

  /**
   * What to do.
   *
   * @param symbols the instruments traded
   * @param window the trade dates traded, within which the bars are cut
   * @param points how many cuts
   * @param seed another one gives other cuts
   */
  public record Plan(List<String> symbols, RunWindow window, int points, long seed) {
    /**
     * Checks the values.
     *
     * @throws IllegalArgumentException if there is no instrument or no cut
     */
    public Plan {
      symbols = List.copyOf(symbols);
      if (symbols.isEmpty() || points < 1) {
        throw new IllegalArgumentException(symbols + " cut " + points + " times");
      }
    }
  }

  /**
   * What came of one run.
   *
   * @param cut where its bars ended; empty where they were all bars again
   * @param decisions how many were compared
   * @param differences what came out otherwise
   */
  public record Round(Optional<Cut> cut, int decisions, List<Difference> differences) {
    /** Copies the list. */
    public Round {
      differences = List.copyOf(differences);
    }
  }

  /**
   * What came of it all.
   *
   * @param whole the run over all bars
   * @param rounds the runs it was compared with; that over all bars first, then by time
   */
  public record Report(AccountResult whole, List<Round> rounds) {
    /** Copies the list. */
    public Report {
      rounds = List.copyOf(rounds);
    }

    /** Whether nothing differs. */
    public boolean isClean() {
      return rounds.stream().allMatch(round -> round.differences().isEmpty());
    }
  }

  /** Told how many of the runs are done. */
  @FunctionalInterface
  public interface Progress {
    /** {@code done} of {@code total} runs. */
    void at(int done, int total);
  }

  /**
   * @param run takes the account through a market, each time from new
   */
  public LookAheadAudit(Plan plan, Function<MarketData, AccountResult> run) {
    this.plan = plan;
    this.run = run;
  }

  /**
   * Does all the runs, one after the other.
   *
   * @throws StrategyException if the strategy cannot be started on all bars
   */
  public Report of(MarketData market, Progress progress) {
    int total = plan.points() + 2;
    progress.at(0, total);
    AccountResult whole = run.apply(market);
    List<Round> rounds = new ArrayList<>();
    progress.at(1, total);
    rounds.add(round(whole, market, Optional.empty()));
    List<BarColumns> traded = plan.symbols().stream().map(market::requireHourly).toList();
    List<Cut> cuts =
        CutPoints.choose(traded, plan.window(), decided(whole), plan.points(), plan.seed());
    for (Cut cut : cuts) {
      progress.at(rounds.size() + 1, total);
      rounds.add(round(whole, MarketCut.upTo(market, cut), Optional.of(cut)));
    }
    return new Report(whole, rounds);
  }

  private Round round(AccountResult whole, MarketData market, Optional<Cut> cut) {
    long last = cut.map(Cut::barStart).orElseGet(() -> lastBar(market));
    AccountResult early;
    try {
      early = run.apply(market);
    } catch (StrategyException e) {
      return new Round(
          cut, 0, List.of(new Difference("", last, "strategy", "starts", e.getMessage())));
    }
    DecisionComparison.Compared compared = DecisionComparison.of(whole, early, last);
    return new Round(cut, compared.decisions(), compared.differences());
  }

  private long lastBar(MarketData market) {
    return plan.symbols().stream()
        .map(market::requireHourly)
        .filter(bars -> bars.size() > 0)
        .mapToLong(bars -> bars.start()[bars.size() - 1])
        .max()
        .orElse(Long.MIN_VALUE);
  }

  private static long[] decided(AccountResult result) {
    Decisions rows = result.journal().decisions();
    long[] times = new long[rows.size()];
    int count = 0;
    for (int i = 0; i < times.length; i++) {
      long time = rows.barStart(i);
      if (count == 0 || times[count - 1] != time) {
        times[count++] = time;
      }
    }
    return Arrays.copyOf(times, count);
  }
}
