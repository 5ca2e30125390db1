package io.multialpha.host.research.audit;

import io.multialpha.api.feature.Feature;
import io.multialpha.api.feature.FeatureContext;
import io.multialpha.api.indicator.Indicator;
import io.multialpha.api.indicator.Indicators;
import io.multialpha.api.market.Bar;
import io.multialpha.api.market.Instrument;
import io.multialpha.api.params.Params;
import io.multialpha.api.params.ParamsSchema;
import io.multialpha.api.strategy.DataNeeds;
import io.multialpha.api.strategy.Position;
import io.multialpha.api.strategy.Signal;
import io.multialpha.api.strategy.SignalSource;
import io.multialpha.api.strategy.Strategy;
import io.multialpha.api.strategy.StrategyContext;
import io.multialpha.api.strategy.StrategyInfo;
import io.multialpha.host.engine.AccountSpec;
import io.multialpha.host.engine.AccountSpec.Leg;
import io.multialpha.host.engine.PercentileLog;
import io.multialpha.host.engine.PluginCaller;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * A strategy that trades nothing and writes down what features are: the engine steps them as it
 * does for a model, so a value is what a model would be told after that bar. Nobody waits for one
 * on the bar, so percentiles are ranked some thousand bars at a time.
 */
public final class FeatureRecorder implements Strategy {
  /** Bars of an instrument that are settled together; a few megabytes of features. */
  private static final int BLOCK = 4096;

  private final Map<String, Asked> asked = new TreeMap<>();
  private final Map<String, long[]> bars;
  private final Map<String, FeatureValues> values;
  private final Function<String, Rows> rows;
  private final List<Source> sources = new ArrayList<>();

  /**
   * What is wanted of one instrument.
   *
   * @param instrument whose bars are walked
   * @param features to be written down, in this order
   * @param references the other instruments whose bars they read
   */
  public record Asked(Instrument instrument, List<Feature> features, Set<String> references) {
    /** Copies the collections. */
    public Asked {
      features = List.copyOf(features);
      references = Set.copyOf(references);
    }

    /** Symbol of the instrument. */
    public String symbol() {
      return instrument.symbol();
    }
  }

  /** Where rows of one instrument's features go. */
  public interface Rows {
    /**
     * Takes a row; in the order of the bars.
     *
     * @param bar start of the bar
     * @param values the features begin at {@code from}, NaN where one is not known; to be copied
     */
    void add(long bar, double[] values, int from);
  }

  /**
   * Keeps what is written down as {@link #values}.
   *
   * @param wanted one for each instrument; no instrument twice
   * @param bars starts of the bars at which features are wanted, rising, by symbol
   */
  public FeatureRecorder(List<Asked> wanted, Map<String, long[]> bars) {
    this(wanted, bars, kept(wanted, bars));
  }

  private FeatureRecorder(
      List<Asked> wanted, Map<String, long[]> bars, Map<String, FeatureValues> values) {
    this(wanted, bars, values, values::get);
  }

  /**
   * Passes on what is written down, some thousand bars at a time and the last at {@link #settle}.
   *
   * @param rows gives for a symbol where its rows go
   */
  public FeatureRecorder(
      List<Asked> wanted, Map<String, long[]> bars, Function<String, Rows> rows) {
    this(wanted, bars, Map.of(), rows);
  }

  private FeatureRecorder(
      List<Asked> wanted,
      Map<String, long[]> bars,
      Map<String, FeatureValues> values,
      Function<String, Rows> rows) {
    wanted.forEach(each -> asked.put(each.symbol(), each));
    this.bars = Map.copyOf(bars);
    this.values = values;
    this.rows = rows;
  }

  private static Map<String, FeatureValues> kept(List<Asked> wanted, Map<String, long[]> bars) {
    Map<String, FeatureValues> kept = new TreeMap<>();
    for (Asked each : wanted) {
      List<String> names = each.features().stream().map(Feature::name).toList();
      kept.put(each.symbol(), new FeatureValues(names, bars.get(each.symbol())));
    }
    return kept;
  }

