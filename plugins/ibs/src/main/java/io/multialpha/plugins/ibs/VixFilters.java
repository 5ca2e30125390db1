package io.multialpha.plugins.ibs;

import static io.multialpha.api.market.Timeframe.DAY;
import static io.multialpha.api.params.Param.choice;
import static io.multialpha.plugins.ibs.EntryFilter.Missing.PASS;
import static io.multialpha.plugins.ibs.FilterParams.length;

import io.multialpha.api.indicator.Indicator;
import java.util.List;

/** Filters on the volatility index. */
final class VixFilters {
  private static final Subject VIX = Subject.fixed("VIX");

  static final List<EntryFilter> ALL =
      List.of(
          EntryFilter.of("use_val_filter", "where the close of the VIX is in a band")
              .about(VIX)
              .onFrameOf("val_tf", DAY)
              .reads(FilterInputs::close)
              .between(Spelling.underscores("val"), 0, 15, 0, 100_000, PASS),
          EntryFilter.of("enable_vix_reg", "in one of two regimes of the VIX")
              .about(VIX)
              .with(
                  choice("vix_reg", "Risk On", "Risk Off")
                      .doc("Risk On is a VIX below its median, Risk Off one above"),
                  length("vix_reg_len", 100, "length of the median"))
              .onFrameOf("vix_reg_tf", DAY)
              .reads(VixFilters::excess)
              .passing(
                  params ->
                      params.choice("vix_reg").equals("Risk On")
                          ? excess -> excess < 0
                          : excess -> excess > 0,
                  PASS));

  private VixFilters() {}

  private static Indicator excess(FilterInputs in) {
    int length = in.integer("vix_reg_len");
    Indicator close = in.close();
    return in.difference(
        close, in.indicators().custom(close, "median " + length, () -> new Median(length)));
  }
}
