package io.multialpha.host.config;

import static io.multialpha.api.params.Param.choice;
import static io.multialpha.api.params.Param.decimal;
import static io.multialpha.api.params.Param.filters;
import static io.multialpha.api.params.Param.flag;
import static io.multialpha.api.params.Param.integer;
import static io.multialpha.api.params.Param.timeOfDay;

import io.multialpha.api.params.ParamsSchema;
import io.multialpha.api.strategy.ModelLayout;
import io.multialpha.host.feature.FeatureCatalog;
import java.util.LinkedHashMap;
import java.util.Map;

/** Two strategies and a policy with parameters of every type, as plugins would declare them. */
final class TestCatalog {
  static final ParamsSchema IBS =
      ParamsSchema.of(
          flag("use_window1").withDefault(true).doc("first window"),
          timeOfDay("start_time1").doc("its start"),
          timeOfDay("end_time1").withDefault("1500").doc("its end"),
          flag("use_window2").withDefault(true).doc("second window"),
          timeOfDay("start_time2").withDefault("1700").doc("its start"),
          timeOfDay("end_time2").withDefault("2400").doc("its end"),
          flag("enable_ibs_entry").withDefault(true).doc("entry"),
          choice("entry_setting", "inside range", "none").doc("among pivots"),
          decimal("ibs_entry_high").withDefault(0.2).between(0, 1).doc("upper"),
          decimal("ibs_entry_low").between(0, 1).doc("lower"),
          flag("enable_ibs_exit").withDefault(true).doc("exit"),
          decimal("ibs_exit_high").withDefault(1.0).between(0, 1).doc("upper"),
          decimal("ibs_exit_low").withDefault(0.8).between(0, 1).doc("lower"),
          flag("enable_stop").withDefault(true).doc("stop"),
          choice("stop_type", "percent", "atr").doc("its kind"),
          decimal("stop_perc").withDefault(1.0).between(0.01, 100).unit("%").doc("its distance"),
          flag("enable_tp").withDefault(true).doc("target"),
          choice("tp_type", "percent", "atr").doc("its kind"),
          decimal("tp_perc").withDefault(1.0).between(0.01, 100).unit("%").doc("its distance"),
          filters("filters").doc("bands"));

  static final ParamsSchema BREAKOUT =
      ParamsSchema.of(
          integer("breakout_lookback").withDefault(20).between(2, 500).unit("bars").doc("channel"),
          decimal("atr_multiplier").withDefault(2.0).between(0.1, 20).unit("x ATR").doc("stop"));

  static final ParamsSchema EXPOSURE =
      ParamsSchema.of(
          decimal("most_dollars")
              .withDefault(100_000.0)
              .between(1, 1e9)
              .unit("dollars")
              .doc("most"));

  static final Catalog SHIPPED = catalog();

  private TestCatalog() {}

  private static Catalog catalog() {
    Map<String, Catalog.StrategyType> strategies = new LinkedHashMap<>();
    strategies.put(
        "breakout",
        new Catalog.StrategyType(
            "breaks out", BREAKOUT, ModelLayout.in("models/breakout/"), FeatureCatalog.standard()));
    strategies.put(
        "ibs",
        new Catalog.StrategyType("fades", IBS, ModelLayout.standard(), FeatureCatalog.standard()));
    return Catalog.of(strategies, Map.of("exposure-cap", EXPOSURE));
  }
}
