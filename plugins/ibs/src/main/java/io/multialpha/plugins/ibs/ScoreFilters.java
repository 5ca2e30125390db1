package io.multialpha.plugins.ibs;

import static io.multialpha.api.market.Timeframe.DAY;
import static io.multialpha.api.market.Timeframe.HOUR;
import static io.multialpha.plugins.ibs.EntryFilter.Missing.PASS;
import static io.multialpha.plugins.ibs.FilterParams.length;

import io.multialpha.api.indicator.Indicator;
import io.multialpha.api.market.Timeframe;
import java.util.List;
import java.util.function.BiFunction;

/** Filters on standard scores of the instrument's range, volume and price. */
final class ScoreFilters {
  static final List<EntryFilter> ALL =
      List.of(
          range("enableATRZ", Spelling.capitals("atrZ"), HOUR),
          volume("enableVolZ", Spelling.capitals("volZ"), HOUR),
          range("enableDATRZ", Spelling.capitals("dAtrZ"), DAY),
          volume("enableDVolZ", Spelling.capitals("dVolZ"), DAY),
          EntryFilter.of("enableZScore", "where the z-score of the close is in a band")
              .with(length("zScoreLen", 20, "length of the average and the deviation"))
              .onFrameOf("zScoreTF", HOUR)
              .after("zScoreLen", 0)
              .reads(in -> in.score(in.close(), in.integer("zScoreLen"), in.integer("zScoreLen")))
              .between(Spelling.capitals("zScore"), -2, 2, -100, 100, PASS));

  private ScoreFilters() {}

  private static EntryFilter range(String flag, Spelling name, Timeframe usual) {
    return smoothed(
            EntryFilter.of(flag, "where the z-score of the average true range is in a band"),
            name,
            usual,
            (in, length) -> in.indicators().atr(in.frame(), length))
        .after(params -> params.integer(name.of("len")) + params.integer(name.of("window")))
        .between(name, -2, 2, -100, 100, PASS);
  }

  private static EntryFilter volume(String flag, Spelling name, Timeframe usual) {
    return smoothed(
            EntryFilter.of(flag, "where the z-score of the average volume is in a band"),
            name,
            usual,
            (in, length) -> in.indicators().sma(in.indicators().volume(in.frame()), length))
        .after(params -> params.integer(name.of("len")) + params.integer(name.of("window")) - 1)
        .between(name, -2, 2, -100, 100, PASS);
  }

  private static EntryFilter smoothed(
      EntryFilter filter,
      Spelling name,
      Timeframe usual,
      BiFunction<FilterInputs, Integer, Indicator> average) {
    return filter
        .with(
            length(name.of("len"), 5, "length of the average"),
            length(name.of("window"), 252, "averages that the latest is compared with"))
        .onFrameOf(name, usual)
        .reads(
            in -> {
              int window = in.integer(name.of("window"));
              return in.score(average.apply(in, in.integer(name.of("len"))), window, window);
            });
  }
}
