package io.multialpha.host.research.audit;

import io.multialpha.host.engine.RunWindow;
import io.multialpha.host.engine.StrategyException;
import io.multialpha.host.ledger.AccountResult;
import io.multialpha.host.market.BarColumns;
import io.multialpha.host.market.MarketData;
import io.multialpha.host.market.MisdatedDays;
import io.multialpha.host.research.audit.FeatureRecorder.Asked;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Looks for decisions and features that know the future: takes an account over all bars, then again
 * and again over bars that are cut off, and compares everything up to the cut. What was made of the
 * bars known at the time comes out the same.
 *
 * <p>One run more is over all bars again: what differs there does so by itself and says nothing
 * about the future.
 */
public final class LookAheadAudit {
  private final Plan plan;
  private final Runs runs;

  /**
   * What to do.
   *
   * @param features of which instruments to compare which, at bars that are chosen here; those
   *     without features are traded only
   * @param window the trade dates traded, within which the bars are cut
   * @param points how many cuts
   * @param seed another one gives other cuts
   */
  public record Plan(List<Asked> features, RunWindow window, int points, long seed) {
    /**
     * Checks the values.
     *
     * @throws IllegalArgumentException if there is no instrument or no cut
     */
    public Plan {
      features = List.copyOf(features);
      if (features.isEmpty() || points < 1) {
        throw new IllegalArgumentException(features.size() + " instruments, " + points + " cuts");
      }
    }
  }

  /** Takes the account through a market, each time from new. */
  public interface Runs extends FeatureRun {
    /** Trades it. */
    AccountResult trade(MarketData market);
  }

  /**
   * What came of one run.
   *
   * @param cut where its bars ended; empty where they were all bars again
   * @param decisions how many were compared
   * @param values how many values of features were compared
   * @param found how many things came out otherwise
   * @param differences the first of these, at most {@value Differences#MOST}
   */
  public record Round(
      Optional<Cut> cut, int decisions, long values, long found, List<Difference> differences) {
    /** Copies the list. */
    public Round {
      differences = List.copyOf(differences);
    }
  }

  /**
   * What came of it all.
   *
   * @param whole the run over all bars
   * @param featureFailure why the features could not be stepped over all bars, if they could not
   * @param misdated daily bars under the date before their own
   * @param rounds the runs it was compared with; that over all bars first, then by time
   */
  public record Report(
      AccountResult whole,
      Optional<String> featureFailure,
      List<MisdatedDays> misdated,
      List<Round> rounds) {
    /** Copies the lists. */
    public Report {
      misdated = List.copyOf(misdated);
      rounds = List.copyOf(rounds);
    }

    /** Whether all was looked into, nothing differs, and no day is misdated. */
    public boolean isClean() {
      return found() == 0 && misdated.isEmpty() && failures().isEmpty();
    }

    /** What failed on all bars, so that what would have come after it was not looked into. */
    public List<String> failures() {
      List<String> failures = new ArrayList<>();
      whole.failure().ifPresent(why -> failures.add("the strategy fails: " + why));
      whole
          .modelFailures()
          .forEach(
              failure ->
                  failures.add("the model of " + failure.symbol() + " fails: " + failure.why()));
      featureFailure.ifPresent(why -> failures.add("a feature fails: " + why));
      return failures;
    }

    /** How many things came out otherwise, over all rounds. */
    public long found() {
      return rounds.stream().mapToLong(Round::found).sum();
    }

    /** How many values of features were compared, over all rounds. */
    public long values() {
      return rounds.stream().mapToLong(Round::values).sum();
    }
  }

  /** Told how many of the runs are done. */
  @FunctionalInterface
  public interface Progress {
    /** {@code done} of {@code total} runs. */
    void at(int done, int total);
  }

  /** What the run over all bars left. */
  private record Whole(
      AccountResult result,
      List<Asked> asked,
      Map<String, long[]> wanted,
      Map<String, FeatureValues> values,
      Optional<String> failure) {
    boolean hasFeatures() {
      return !asked.isEmpty() && failure.isEmpty();
    }
  }

  /** Makes an audit of what is planned. */
  public LookAheadAudit(Plan plan, Runs runs) {
    this.plan = plan;
    this.runs = runs;
  }

  /**
   * Does all the runs, one after the other.
   *
   * @throws StrategyException if the strategy cannot be started on all bars
   */
  public Report of(MarketData market, Progress progress) {
    int total = plan.points() + 2;
    progress.at(0, total);
    AccountResult traded = runs.trade(market);
    List<BarColumns> bars =
        plan.features().stream().map(each -> market.requireHourly(each.symbol())).toList();
    SampledBars sampled = SampledBars.of(traded.journal());
    List<Cut> cuts =
        CutPoints.choose(bars, plan.window(), sampled.decided(), plan.points(), plan.seed());
    List<Asked> asked =
        plan.features().stream().filter(each -> !each.features().isEmpty()).toList();
    Map<String, long[]> wanted = new TreeMap<>();
    for (Asked each : asked) {
      wanted.put(each.symbol(), sampled.of(market.requireHourly(each.symbol()), cuts));
    }
    FeatureRecorder recorder = new FeatureRecorder(asked, wanted);
    Optional<String> failure = asked.isEmpty() ? Optional.empty() : runs.record(market, recorder);
    Whole whole = new Whole(traded, asked, wanted, recorder.values(), failure);

    List<Round> rounds = new ArrayList<>();
    progress.at(1, total);
    rounds.add(round(whole, market, Optional.empty()));
    for (Cut cut : cuts) {
      progress.at(rounds.size() + 1, total);
      rounds.add(round(whole, MarketCut.upTo(market, cut), Optional.of(cut)));
    }
    return new Report(traded, failure, MisdatedDays.in(market), rounds);
  }

  private Round round(Whole whole, MarketData market, Optional<Cut> cut) {
    long last = cut.map(Cut::barStart).orElseGet(() -> lastBar(market));
    Differences differences = new Differences();
    int decisions = 0;
    long values = 0;
    try {
      decisions = DecisionComparison.compare(whole.result(), runs.trade(market), last, differences);
      values = whole.hasFeatures() ? features(whole, market, last, differences) : 0;
    } catch (StrategyException e) {
      differences.add("", last, "strategy", "starts", e.getMessage());
    }
    return new Round(cut, decisions, values, differences.found(), differences.kept());
  }

  private long features(Whole whole, MarketData market, long last, Differences differences) {
    FeatureRecorder recorder = new FeatureRecorder(whole.asked(), whole.wanted());
    Optional<String> failure = runs.record(market, recorder);
    if (failure.isPresent()) {
      differences.add("", last, "features", "go on", failure.get());
      return 0;
    }
    return FeatureComparison.compare(whole.values(), recorder.values(), last, differences);
  }

  private long lastBar(MarketData market) {
    return plan.features().stream()
        .map(each -> market.requireHourly(each.symbol()))
        .filter(bars -> bars.size() > 0)
        .mapToLong(bars -> bars.start()[bars.size() - 1])
        .max()
        .orElse(Long.MIN_VALUE);
  }
}
