package io.multialpha.host.config;

import static io.multialpha.api.params.Param.choice;
import static io.multialpha.api.params.Param.decimal;
import static io.multialpha.api.params.Param.integer;
import static io.multialpha.api.params.Param.timeOfDay;

import java.util.Currency;

/** The keys of an entry under {@code instruments}, declared once. */
final class InstrumentKeys {
  /** The key, and the unit of the values that are in it. */
  static final String CURRENCY = "currency";

  static final Section SECTION =
      Section.of(
          Key.of("tick_size", Shapes.positive("points"), "smallest price step").must(),
          Key.of(
                  "tick_value",
                  Shapes.positive(CURRENCY),
                  "what a tick of one contract is worth; must be tick_size x point_value")
              .orElse("tick_size x point_value"),
          Key.of("point_value", Shapes.positive(CURRENCY), "what a point of one contract is worth")
              .orElse("multiplier"),
          Key.of(
                  "multiplier",
                  Shapes.positive(CURRENCY),
                  "another name of point_value; if both are given they must agree")
              .orElse("point_value"),
          Key.of(CURRENCY, Shapes.currency(), "currency of its values")
              .or(Currency.getInstance("USD")),
          Key.of(
              choice("session", "cme", "grains", "cfe", "nyse", "weekdays")
                  .doc("which hours and holidays it keeps; they date its bars")),
          Key.of(
                  "roll_time",
                  new ParamShape(timeOfDay("roll_time").doc("of the roll")),
                  "when a trade date begins, with session weekdays only: from noon on that of the"
                      + " next day, before noon that of the day itself")
              .orElse("1700 with weekdays"),
          Key.of(
                  "roll_timezone",
                  Shapes.zone(),
                  "time zone of roll_time, with session weekdays only")
              .orElse("America/Chicago with weekdays"),
          Key.of(
              integer("size")
                  .between(1, Double.POSITIVE_INFINITY)
                  .withDefault(1)
                  .unit("contracts")
                  .doc("contracts per entry")),
          Key.of(
                  decimal("commission")
                      .between(0, Double.POSITIVE_INFINITY)
                      .unit("dollars")
                      .doc("per contract and side"))
              .orElse("execution.commission_per_side"),
          Key.of(
                  decimal("slippage_ticks")
                      .between(0, Double.POSITIVE_INFINITY)
                      .unit("ticks")
                      .doc("by how much each fill is worse than the bar's price"))
              .orElse("execution.slippage_ticks"),
          Key.of("margin", Shapes.positive("dollars"), "margin per contract").idle(),
          Key.of("dataset", Shapes.text("a Databento dataset"), "where its feed comes from").idle(),
          Key.of(
                  "databento_product_id",
                  Shapes.text("a product id such as ES.FUT"),
                  "its name at Databento")
              .idle(),
          Key.of("tradovate_symbol", Shapes.text("a symbol"), "its name at Tradovate").idle());

  private InstrumentKeys() {}
}
