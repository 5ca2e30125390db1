package io.multialpha.plugins.ibs;

import static io.multialpha.api.market.Timeframe.DAY;
import static io.multialpha.api.market.Timeframe.HOUR;
import static io.multialpha.api.params.Param.choice;
import static io.multialpha.api.params.Param.decimal;
import static io.multialpha.api.params.Param.integer;
import static io.multialpha.plugins.ibs.EntryFilter.Missing.BLOCK;
import static io.multialpha.plugins.ibs.EntryFilter.Missing.PASS;
import static io.multialpha.plugins.ibs.FilterParams.length;

import io.multialpha.api.indicator.Indicator;
import io.multialpha.api.indicator.Indicators;
import io.multialpha.api.market.Timeframe;
import io.multialpha.api.params.Params;
import java.util.List;

/** Filters on runs of bars, parts of the day, and how far the price has come lately. */
final class ShapeFilters {
  private static final String RUN = "minBullishBars";

  static final List<EntryFilter> ALL =
      List.of(
          EntryFilter.of(
                  "enableBullishBarCount",
                  "after some bars in a row that closed higher than they opened")
              .with(
                  integer(RUN).withDefault(2).between(1, 100).unit("bars").doc("how many at least"))
              .onFrameOf("bullishBarCountTF", HOUR)
              .after(1)
              .reads(in -> BarRun.rising(in))
              .passing(params -> atLeast(params, RUN), BLOCK),
          EntryFilter.of("enableSessions", "in one part of the day")
              .with(
                  integer("sessionSel")
                      .withDefault(1)
                      .between(1, 4)
                      .doc("1 is 00:00 to 08:00, 2 to 15:00, 4 to 17:00, 3 from 17:00"))
              .checking(ShapeFilters::partOfDay),
          EntryFilter.of(
                  "enableOpenClose", "in the first, or in the last, hour of the day's trading")
              .with(
                  integer("openCloseSel")
                      .withDefault(1)
                      .between(1, 2)
                      .doc("1 is 08:00 to 09:00, 2 is 14:00 to 15:00"))
              .checking(ShapeFilters::openClose),
          compression("enableRangeCompressionATR", Spelling.capitals("rc"), HOUR),
          compression("enableDailyRangeCompression", Spelling.capitals("dailyRc"), DAY),
          fourBars("enable4BarRet", Spelling.capitals("fourBarRet"), HOUR),
          fourBars("enable4BarRetD", Spelling.capitals("fourBarRetD"), DAY),
          EntryFilter.of(
                  "enableAboveOpen",
                  "where the close of the hour is above, or below, that of the last day")
              .with(FilterParams.side("aboveOpenDir", FilterParams.ABOVE))
              .on(DAY)
              .after(1)
              .reads(in -> in.difference(in.indicators().close(HOUR), in.indicators().close(DAY)))
              .passing(params -> FilterParams.strictly(params, "aboveOpenDir"), PASS));

  private ShapeFilters() {}

  static java.util.function.DoublePredicate atLeast(Params params, String name) {
    int least = params.integer(name);
    return value -> value >= least;
  }

  private static EntryFilter.Check partOfDay(Params params) {
    int part = params.integer("sessionSel");
    return bar -> {
      int minute = bar.minuteOfDay();
      return part == (minute < 8 * 60 ? 1 : minute < 15 * 60 ? 2 : minute < 17 * 60 ? 4 : 3);
    };
  }

  private static EntryFilter.Check openClose(Params params) {
    int hour = params.integer("openCloseSel") == 1 ? 8 : 14;
    return bar -> bar.minuteOfDay() / 60 == hour;
  }

  private static EntryFilter compression(String flag, Spelling name, Timeframe frame) {
    String bars = frame == DAY ? "day" : "hour";
    return EntryFilter.of(
            flag, "where the range of the " + bars + " is small, or large, for its true range")
        .with(
            length(name.of("len"), 14, "length of the average true range"),
            decimal(name.of("thresh"))
                .withDefault(0.5)
                .between(0, 100)
                .unit("x ATR")
                .doc("the range from which on it is large"),
            choice(name.of("dir"), FilterParams.BELOW, FilterParams.ABOVE)
                .doc("on which side entries pass, the threshold itself included"))
        .on(frame)
        .after(name.of("len"), 1)
        .reads(
            in -> {
              Indicators of = in.indicators();
              Indicator range = in.difference(of.high(frame), of.low(frame));
              return in.quotient(range, of.atr(frame, in.integer(name.of("len"))));
            })
        .passing(
            params -> FilterParams.inclusively(params, name.of("dir"), name.of("thresh")), PASS);
  }

  private static EntryFilter fourBars(String flag, Spelling name, Timeframe frame) {
    String bars = frame == DAY ? "days" : "hours";
    return EntryFilter.of(flag, "where the change of the close over four " + bars + " is in a band")
        .on(frame)
        .after(5)
        .reads(in -> in.percentChange(4))
        .between(
            FilterParams.low(name.of("low"), -1, -100, 1000).unit("%"),
            FilterParams.high(name.of("high"), 1, -100, 1000).unit("%"),
            PASS);
  }
}
