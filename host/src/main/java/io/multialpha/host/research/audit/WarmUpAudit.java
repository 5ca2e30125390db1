package io.multialpha.host.research.audit;

import io.multialpha.api.feature.Feature;
import io.multialpha.api.market.Instrument;
import io.multialpha.host.engine.RunWindow;
import io.multialpha.host.market.BarColumns;
import io.multialpha.host.market.MarketData;
import io.multialpha.host.research.audit.FeatureRecorder.Asked;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Finds out how much each feature depends on how much history there is: takes its value after some
 * of the last bars, made of all bars before, and makes it again of as many as it says it needs, of
 * twice as many, and so on.
 *
 * <p>A value is off by its difference over the largest absolute value that the feature has at those
 * bars, so that one which happens to be next to zero does not count.
 */
public final class WarmUpAudit {
  /** What differs by no more is the same number, computed in another order. */
  public static final double SAME = 1e-9;

  /** A feature has settled where it is off by no more. */
  public static final double SETTLED = 1e-6;

  private static final int MOST_TIMES = 64;

  /** By then, whatever fades as averages do has faded. */
  private static final int ENOUGH_TIMES = 16;

  /** Bars from one looked at to the next: other hours of the day, other dates. */
  private static final int APART = 37;

  private final MarketData market;
  private final RunWindow window;
  private final int bars;
  private final FeatureRun run;

  /**
   * A feature and what it says of itself.
   *
   * @param instrument for which it is made
   * @param feature the feature
   * @param references the other instruments whose bars it reads
   * @param hours how many hourly bars it needs; at least 1
   * @param days how many daily bars it needs
   */
  public record Declared(
      Instrument instrument, Feature feature, Set<String> references, int hours, int days) {
    /**
     * Checks the values.
     *
     * @throws IllegalArgumentException if it needs no hour, or less than no day
     */
    public Declared {
      references = Set.copyOf(references);
      if (hours < 1 || days < 0) {
        throw new IllegalArgumentException(
            feature.name() + " needs " + hours + " hours and " + days + " days");
      }
    }

    private Needs needs() {
      return new Needs(instrument.symbol(), hours, days);
    }
  }

  /** What features that can be stepped together have in common. */
  private record Needs(String symbol, int hours, int days) {}

  /**
   * A value made of part of the history.
   *
   * @param times how many times what the feature says it needs
   * @param off by how much it was off at worst; infinite where it was no number
   */
  public record Rung(int times, double off) {}

  /** What came of a feature. */
  public enum Verdict {
    /** It is the same number whatever came before what it says it needs. */
    WINDOW,
    /** It fades: from some point on, it makes no difference what came before. */
    SETTLES,
    /** It depends on all history, and says so. */
    EXPANDING,
    /** It has not settled, but there are too few bars to say that it never does. */
    TOO_SHORT,
    /** It is no number even on all bars. */
    NEVER,
    /** It is no number yet after as many bars as it says it needs. */
    NOT_READY,
    /** It depends on all history and does not say so. */
    HISTORY;

    /** Whether something is wrong with the feature. */
    public boolean isFault() {
      return this == NOT_READY || this == HISTORY;
    }
  }

  /**
   * What came of a feature.
   *
   * @param declared the feature
   * @param rungs what was tried, by rising history
   * @param settledAt how many times what it says it needs makes it settle, 0 if it does not
   */
  public record Row(Declared declared, Verdict verdict, List<Rung> rungs, int settledAt) {
    /** Copies the list. */
    public Row {
      rungs = List.copyOf(rungs);
    }
  }

  /**
   * @param window trade dates of which the last bars are looked at
   * @param bars how many of them, at least 1
   */
  public WarmUpAudit(MarketData market, RunWindow window, int bars, FeatureRun run) {
    if (bars < 1) {
      throw new IllegalArgumentException(bars + " bars, expected at least 1");
    }
    this.market = market;
    this.window = window;
    this.bars = bars;
    this.run = run;
  }

  /**
   * Looks into features; each by itself, though those that need the same are stepped together.
   *
   * @param progress told how many are done
   * @return one row for each, in the order given
   * @throws FeatureFailureException if one cannot be stepped
   */
  public List<Row> of(List<Declared> features, LookAheadAudit.Progress progress) {
    Map<Needs, List<Declared>> groups = new LinkedHashMap<>();
    features.forEach(
        each -> groups.computeIfAbsent(each.needs(), any -> new ArrayList<>()).add(each));
    Map<Declared, Row> rows = new LinkedHashMap<>();
    for (List<Declared> group : groups.values()) {
      progress.at(rows.size(), features.size());
      new Group(group).rows().forEach(row -> rows.put(row.declared(), row));
    }
    progress.at(rows.size(), features.size());
    return features.stream().map(rows::get).toList();
  }

  /** Features of one instrument that need the same. */
  private final class Group {
    private final List<Declared> features;
    private final Needs needs;
    private final Asked asked;
    private final Set<String> symbols = new TreeSet<>();
    private final List<Cut> cuts;

