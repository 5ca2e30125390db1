package io.multialpha.plugins.ibs;

import static io.multialpha.api.market.Timeframe.HOUR;
import static io.multialpha.api.params.Param.decimal;
import static io.multialpha.api.params.Param.integer;
import static io.multialpha.plugins.ibs.EntryFilter.Missing.BLOCK;

import java.util.List;

/** Filters on the shape of the latest bars. */
final class PatternFilters {
  private static final String RUN = "minBearBars";

  /** The signal itself. */
  static final EntryFilter IBS_BAND =
      EntryFilter.onByDefault(
              "enable_ibs_entry",
              "enter on bars whose IBS lies in the entry band; off: on any bar in a window",
              "where the IBS of the bar is in the entry band")
          .reads(in -> in.indicators().ibs(HOUR))
          .between(
              decimal("ibs_entry_low")
                  .withDefault(0.0)
                  .between(0, 1)
                  .doc("bottom of the entry band"),
              decimal("ibs_entry_high").withDefault(0.2).between(0, 1).doc("top of the entry band"),
              BLOCK);

  static final List<EntryFilter> ALL =
      List.of(
          EntryFilter.of(
                  "enableBearCount", "after some bars in a row that closed lower than they opened")
              .with(
                  integer(RUN).withDefault(2).between(1, 100).unit("bars").doc("how many at least"))
              .onFrameOf("bearCountTF", HOUR)
              .after(1)
              .reads(in -> BarRun.falling(in))
              .passing(params -> ShapeFilters.atLeast(params, RUN), BLOCK),
          EntryFilter.of("enableInsideBar", "on a bar inside the range of the one before it")
              .onFrameOf("insideBarTF", HOUR)
              .after(2)
              .reads(BarShape::inside)
              .passing(params -> value -> value == 1, BLOCK),
          EntryFilter.of("enableN7Bar", "on a bar with the smallest range of seven")
              .onFrameOf("n7BarTF", HOUR)
              .after(7)
              .reads(BarShape::narrowestOfSeven)
              .passing(params -> value -> value == 1, BLOCK),
          IBS_BAND);

  private PatternFilters() {}
}
