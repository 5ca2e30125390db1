package io.multialpha.plugins.ibs;

import static io.multialpha.api.params.Param.choice;
import static io.multialpha.api.params.Param.decimal;
import static io.multialpha.api.params.Param.flag;
import static io.multialpha.api.params.Param.integer;
import static io.multialpha.api.params.Param.timeOfDay;

import io.multialpha.api.params.Param;
import io.multialpha.api.params.ParamsSchema;
import java.util.List;
import java.util.stream.Stream;

/** The parameters of the strategy and what they may be. */
final class IbsParams {
  static final String PERCENT = "percent";
  static final String ATR = "ATR";

  /** Prefix of the stop's parameters. */
  static final String STOP = "stop";

  /** Prefix of the target's parameters. */
  static final String TARGET = "tp";

  private static final List<Param> USUAL =
      List.of(
          integer("warmup_bars")
              .withDefault(0)
              .between(0, 100_000)
              .unit("bars")
              .doc(
                  "bars in the data before the first decision, which is on the last of them; pivots"
                      + " are looked for from it on, too. 252 in the original"),
          flag("use_window1").withDefault(true).doc("whether entries are allowed in window 1"),
          timeOfDay("start_time1").withDefault("0000").doc("first bar start inside window 1"),
          timeOfDay("end_time1").withDefault("1500").doc("first bar start after window 1"),
          flag("use_window2").withDefault(true).doc("whether entries are allowed in window 2"),
          timeOfDay("start_time2").withDefault("1700").doc("first bar start inside window 2"),
          timeOfDay("end_time2").withDefault("2400").doc("first bar start after window 2"),
          flag("enable_ibs_entry")
              .withDefault(true)
              .doc("enter on bars whose IBS lies in the entry band; off: on any bar in a window"),
          decimal("ibs_entry_high").withDefault(0.2).between(0, 1).doc("top of the entry band"),
          decimal("ibs_entry_low").withDefault(0.0).between(0, 1).doc("bottom of the entry band"),
          flag("enable_ibs_exit")
              .withDefault(true)
              .doc("leave on bars whose IBS lies in the exit band"),
          decimal("ibs_exit_high").withDefault(1.0).between(0, 1).doc("top of the exit band"),
          decimal("ibs_exit_low").withDefault(0.8).between(0, 1).doc("bottom of the exit band"),
          flag("enable_stop").withDefault(true).doc("leave when the close is at or below the stop"),
          choice("stop_type", PERCENT, ATR).doc("what the stop's distance is measured in"),
          decimal("stop_perc")
              .withDefault(1.0)
              .between(0.01, 99)
              .unit("%")
              .doc("distance of the stop below the entry price, for stop_type percent"),
          integer("stop_atr_len")
              .withDefault(14)
              .between(2, 1000)
              .unit("bars")
              .doc("length of the average true range, for stop_type ATR"),
          decimal("stop_atr_mult")
              .withDefault(1.0)
              .between(0.01, 100)
              .unit("x ATR")
              .doc("distance of the stop below the entry price, for stop_type ATR"),
          flag("enable_tp").withDefault(true).doc("leave when the close is at or above the target"),
          choice("tp_type", PERCENT, ATR).doc("what the target's distance is measured in"),
          decimal("tp_perc")
              .withDefault(1.0)
              .between(0.01, 1000)
              .unit("%")
              .doc("distance of the target above the entry price, for tp_type percent"),
          integer("tp_atr_len")
              .withDefault(14)
              .between(2, 1000)
              .unit("bars")
              .doc("length of the average true range, for tp_type ATR"),
          decimal("tp_atr_mult")
              .withDefault(0.5)
              .between(0.01, 100)
              .unit("x ATR")
              .doc("distance of the target above the entry price, for tp_type ATR"),
          flag("enable_bar_stop").withDefault(true).doc("leave after a number of bars"),
          integer("bar_stop_bars")
              .withDefault(8)
              .between(2, 10_000)
              .unit("bars")
              .doc("bars after that of the entry's fill at which a position is left"),
          flag("enable_auto_close").withDefault(true).doc("leave at a time of day"),
          timeOfDay("auto_close_time")
              .withDefault("1500")
              .doc("start of the bar on whose close a position is left"));

  static final ParamsSchema SCHEMA =
      ParamsSchema.of(
          Stream.concat(USUAL.stream(), PivotRules.PARAMS.stream()).toArray(Param[]::new));

  private IbsParams() {}
}
