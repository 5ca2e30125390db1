package io.multialpha.plugins.ibs;

import static org.assertj.core.api.Assertions.assertThat;

import io.multialpha.api.feature.FeatureProfile;
import io.multialpha.api.indicator.Indicator;
import io.multialpha.api.indicator.Indicators;
import io.multialpha.api.market.Instrument;
import io.multialpha.api.market.Timeframe;
import io.multialpha.api.params.Params;
import io.multialpha.api.params.ParamsSchema;
import io.multialpha.api.strategy.DataNeeds;
import io.multialpha.api.strategy.Signal;
import io.multialpha.api.strategy.SignalSource;
import io.multialpha.api.strategy.Strategy;
import io.multialpha.api.strategy.StrategyContext;
import io.multialpha.api.strategy.StrategyInfo;
import io.multialpha.host.market.MarketData;
import io.multialpha.testkit.StrategyHarness;
import io.multialpha.testkit.StrategyRun;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Asks the entry filters on every bar and never enters, so that every bar is asked about. */
final class FilterRun implements Strategy {
  private final List<Boolean> allowed = new ArrayList<>();
  private final List<Double> values = new ArrayList<>();
  private Function<Indicators, Indicator> watched = of -> of.close(Timeframe.HOUR);

  private FilterRun() {}

  /**
   * For each hourly bar, whether the filters allow an entry, by indicators as they are defined. The
   * filters that are on by default let everything pass unless the parameters say otherwise.
   */
  static List<Boolean> of(MarketData market, String symbol, Map<String, ?> params) {
    Map<String, Object> all = new HashMap<>();
    all.put("enable_ibs_entry", false);
    all.put("entry_setting", "none");
    all.put("end_time1", "2400");
    all.putAll(params);
    FilterRun strategy = new FilterRun();
    StrategyRun run =
        StrategyHarness.of(strategy)
            .profile(FeatureProfile.CORRECTED)
            .params(all)
            .run(market, symbol);
    assertThat(run.failure()).isEmpty();
    return strategy.allowed;
  }

  /** Values of an indicator of the host as of each hourly bar. */
  static double[] values(
      MarketData market, String symbol, Function<Indicators, Indicator> indicator) {
    FilterRun strategy = new FilterRun();
    strategy.watched = indicator;
    StrategyRun run =
        StrategyHarness.of(strategy).params(Map.of("entry_setting", "none")).run(market, symbol);
    assertThat(run.failure()).isEmpty();
    return strategy.values.stream().mapToDouble(Double::doubleValue).toArray();
  }

  /** Whether the filters allow an entry on the last bar. */
  static boolean last(MarketData market, Map<String, ?> params) {
    List<Boolean> all = of(market, "ES", params);
    return all.get(all.size() - 1);
  }

  @Override
  public StrategyInfo info() {
    return StrategyInfo.of("filters", "Asks the filters only");
  }

  @Override
  public ParamsSchema params() {
    return IbsParams.SCHEMA;
  }

  @Override
  public DataNeeds dataNeeds(Params params, Instrument instrument) {
    // Without warm-up, so that what comes of unknown values is seen.
    return DataNeeds.none()
        .withReferences(
            EntryFilters.needs(params, instrument.symbol()).references().toArray(new String[0]));
  }

  @Override
  public SignalSource create(StrategyContext context) {
    EntryRules rules = new EntryRules(context);
    Indicator indicator = watched.apply(context.indicators());
    return (bar, position) -> {
      values.add(indicator.value());
      allowed.add(rules.allow(bar));
      return Signal.HOLD;
    };
  }
}