  /**
   * An account that it decides for, or rather does not.
   *
   * @param like an account whose zone, cash and limits it shares; policies do not matter
   * @param caller makes the calls into the features' plugin
   */
  public AccountSpec account(AccountSpec like, PluginCaller caller) {
    List<Leg> legs =
        asked.values().stream()
            .map(
                each ->
                    new Leg(
                        each.instrument(),
                        ParamsSchema.none().defaults(),
                        1,
                        like.legs().get(0).costs()))
            .toList();
    return new AccountSpec(
        like.name(),
        this,
        caller,
        legs,
        like.startingCash(),
        like.limits(),
        List.of(),
        like.fillModel(),
        like.sessionZone(),
        like.entryExpiryMillis(),
        like.onFailure(),
        like.featureProfile());
  }

  /** What was written down, by symbol; NaN where a feature was not known or there was no bar. */
  public Map<String, FeatureValues> values() {
    settle();
    return values;
  }

  /** Passes on all rows written down so far. To be called when the run has ended. */
  public void settle() {
    sources.forEach(Source::settle);
    sources.forEach(Source::forget);
  }

  @Override
  public StrategyInfo info() {
    return StrategyInfo.of("features", "Writes down what features are");
  }

  @Override
  public ParamsSchema params() {
    return ParamsSchema.none();
  }

  @Override
  public DataNeeds dataNeeds(Params params, Instrument instrument) {
    return DataNeeds.none()
        .withReferences(asked.get(instrument.symbol()).references().toArray(String[]::new));
  }

  @Override
  public SignalSource create(StrategyContext context) {
    Asked wanted = asked.get(context.instrument().symbol());
    Built built = new Built(context);
    Indicator[] indicators =
        wanted.features().stream()
            .map(feature -> feature.definition().in(built))
            .toArray(Indicator[]::new);
    Source source =
        new Source(this, indicators, bars.get(wanted.symbol()), rows.apply(wanted.symbol()));
    sources.add(source);
    return source;
  }

  private record Built(StrategyContext context) implements FeatureContext {
    @Override
    public Instrument instrument() {
      return context.instrument();
    }

    @Override
    public Indicators indicators(String symbol) {
      return context.indicators(symbol);
    }
  }

  private static final class Source implements SignalSource {
    private final FeatureRecorder recorder;
    private final Indicator[] indicators;

    /** Of each feature that is ranked later, else null. */
    private final PercentileLog[] logs;

    private final long[] bars;
    private final Rows rows;
    private int next;

    /** Rows that wait for their ranks, and the bars passed since the first could. */
    private final double[] waiting;

    private final long[] waitingBars = new long[BLOCK];
    private int waitingCount;
    private int passed;

    Source(FeatureRecorder recorder, Indicator[] indicators, long[] bars, Rows rows) {
      this.recorder = recorder;
      this.indicators = indicators;
      this.bars = bars;
      this.rows = rows;
      logs =
          Arrays.stream(indicators)
              .map(indicator -> PercentileLog.of(indicator).orElse(null))
              .toArray(PercentileLog[]::new);
      waiting = new double[Math.min(BLOCK, bars.length) * indicators.length];
    }

    @Override
    public Signal onBar(Bar bar, Position position) {
      if (passed == BLOCK) {
        recorder.settle();
      }
      passed++;
      long time = bar.startMillis();
      while (next < bars.length && bars[next] < time) {
        next++;
      }
      if (next < bars.length && bars[next] == time) {
        write(time);
        next++;
      }
      return Signal.HOLD;
    }

    private void write(long time) {
      int from = waitingCount * indicators.length;
      for (int i = 0; i < indicators.length; i++) {
        waiting[from + i] = logs[i] == null ? indicators[i].value() : logs[i].mark();
      }
      waitingBars[waitingCount++] = time;
    }

    void settle() {
      for (int i = 0; i < logs.length; i++) {
        if (logs[i] != null) {
          for (int row = 0; row < waitingCount; row++) {
            int at = row * logs.length + i;
            waiting[at] = logs[i].value(waiting[at]);
          }
        }
      }
      for (int row = 0; row < waitingCount; row++) {
        rows.add(waitingBars[row], waiting, row * logs.length);
      }
      waitingCount = 0;
      passed = 0;
    }

    /** After all have settled, since they may share what they rank. */
    void forget() {
      for (PercentileLog log : logs) {
        if (log != null) {
          log.forget();
        }
      }
    }
  }
}
