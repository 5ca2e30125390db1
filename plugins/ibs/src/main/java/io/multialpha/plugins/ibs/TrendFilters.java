package io.multialpha.plugins.ibs;

import static io.multialpha.api.market.Timeframe.DAY;
import static io.multialpha.api.market.Timeframe.HOUR;
import static io.multialpha.api.params.Param.decimal;
import static io.multialpha.api.params.Param.flag;
import static io.multialpha.plugins.ibs.EntryFilter.Missing.BLOCK;
import static io.multialpha.plugins.ibs.EntryFilter.Missing.PASS;
import static io.multialpha.plugins.ibs.FilterParams.length;

import io.multialpha.api.indicator.Indicator;
import io.multialpha.api.indicator.Indicators;
import io.multialpha.api.indicator.OriginalIndicators;
import io.multialpha.api.market.Timeframe;
import java.util.List;

/** Filters on drift, slope and spread of averages, and on how narrow the range has become. */
final class TrendFilters {
  static final List<EntryFilter> ALL =
      List.of(
          percentile("enableDailyATRPercentile", Spelling.capitals("dailyATRPct"), DAY),
          percentile("enableHourlyATRPercentile", Spelling.capitals("hourlyATRPct"), HOUR),
          drift("enableDirDrift", Spelling.capitals("dirDrift"), HOUR, 50),
          drift("enableDirDriftD", Spelling.capitals("dirDriftD"), DAY, 20),
          EntryFilter.of(
                  "enableSpiralER", "where the efficiency ratio over three spans is in a band")
              .onFrameOf("spiralERTF", HOUR)
              .after(6)
              .reads(in -> in.indicators().spiralEfficiency(in.close()))
              .between(Spelling.capitals("spiralER"), 0, 1, 0, 1, BLOCK),
          EntryFilter.of(
                  "enableTWRC",
                  "where a narrow range has lasted: the time-weighted range compression")
              .with(
                  length("twrcFast", 10, "length of the average true range"),
                  length("twrcBase", 100, "length of the one it is compared with"),
                  decimal("twrcThr")
                      .withDefault(0.7)
                      .between(0.01, 10)
                      .doc("quotient of the two below which the range is narrow"),
                  decimal("twrcTau")
                      .withDefault(10)
                      .between(0.01, 1000)
                      .unit("bars")
                      .doc("how fast the score grows while the range stays narrow"),
                  decimal("twrcTrigger")
                      .withDefault(0.5)
                      .between(0, 1)
                      .doc("smallest score that passes"))
              .onFrameOf("twrcTF", HOUR)
              .after(params -> Math.max(params.integer("twrcFast"), params.integer("twrcBase")) + 1)
              .reads(RangeCompression::of)
              .passing(
                  params -> {
                    double trigger = params.decimal("twrcTrigger");
                    return score -> score >= trigger;
                  },
                  BLOCK),
          slope("enableMASlope", Spelling.capitals("maSlope"), HOUR),
          slope("enableDailySlope", Spelling.capitals("dailySlope"), DAY),
          EntryFilter.of("enableMASpread", "where the distance between two EMAs is in a band")
              .with(
                  length("maSpreadFast", 20, "length of one EMA"),
                  length("maSpreadSlow", 50, "length of the other"),
                  flag("useATR").doc("measure it in average true ranges instead of points"),
                  length("maSpreadATRLen", 14, "length of the average true range"))
              .onFrameOf("maSpreadTF", HOUR)
              .after(
                  params ->
                      Math.max(
                          Math.max(params.integer("maSpreadFast"), params.integer("maSpreadSlow")),
                          params.flag("useATR") ? params.integer("maSpreadATRLen") + 1 : 0))
              .reads(TrendFilters::spread)
              .between(Spelling.capitals("maSpread"), 0, 1, 0, 1e9, PASS),
          EntryFilter.of(
                  "enableDonchProx",
                  "where the distance to the nearer end of the bars before is in a band")
              .with(
                  length("donchProxLen", 20, "bars before the latest"),
                  length(
                      "donchProxATRLen", 14, "length of the average true range it is measured in"))
              .onFrameOf("donchProxTF", HOUR)
              .after(
                  params ->
                      Math.max(
                          params.integer("donchProxLen") + 1,
                          params.integer("donchProxATRLen") + 2))
              .reads(TrendFilters::proximity)
              .between(
                  FilterParams.low("donchProxLow", 0, 0, 1000).unit("x ATR"),
                  FilterParams.high("donchProxHigh", 1, 0, 1000).unit("x ATR"),
                  PASS),
          EntryFilter.of(
                  "enableBBW",
                  "where the width of Bollinger's bands, by their middle, is in a band")
              .with(
                  length("bbwLen", 20, "length of the bands"),
                  decimal("bbwMult")
                      .withDefault(2.0)
                      .between(0.01, 100)
                      .unit("deviations")
                      .doc("distance of the bands from their middle"))
              .onFrameOf("bbwTF", HOUR)
              .after("bbwLen", 0)
              .reads(TrendFilters::bandwidth)
              .between(Spelling.capitals("bbw"), 0, 1, 0, 1000, PASS),
          directional("enableADX", Spelling.capitals("adx"), HOUR),
          directional("enableDADX", Spelling.capitals("dAdx"), DAY),
          EntryFilter.of(
                  "enablePSAR",
                  "where the distance of the close from the parabolic stop is in a band")
              .with(
                  decimal("psarStep")
                      .withDefault(0.02)
                      .between(0.001, 1)
                      .doc("first share, and its growth"),
                  decimal("psarMax").withDefault(0.2).between(0.001, 1).doc("largest share"),
                  flag("useAbs").doc("take the distance without its sign"))
              .onFrameOf("psarTF", HOUR)
              .after(2)
              .reads(TrendFilters::stopDistance)
              .between(
                  FilterParams.low("psarLow", -1, -1e9, 1e9).unit("points"),
                  FilterParams.high("psarHigh", 1, -1e9, 1e9).unit("points"),
                  PASS));

