package io.multialpha.host.research.parity;

import io.multialpha.api.feature.Feature;
import io.multialpha.api.feature.FeatureProfile;
import io.multialpha.api.market.Instrument;
import io.multialpha.api.model.Classifier;
import io.multialpha.api.params.Param;
import io.multialpha.api.params.ParamType;
import io.multialpha.api.params.Params;
import io.multialpha.api.params.ParamsSchema;
import io.multialpha.api.strategy.Strategy;
import io.multialpha.host.broker.Costs;
import io.multialpha.host.broker.FillModel;
import io.multialpha.host.engine.AccountSpec;
import io.multialpha.host.engine.AccountSpec.ModelInForce;
import io.multialpha.host.engine.Engine;
import io.multialpha.host.engine.EngineLoop;
import io.multialpha.host.engine.FeatureProbe;
import io.multialpha.host.engine.OnFailure;
import io.multialpha.host.engine.OnMissingFeature;
import io.multialpha.host.engine.PluginCaller;
import io.multialpha.host.engine.RunWindow;
import io.multialpha.host.feature.FeatureCatalog;
import io.multialpha.host.ledger.AccountResult;
import io.multialpha.host.ledger.Decisions;
import io.multialpha.host.ledger.Trades;
import io.multialpha.host.market.BarColumns;
import io.multialpha.host.market.MarketData;
import io.multialpha.host.portfolio.DailyStopBasis;
import io.multialpha.host.portfolio.Limits;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;

/** Runs the engine set up as a recorded run was. */
final class Rerun {
  private static final double CASH = 1e9;

  private final GoldenRun run;
  private final Strategy strategy;
  private final Supplier<PluginCaller> callers;
  private final Instrument instrument;
  private final Params params;

  /**
   * @throws ParityException if the run has parameters that the strategy does not take
   */
  Rerun(GoldenRun run, Strategy strategy, ParamsSchema schema, Supplier<PluginCaller> callers) {
    this.run = run;
    this.strategy = strategy;
    this.callers = callers;
    // Prices are what the bars say, so that a tick is only there to count slippage with.
    double tick = run.slippage() > 0 ? run.slippage() : 1e-5;
    instrument = new Instrument(run.symbol(), tick, run.pointValue(), Currency.getInstance("USD"));
    params = paramsOf(run, schema);
  }

  /**
   * The parameters as a configuration gives them. The original does nothing before its longest
   * possible indicator is ready, whether or not it is used.
   */
  private static Params paramsOf(GoldenRun run, ParamsSchema schema) {
    String file = Shown.of(run.folder().resolve("params.json"));
    List<String> problems = new ArrayList<>();
    Map<String, Object> values = new LinkedHashMap<>();
    run.params()
        .forEach(
            (name, value) -> {
              Optional<Param> param = schema.find(name);
              if (param.isEmpty()) {
                problems.add(
                    file
                        + ": params."
                        + name
                        + " is no parameter of the strategy, "
                        + CsvTable.meant(name, schema.all().stream().map(Param::name).toList()));
              } else {
                values.put(name, raw(param.get(), value));
              }
            });
    values.putIfAbsent("warmup_bars", run.firstBar());
    try {
      if (problems.isEmpty()) {
        return schema.with(values);
      }
    } catch (IllegalArgumentException e) {
      problems.add(file + ": params: " + e.getMessage() + ".");
    }
    throw ParityException.of(problems.stream().sorted().toList());
  }

  private static Object raw(Param param, Object value) {
    return param.type() == ParamType.TIME_OF_DAY && value instanceof Integer time
        ? String.format(Locale.ROOT, "%04d", time)
        : value;
  }

  /** Features as this program has them under the names of the profile {@code reference}. */
  List<Feature> features(List<String> names, Set<String> never) {
    return names.stream().map(name -> feature(name, never)).toList();
  }

