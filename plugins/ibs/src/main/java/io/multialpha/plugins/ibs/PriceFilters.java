package io.multialpha.plugins.ibs;

import static io.multialpha.api.market.Timeframe.DAY;
import static io.multialpha.api.market.Timeframe.HOUR;
import static io.multialpha.plugins.ibs.EntryFilter.Missing.BLOCK;
import static io.multialpha.plugins.ibs.EntryFilter.Missing.PASS;
import static io.multialpha.plugins.ibs.FilterParams.high;
import static io.multialpha.plugins.ibs.FilterParams.low;

import java.util.List;

/** Filters on the latest change of the close and on earlier internal bar strengths. */
final class PriceFilters {
  static final List<EntryFilter> ALL =
      List.of(
          EntryFilter.of("enable_prev_day_pct", "where the day's change of the close is in a band")
              .on(DAY)
              .after(2)
              .reads(in -> in.percentChange(1))
              .between(
                  low("prev_day_pct_low", -2, -100, 1000).unit("%"),
                  high("prev_day_pct_high", 2, -100, 1000).unit("%"),
                  BLOCK),
          EntryFilter.of("enable_prev_bar_pct", "where the bar's change of the close is in a band")
              .onFrameOf("prev_bar_pct_tf", HOUR)
              .after(2)
              .reads(in -> in.percentChange(1))
              .between(
                  low("prev_bar_pct_low", -1, -100, 1000).unit("%"),
                  high("prev_bar_pct_high", 1, -100, 1000).unit("%"),
                  BLOCK),
          EntryFilter.of("enable_daily_ibs", "where the IBS of the last day is in a band")
              .on(DAY)
              .after(1)
              .reads(in -> in.indicators().ibs(DAY))
              .between(low("daily_ibs_low", 0, 0, 1), high("daily_ibs_high", 0.2, 0, 1), BLOCK),
          EntryFilter.of("enable_prev_ibs", "where the IBS of the bar before is in a band")
              .after(2)
              .reads(in -> in.indicators().lag(in.indicators().ibs(HOUR), 1))
              .between(low("prev_ibs_low", 0.8, 0, 1), high("prev_ibs_high", 1, 0, 1), PASS),
          EntryFilter.of("enable_prev_ibs_daily", "where the IBS of the day before is in a band")
              .on(DAY)
              .after(2)
              .reads(in -> in.indicators().lag(in.indicators().ibs(DAY), 1))
              .between(
                  low("prev_ibs_daily_low", 0.8, 0, 1),
                  high("prev_ibs_daily_high", 1, 0, 1),
                  BLOCK));

  private PriceFilters() {}
}
