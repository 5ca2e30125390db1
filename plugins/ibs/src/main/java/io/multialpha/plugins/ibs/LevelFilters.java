package io.multialpha.plugins.ibs;

import static io.multialpha.api.market.Timeframe.DAY;
import static io.multialpha.api.market.Timeframe.HOUR;
import static io.multialpha.api.params.Param.choice;
import static io.multialpha.api.params.Param.decimal;
import static io.multialpha.plugins.ibs.EntryFilter.Missing.BLOCK;
import static io.multialpha.plugins.ibs.EntryFilter.Missing.PASS;
import static io.multialpha.plugins.ibs.FilterParams.length;

import io.multialpha.api.indicator.Indicator;
import io.multialpha.api.indicator.Indicators;
import io.multialpha.api.market.Timeframe;
import io.multialpha.api.params.Param;
import java.util.List;

/** Filters on where the price stands: beside averages, bands and earlier extremes. */
final class LevelFilters {
  static final List<EntryFilter> ALL =
      List.of(
          EntryFilter.of("enableBB", "where the close is on one side of Bollinger's bands")
              .with(
                  length("bbLen", 20, "length of the bands"),
                  multiple("bbMult"),
                  choice("bbDir", "Below Lower", "Above Upper", "Above Mid", "Below Mid", "Inside")
                      .doc("where; Inside has both bands inside"))
              .onFrameOf("bbTF", HOUR)
              .after("bbLen", 0)
              .reads(in -> BollingerPlace.of(in, "bbLen"))
              .passing(params -> BollingerPlace.passing(params, "bbDir", "bbMult"), PASS),
          bollingerHigh("enable_bb_high", Spelling.underscores("bb_high"), HOUR),
          bollingerHigh("enable_bb_high_d", Spelling.underscores("bb_high_d"), DAY),
          EntryFilter.of(
                  "enableDonch",
                  "where the close is beyond, or inside, the range of the bars before it")
              .with(
                  length("donchLen", 20, "bars before the latest"),
                  choice("donchDir", "Above", "Below", "Inside")
                      .doc("where; Inside has both ends inside"))
              .onFrameOf("donchTF", DAY)
              .after("donchLen", 1)
              .reads(DonchianPlace::of)
              .passing(DonchianPlace::passing, PASS),
          ema("enableEMA8", "ema8", HOUR, 8),
          ema("enableEMA20", "ema20", HOUR, 20),
          ema("enableEMA50", "ema50", HOUR, 50),
          ema("enableEMA200", "ema200", HOUR, 200),
          ema("enableEMA20D", "ema20D", DAY, 20),
          ema("enableEMA50D", "ema50D", DAY, 50),
          ema("enableEMA200D", "ema200D", DAY, 200),
          EntryFilter.of(
                  "enableDistZ",
                  "where the distance of the close from its average is beyond a threshold")
              .with(
                  length("distZMaLen", 20, "length of the average"),
                  length(
                      "distZStdLen", 20, "changes of the close in the deviation it is measured in"),
                  FilterParams.side("distZDir", FilterParams.BELOW),
                  threshold("distZThresh", -1.5, -100))
              .onFrameOf("distZTF", HOUR)
              .after(
                  params ->
                      Math.max(params.integer("distZMaLen"), params.integer("distZStdLen") + 1))
              .reads(LevelFilters::distance)
              .passing(params -> FilterParams.strictly(params, "distZDir", "distZThresh"), PASS),
          EntryFilter.of("enableMom3", "where the z-score of the momentum is beyond a threshold")
              .with(
                  length("mom3Len", 3, "bars over which the close changed"),
                  length("mom3ZLen", 20, "momentums that the latest is compared with"),
                  FilterParams.side("mom3Dir", FilterParams.BELOW),
                  threshold("mom3Thresh", -1.5, -100))
              .onFrameOf("mom3TF", HOUR)
              .after(params -> params.integer("mom3Len") + params.integer("mom3ZLen"))
              .reads(LevelFilters::momentum)
              .passing(params -> FilterParams.inclusively(params, "mom3Dir", "mom3Thresh"), PASS),
          EntryFilter.of("enableTRATR", "where the true range is beyond a multiple of its average")
              .with(
                  length("trAtrLen", 20, "length of the average true range"),
                  FilterParams.side("trAtrDir", FilterParams.ABOVE),
                  threshold("trAtrThresh", 1.2, 0).unit("x ATR"))
              .onFrameOf("trAtrTF", HOUR)
              .after("trAtrLen", 1)
              .reads(LevelFilters::trueRange)
              .passing(
                  params -> FilterParams.inclusively(params, "trAtrDir", "trAtrThresh"), PASS));

  private LevelFilters() {}

  private static Param multiple(String name) {
    return decimal(name)
        .withDefault(2.0)
        .between(0.01, 100)
        .unit("deviations")
        .doc("distance of the bands from their middle");
  }

  private static Param threshold(String name, double usual, double least) {
    return decimal(name).withDefault(usual).between(least, 100).doc("the threshold");
  }

  private static EntryFilter bollingerHigh(String flag, Spelling name, Timeframe frame) {
    String bars = frame == DAY ? "daily" : "hourly";
    return EntryFilter.of(flag, "where the " + bars + " close is above Bollinger's upper band")
        .with(length(name.of("length"), 20, "length of the bands"), multiple(name.of("mult")))
        .on(frame)
        .after(name.of("length"), 0)
        .reads(in -> BollingerPlace.of(in, name.of("length")))
        .passing(
            params -> {
              double upper = params.decimal(name.of("mult"));
              return place -> place > upper;
            },
            BLOCK);
  }

  private static EntryFilter ema(String flag, String prefix, Timeframe frame, int length) {
    String side = prefix + "Dir";
    String bars = frame == DAY ? "-day" : "-hour";
    return EntryFilter.of(flag, "where the close is above, or below, its " + length + bars + " EMA")
        .with(FilterParams.side(side, FilterParams.ABOVE))
        .on(frame)
        .after(length)
        .reads(in -> in.difference(in.close(), in.indicators().ema(in.close(), length)))
        .passing(params -> FilterParams.strictly(params, side), BLOCK);
  }

  private static Indicator distance(FilterInputs in) {
    Indicators of = in.indicators();
    Indicator close = in.close();
    Indicator change = in.difference(close, of.lag(close, 1));
    return of.custom(
        in.difference(close, of.sma(close, in.integer("distZMaLen"))),
        of.standardDeviation(change, in.integer("distZStdLen")),
        "in deviations",
        (distance, deviation) -> distance / (deviation + Quotient.TINY));
  }

  private static Indicator momentum(FilterInputs in) {
    Indicator close = in.close();
    Indicator change = in.difference(close, in.indicators().lag(close, in.integer("mom3Len")));
    return in.score(change, in.integer("mom3ZLen"), in.integer("mom3ZLen"));
  }

  private static Indicator trueRange(FilterInputs in) {
    Indicators of = in.indicators();
    return of.custom(
        of.trueRange(in.frame()),
        of.atr(in.frame(), in.integer("trAtrLen")),
        "in averages",
        (range, average) -> range / (average + Quotient.TINY));
  }
}