    Group(List<Declared> features) {
      this.features = features;
      needs = features.get(0).needs();
      symbols.add(needs.symbol());
      Set<String> references = new TreeSet<>();
      features.forEach(each -> references.addAll(each.references()));
      symbols.addAll(references);
      asked =
          new Asked(
              features.get(0).instrument(),
              features.stream().map(Declared::feature).toList(),
              references);
      cuts = lastBars(market.requireHourly(needs.symbol()));
    }

    List<Row> rows() {
      double[][] whole = new double[cuts.size()][];
      for (int i = 0; i < whole.length; i++) {
        whole[i] = values(MarketCut.upTo(market, cuts.get(i)), cuts.get(i));
      }
      List<double[][]> parts = new ArrayList<>();
      for (int times = 1; times <= MOST_TIMES; times *= 2) {
        Optional<double[][]> part = part(times);
        if (part.isEmpty()) {
          break;
        }
        parts.add(part.get());
      }
      List<Row> rows = new ArrayList<>();
      for (int i = 0; i < features.size(); i++) {
        rows.add(row(i, whole, parts));
      }
      return rows;
    }

    private Optional<double[][]> part(int times) {
      double[][] values = new double[cuts.size()][];
      for (int i = 0; i < values.length; i++) {
        Optional<MarketData> part =
            MarketCut.last(
                market, symbols, cuts.get(i), times * needs.hours(), times * needs.days());
        if (part.isEmpty()) {
          return Optional.empty();
        }
        values[i] = values(part.get(), cuts.get(i));
      }
      return Optional.of(values);
    }

    private double[] values(MarketData part, Cut cut) {
      FeatureRecorder recorder =
          new FeatureRecorder(List.of(asked), Map.of(needs.symbol(), new long[] {cut.barStart()}));
      Optional<String> failure = run.record(part, recorder);
      if (failure.isPresent()) {
        throw new FeatureFailureException(asked, failure.get());
      }
      FeatureValues found = recorder.values().get(needs.symbol());
      double[] values = new double[features.size()];
      for (int i = 0; i < values.length; i++) {
        values[i] = found.value(0, i);
      }
      return values;
    }

    private Row row(int feature, double[][] whole, List<double[][]> parts) {
      double scale = 0;
      boolean known = false;
      for (double[] values : whole) {
        known |= !Double.isNaN(values[feature]);
        scale = Math.max(scale, known(values[feature]));
      }
      List<Rung> rungs = new ArrayList<>();
      for (double[][] part : parts) {
        double off = 0;
        for (int i = 0; i < whole.length; i++) {
          off = Math.max(off, off(part[i][feature], whole[i][feature], scale));
        }
        rungs.add(new Rung(1 << rungs.size(), off));
      }
      Declared declared = features.get(feature);
      Verdict verdict = known ? verdict(declared, rungs) : Verdict.NEVER;
      return new Row(declared, verdict, rungs, settledAt(rungs));
    }
  }

  private static double known(double value) {
    return Double.isNaN(value) ? 0 : Math.abs(value);
  }

  private static double off(double part, double whole, double scale) {
    if (Double.doubleToLongBits(part) == Double.doubleToLongBits(whole)) {
      return 0;
    }
    double off = Math.abs(part - whole) / scale;
    return Double.isNaN(off) ? Double.POSITIVE_INFINITY : off;
  }

  private static int settledAt(List<Rung> rungs) {
    int settled = 0;
    for (Rung rung : rungs) {
      if (rung.off() > SETTLED) {
        settled = 0;
      } else if (settled == 0) {
        settled = rung.times();
      }
    }
    return settled;
  }

  private static Verdict verdict(Declared declared, List<Rung> rungs) {
    if (rungs.stream().anyMatch(rung -> Double.isInfinite(rung.off()))) {
      return Verdict.NOT_READY;
    } else if (DeclaredHistory.isExpanding(declared.feature(), declared.instrument())) {
      return Verdict.EXPANDING;
    } else if (rungs.isEmpty()) {
      return Verdict.TOO_SHORT;
    } else if (rungs.stream().allMatch(rung -> rung.off() <= SAME)) {
      return Verdict.WINDOW;
    } else if (settledAt(rungs) > 0) {
      return Verdict.SETTLES;
    }
    return rungs.get(rungs.size() - 1).times() < ENOUGH_TIMES ? Verdict.TOO_SHORT : Verdict.HISTORY;
  }

  private List<Cut> lastBars(BarColumns hourly) {
    int end = hourly.size();
    while (end > 0 && hourly.tradeDate()[end - 1] > window.lastTradeDate()) {
      end--;
    }
    List<Cut> cuts = new ArrayList<>();
    for (int i = end - 1; i >= 0 && cuts.size() < bars; i -= APART) {
      cuts.add(new Cut(hourly.start()[i], hourly.tradeDate()[i]));
    }
    return cuts;
  }
}