  private TrendFilters() {}

  private static EntryFilter drift(String flag, Spelling name, Timeframe frame, int usual) {
    String bars = frame == DAY ? "days" : "hours";
    return EntryFilter.of(
            flag, "where the return of some " + bars + ", in deviations of theirs, is in a band")
        .with(length(name.of("len"), usual, "bars of the return"))
        .on(frame)
        .after(name.of("len"), 1)
        .reads(in -> in.indicators().directionalDrift(in.close(), in.integer(name.of("len"))))
        .between(name, -2, 2, -1000, 1000, PASS);
  }

  private static EntryFilter percentile(String flag, Spelling name, Timeframe frame) {
    String bars = frame == DAY ? "daily" : "hourly";
    return EntryFilter.of(
            flag, "where the percentile of the " + bars + " average true range is in a band")
        .with(
            length(name.of("len"), 14, "length of the average true range"),
            length(name.of("window"), 252, "values among which it has its place"))
        .on(frame)
        .after(name.of("len"), 1)
        .notBefore(OriginalIndicators.FIRST_HOUR)
        .reads(
            in ->
                in.rollingPercentile(
                    in.indicators().atr(frame, in.integer(name.of("len"))),
                    in.integer(name.of("window"))))
        .between(name, 0, 100, 0, 100, PASS);
  }

  private static EntryFilter directional(String flag, Spelling name, Timeframe frame) {
    String bars = frame == DAY ? "daily" : "hourly";
    return EntryFilter.of(flag, "where the " + bars + " average directional index is in a band")
        .with(length(name.of("len"), 14, "length of the index"))
        .on(frame)
        .after(params -> 2 * params.integer(name.of("len")))
        .reads(in -> in.indicators().adx(frame, in.integer(name.of("len"))))
        .between(name, 20, 40, 0, 100, PASS);
  }

  private static Indicator stopDistance(FilterInputs in) {
    Indicators of = in.indicators();
    Indicator stop =
        of.parabolicSar(
            in.frame(), in.params().decimal("psarStep"), in.params().decimal("psarMax"));
    return in.params().flag("useAbs")
        ? of.custom(in.close(), stop, "distance", (price, level) -> Math.abs(price - level))
        : in.difference(in.close(), stop);
  }

  private static EntryFilter slope(String flag, Spelling name, Timeframe frame) {
    String ema = name.of("len");
    String shift = name.of("shift");
    String atr = name.prefix() + "ATRLen";
    String bars = frame == DAY ? "daily" : "hourly";
    return EntryFilter.of(flag, "where the rise of the " + bars + " EMA is in a band")
        .with(
            length(ema, 20, "length of the EMA"),
            length(shift, 5, "bars over which it rose"),
            length(atr, 14, "length of the average true range it is measured in"))
        .on(frame)
        .after(
            params ->
                Math.max(params.integer(ema) + params.integer(shift), params.integer(atr) + 1))
        .reads(
            in -> {
              Indicators of = in.indicators();
              Indicator average = of.ema(in.close(), in.integer(ema));
              return in.quotient(
                  in.difference(average, of.lag(average, in.integer(shift))),
                  of.atr(frame, in.integer(atr)));
            })
        .between(
            FilterParams.low(name.of("low"), -1, -1000, 1000).unit("x ATR"),
            FilterParams.high(name.of("high"), 1, -1000, 1000).unit("x ATR"),
            PASS);
  }

  private static Indicator spread(FilterInputs in) {
    Indicators of = in.indicators();
    Indicator points =
        of.custom(
            of.ema(in.close(), in.integer("maSpreadFast")),
            of.ema(in.close(), in.integer("maSpreadSlow")),
            "distance",
            (one, other) -> Math.abs(one - other));
    return in.params().flag("useATR")
        ? in.quotient(points, of.atr(in.frame(), in.integer("maSpreadATRLen")))
        : points;
  }

  private static Indicator proximity(FilterInputs in) {
    Indicators of = in.indicators();
    int bars = in.integer("donchProxLen");
    Indicator nearer =
        of.custom(
            distance(in, of.lag(of.lowest(of.low(in.frame()), bars), 1)),
            distance(in, of.lag(of.highest(of.high(in.frame()), bars), 1)),
            "smaller",
            Math::min);
    return of.custom(
        nearer,
        of.lag(of.atr(in.frame(), in.integer("donchProxATRLen")), 1),
        "divided where there is range",
        (distance, range) -> range == 0 ? distance : distance / range);
  }

  private static Indicator distance(FilterInputs in, Indicator band) {
    return in.indicators()
        .custom(in.close(), band, "distance", (price, edge) -> Math.abs(price - edge));
  }

  private static Indicator bandwidth(FilterInputs in) {
    return in.indicators()
        .bollingerBandwidth(in.close(), in.integer("bbwLen"), in.params().decimal("bbwMult"));
  }
}
