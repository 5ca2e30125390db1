package io.multialpha.host.app;

import io.multialpha.api.params.Params;
import io.multialpha.host.broker.Costs;
import io.multialpha.host.broker.FillModel;
import io.multialpha.host.feature.FeatureCatalog;
import io.multialpha.host.plugin.StrategyOffer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What the command line says over the configuration, for all strategies of the run.
 *
 * @param symbols instruments to trade instead of those configured; empty for those configured
 * @param fillModel instead of the configured one
 * @param slippageTicks instead of every instrument's own
 * @param commissionPerSide dollars, instead of every instrument's own
 * @param params texts of strategy parameters by name
 */
record Overrides(
    List<String> symbols,
    Optional<FillModel> fillModel,
    OptionalDouble slippageTicks,
    OptionalDouble commissionPerSide,
    Map<String, String> params) {
  static final Overrides NONE =
      new Overrides(
          List.of(), Optional.empty(), OptionalDouble.empty(), OptionalDouble.empty(), Map.of());

  /** Copies the collections. */
  Overrides {
    symbols = List.copyOf(symbols);
    params = new LinkedHashMap<>(params);
  }

  Costs costs(Costs configured) {
    return new Costs(
        slippageTicks.orElse(configured.slippageTicks()),
        commissionPerSide.orElse(configured.commissionPerSide()));
  }

  Params params(StrategyOffer offer, Params configured) {
    return params.isEmpty()
        ? configured
        : ParamOverrides.apply(
            offer.params(), FeatureCatalog.standard().with(offer.features()), configured, params);
  }
}
