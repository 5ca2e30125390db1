package io.multialpha.plugins.ibs;

import static io.multialpha.api.params.Param.choice;
import static io.multialpha.api.params.Param.decimal;
import static io.multialpha.api.params.Param.filters;
import static io.multialpha.api.params.Param.flag;
import static io.multialpha.api.params.Param.integer;
import static io.multialpha.api.params.Param.timeOfDay;

import io.multialpha.api.params.Param;
import io.multialpha.api.params.ParamsSchema;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The parameters of the strategy and what they may be. */
final class IbsParams {
  static final String PERCENT = "percent";
  static final String ATR = "ATR";

  /** Prefix of the stop's parameters. */
  static final String STOP = "stop";

  /** Prefix of the target's parameters. */
  static final String TARGET = "tp";

  private static final Param WARMUP =
      integer("warmup_bars")
          .withDefault(0)
          .between(0, 100_000)
          .unit("bars")
          .doc(
              "bars in the data before the first decision, which is on the last of them; pivots are"
                  + " looked for from it on, too. 252 in the original");

  private static final List<Param> EXITS =
      List.of(
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

  /** The host asks these itself. */
  private static final Param FILTERS =
      filters("filters").doc("enter only where each of these features lies in its band");

  /** The signal's own first, then exits and pivots, then all other filters in their order. */
  static final ParamsSchema SCHEMA = schema();

  private IbsParams() {}

  private static ParamsSchema schema() {
    List<EntryFilter> first = List.of(CalendarFilters.WINDOWS, PatternFilters.IBS_BAND);
    List<Param> all = new ArrayList<>(List.of(WARMUP));
    first.forEach(filter -> all.addAll(filter.params()));
    all.addAll(EXITS);
    all.addAll(PivotRules.PARAMS);
    for (EntryFilter filter : EntryFilters.ALL) {
      if (!first.contains(filter)
          && !CrossFilters.SCORES.contains(filter)
          && !CrossFilters.RETURNS.contains(filter)) {
        all.addAll(filter.params());
      }
    }
    all.add(FILTERS);
    ParamsSchema schema = ParamsSchema.of(all.toArray(new Param[0]));
    for (Map.Entry<String, List<Param>> family : CrossFilters.families().entrySet()) {
      schema = schema.withFamily(family.getKey(), family.getValue());
    }
    return schema;
  }
}
