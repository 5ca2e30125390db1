package io.multialpha.plugins.ibs;

import static io.multialpha.api.market.Timeframe.DAY;
import static io.multialpha.api.market.Timeframe.HOUR;
import static io.multialpha.plugins.ibs.EntryFilter.Missing.PASS;
import static io.multialpha.plugins.ibs.FilterParams.length;

import io.multialpha.api.market.Timeframe;
import java.util.List;

/** Filters on relative strength indices after Wilder. */
final class RsiFilters {
  static final List<EntryFilter> ALL =
      List.of(
          own("enable_rsi_entry", Spelling.underscores("rsi_entry"), 5, HOUR, 40, 60),
          own("enable_rsi_entry2_len", Spelling.underscores("rsi_entry2_len"), 2, HOUR, 0, 40),
          own("enable_rsi_entry14_len", Spelling.underscores("rsi_entry14_len"), 14, HOUR, 40, 60),
          pair(Spelling.underscores("rsi_entry2")),
          own("enableDailyRSI", Spelling.capitals("dailyRSI"), 5, DAY, 0, 40),
          own("enableDailyRSI2Len", Spelling.capitals("dailyRSI2"), 2, DAY, 0, 40),
          own("enableDailyRSI14Len", Spelling.capitals("dailyRSI14"), 14, DAY, 40, 60));

  private RsiFilters() {}

  private static EntryFilter own(
      String flag, Spelling name, int length, Timeframe usual, double low, double high) {
    String rule =
        String.format(
            "where the RSI of %d %s is in a band", length, usual == DAY ? "days" : "bars");
    return rsi(EntryFilter.of(flag, rule), name, length, usual)
        .between(name, low, high, 0, 100, PASS);
  }

  private static EntryFilter pair(Spelling name) {
    EntryFilter filter =
        EntryFilter.of("enable_rsi_entry2", "where the RSI of the pair is in a band")
            .with(PairFilters.symbol("rsi_entry2_symbol"))
            .about(Subject.pairOf("rsi_entry2_symbol"));
    return rsi(filter, name, 14, HOUR).between(name, 0, 40, 0, 100, PASS);
  }

  private static EntryFilter rsi(EntryFilter filter, Spelling name, int usual, Timeframe frame) {
    String length = name.of("length");
    return filter
        .with(length(length, usual, "length of the RSI"))
        .onFrameOf(name, frame)
        .after(length, 1)
        .reads(in -> in.rsi(length));
  }
}
