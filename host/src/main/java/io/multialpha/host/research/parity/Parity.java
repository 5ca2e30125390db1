package io.multialpha.host.research.parity;

import io.multialpha.api.feature.Feature;
import io.multialpha.api.model.Classifier;
import io.multialpha.api.params.ParamsSchema;
import io.multialpha.api.strategy.Strategy;
import io.multialpha.host.engine.PluginCaller;
import io.multialpha.host.market.BarColumns;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Compares a recorded run with the same run made anew.
 *
 * <p>The run is made twice. Once as the original was: its features are asked for as often as it
 * asked, and a daily bar is known when the next one has begun; this must equal the record. And once
 * as this program trades, where a feature knows nothing of the strategy; what differs then is told.
 */
public final class Parity {
  /** The score that the stand-in gave to every entry. */
  private static final double PASS = 0.6;

  private final Strategy strategy;
  private final ParamsSchema schema;
  private final Supplier<PluginCaller> callers;

  /**
   * @param strategy the plugin's own object
   * @param schema of its parameters
   * @param callers make the calls into the plugin, a new one for each run
   */
  public Parity(Strategy strategy, ParamsSchema schema, Supplier<PluginCaller> callers) {
    this.strategy = strategy;
    this.schema = schema;
    this.callers = callers;
  }

  /**
   * Makes a run anew and compares it.
   *
   * @throws ParityException if a file of it is missing or of no use
   */
  public RunParity compare(GoldenRun run) throws IOException {
    Rerun rerun = new Rerun(run, strategy, schema, callers);
    List<RoundTrip> recorded = GoldenTrades.read(run);
    RecordedValues values = RecordedValues.read(run);
    GoldenBars bars = GoldenBars.read(run);
    BarColumns own = bars.own();

    Set<String> never =
        values.names().stream()
            .filter(values::isNever)
            .collect(Collectors.toCollection(TreeSet::new));
    List<String> names = new ArrayList<>(run.features());
    values.names().stream().filter(name -> !run.features().contains(name)).forEach(names::add);
    List<Feature> features = rerun.features(names, never);
    Classifier model = model(run);
    List<WatchedFeature> watched = features.stream().map(WatchedFeature::new).toList();
    Watch watch = new Watch(strategy, watched, model, run.threshold(), run.firstBar());
    List<RoundTrip> replayed =
        rerun.with(
            watch,
            watched.stream().map(WatchedFeature::feature).toList(),
            bars.market(GoldenBars.Days.BY_POSITION),
            own);

    List<RoundTrip> traded =
        rerun.asTraded(
            run.model() == GoldenRun.Gate.NONE ? Optional.empty() : Optional.of(model),
            rerun.features(run.features(), Set.of()),
            bars.market(GoldenBars.Days.WHEN_OVER),
            own);
    return new RunParity(
        run,
        TradeComparison.of(replayed, recorded),
        run.featureFile().isEmpty()
            ? Optional.empty()
            : Optional.of(FeatureComparison.of(watch.seen(), values, expected(run, own))),
        TradeComparison.of(traded, recorded),
        rerun.features(List.copyOf(never), Set.of()).stream()
            .filter(feature -> !feature.isNever())
            .map(Feature::name)
            .toList());
  }

  /** What a complete record has: each executed bar, and each feature that the model read. */
  private static FeatureComparison.Expected expected(GoldenRun run, BarColumns own) {
    int first = Math.max(1, run.firstRecorded());
    if (first > own.size()) {
      throw new ParityException(
          Shown.of(run.folder().resolve("params.json"))
              + ": features were recorded from bar "
              + first
              + " on, but there are only "
              + own.size()
              + "; correct features_from, or max_period without it.");
    }
    return new FeatureComparison.Expected(own.start()[first - 1], run.features());
  }

  private static Classifier model(GoldenRun run) throws IOException {
    if (run.model() != GoldenRun.Gate.FOREST) {
      return new Constant(
          run.features().size(), run.model() == GoldenRun.Gate.NONE ? Double.NaN : PASS);
    }
    RecordedForest forest = RecordedForest.read(run.folder().resolve("forest.json"));
    if (!forest.features().equals(run.features())) {
      throw new ParityException(
          Shown.of(run.folder().resolve("forest.json"))
              + ": features are not the ml_features of params.json beside it.");
    }
    return forest.classifier();
  }

  private record Constant(int inputs, double score) implements Classifier {
    @Override
    public double probability(double[] values) {
      return score;
    }
  }
}