  private Feature feature(String name, Set<String> never) {
    Feature known =
        FeatureCatalog.standard(FeatureProfile.REFERENCE)
            .find(name)
            .orElseThrow(
                () ->
                    new ParityException(
                        Shown.of(run.folder().resolve("params.json"))
                            + ": ml_features: there is no feature "
                            + name
                            + ", "
                            + CsvTable.meant(name, FeatureCatalog.standard().nearest(name))));
    Set<String> given = Set.copyOf(run.symbols());
    return never.contains(name) || !given.containsAll(references(known))
        ? Feature.never(name, known.unit(), "the recorded run had no value of it")
        : known;
  }

  private Set<String> references(Feature feature) {
    return FeatureProbe.of(feature, instrument).references();
  }

  /** Runs it with a strategy that watches, and without a model of its own. */
  List<RoundTrip> with(Watch watch, List<Feature> features, MarketData market, BarColumns own) {
    return trades(watch, Optional.of(gate(watch, run.threshold(), features)), market, own);
  }

  /** Runs it as this program trades: the strategy, and the model's features once a bar. */
  List<RoundTrip> asTraded(
      Optional<Classifier> model, List<Feature> features, MarketData market, BarColumns own) {
    return trades(strategy, model.map(each -> gate(each, run.threshold(), features)), market, own);
  }

  private ModelInForce gate(Classifier model, double threshold, List<Feature> features) {
    Set<String> references = new TreeSet<>();
    features.forEach(feature -> references.addAll(references(feature)));
    return new ModelInForce(
        features, references, model, threshold, OnMissingFeature.ZERO, PluginCaller.DIRECT);
  }

  private List<RoundTrip> trades(
      Strategy trader, Optional<ModelInForce> model, MarketData market, BarColumns own) {
    AccountSpec.Leg leg =
        new AccountSpec.Leg(
            instrument,
            params,
            run.contracts(),
            new Costs(run.slippage() > 0 ? 1 : 0, run.commission()),
            List.of(),
            model);
    AccountSpec account =
        new AccountSpec(
            run.name(),
            trader,
            callers.get(),
            List.of(leg),
            CASH,
            new Limits(1, CASH, DailyStopBasis.EQUITY),
            List.of(),
            run.fillsAtClose() ? FillModel.CHEAT_ON_CLOSE : FillModel.NEXT_OPEN,
            ZoneOffset.UTC,
            Long.MAX_VALUE / 2,
            OnFailure.FLATTEN,
            FeatureProfile.REFERENCE);
    EngineLoop loop =
        Engine.loops(List.of(account), Limits.NONE, market, RunWindow.ALL, () -> done -> {}).get(0);
    loop.run();
    return trades(loop.finish().get(0), own);
  }

  private List<RoundTrip> trades(AccountResult result, BarColumns own) {
    result
        .failure()
        .ifPresent(
            why -> {
              throw new ParityException(
                  "The strategy failed in run " + run.name() + ": " + why + ".");
            });
    Trades trades = result.journal().trades();
    Decisions decisions = result.journal().decisions();
    List<RoundTrip> all = new ArrayList<>();
    for (int row = 0; row < trades.size(); row++) {
      int entry = own.firstAtOrAfter(trades.entryTime(row));
      int exit = own.firstAtOrAfter(trades.exitTime(row));
      // Backtrader stamps what it fills at a close with the bar of the signal, and counts it to the
      // next one, on which it tells the strategy.
      int stampedBefore = run.fillsAtClose() ? 1 : 0;
      all.add(
          new RoundTrip(
              run.symbol(),
              trades.quantity(row),
              decisions.barStart(trades.entryDecision(row)),
              own.start()[entry - stampedBefore],
              entry + 1,
              RoundTrip.price(trades.entryPrice(row)),
              decisions.barStart(trades.exitDecision(row)),
              own.start()[exit - stampedBefore],
              exit + 1,
              RoundTrip.price(trades.exitPrice(row)),
              decisions.reason(trades.exitDecision(row)),
              RoundTrip.money(trades.netProfit(row)),
              RoundTrip.money(trades.commission(row))));
    }
    return all;
  }
}
