package io.multialpha.host.config;

import static io.multialpha.api.params.Param.choice;
import static io.multialpha.api.params.Param.flag;
import static io.multialpha.api.params.Param.integer;

import java.time.ZoneId;

/** The keys of an entry under {@code strategies}, declared once. */
final class StrategyKeys {
  static final Section SECTION =
      Section.of(
          Key.of(flag("enabled").withDefault(true).doc("whether it trades")),
          Key.of(
                  "strategy_type",
                  Shapes.text("the id of an installed strategy"),
                  "which strategy decides; two entries may have the same")
              .orElse("the entry's name"),
          Key.of(
                  "broker_account",
                  Shapes.secret(),
                  "webhook its orders go to; needed in live mode only")
              .orElse("none"),
          Key.of("starting_cash", Shapes.positive("dollars"), "cash of the account at the start")
              .or(150_000.0),
          Key.of("models_path", Shapes.path(), "folder of its model bundles")
              .orElse("the strategy's own"),
          Key.of(
              integer("max_positions")
                  .between(1, Double.POSITIVE_INFINITY)
                  .withDefault(2)
                  .doc("most positions open or pending at any time")),
          Key.of(
                  "daily_stop_loss",
                  Shapes.positive("dollars"),
                  "loss on one trade date at which everything is closed and entries end")
              .or(2500.0),
          Key.of(HouseKeys.DAILY_STOP_BASIS),
          Key.of("instruments", Shapes.someOf(HouseKeys.SYMBOLS), "root symbols it trades").must(),
          Key.of("strategy_params", Part.SECTION, "parameters of the strategy, for all instruments")
              .orElse("the strategy's defaults"),
          Key.of("session_timezone", Shapes.zone(), "time zone of the strategy's times of day")
              .or(ZoneId.of("America/Chicago")),
          Key.of(HouseKeys.FILL_MODEL).orElse("execution.fill_model"),
          Key.of(
              choice("on_missing_model", "trade_unfiltered", "skip", "fail")
                  .doc(
                      "an instrument without a bundle trades every signal, is left out, or stops"
                          + " the start")),
          Key.of(
              choice("on_broken_model", "fail", "skip")
                  .doc(
                      "an instrument whose bundle is there but of no use stops the start, or is"
                          + " left out; it never trades unfiltered")),
          Key.of(
              choice("on_missing_feature", "block", "zero")
                  .doc(
                      "an entry for which a feature of the model is not known yet is refused, or"
                          + " scored with 0.0 for it")),
          Key.of(
              choice("feature_profile", "reference", "corrected")
                  .doc(
                      "what the names of features mean: what the original computed, or what they"
                          + " say; must be what its bundles were trained on")),
          Key.of(
              choice("on_failure", "flatten", "hold")
                  .doc("what becomes of open positions when the strategy fails")),
          Key.of("policies", Part.SECTION, "portfolio policies by id, each with its parameters")
              .orElse("none"));

  private StrategyKeys() {}
}
