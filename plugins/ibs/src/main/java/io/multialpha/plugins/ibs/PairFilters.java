package io.multialpha.plugins.ibs;

import static io.multialpha.api.market.Timeframe.HOUR;
import static io.multialpha.plugins.ibs.EntryFilter.Missing.BLOCK;
import static io.multialpha.plugins.ibs.EntryFilter.Missing.PASS;
import static io.multialpha.plugins.ibs.FilterParams.length;

import io.multialpha.api.indicator.Indicator;
import io.multialpha.api.indicator.Indicators;
import io.multialpha.api.params.Param;
import java.util.ArrayList;
import java.util.List;

/** Filters on the instrument with which the traded one is compared. */
final class PairFilters {
  private static final String PAIR = "pair_symbol";

  static final List<EntryFilter> ALL =
      List.of(
          EntryFilter.of("enable_pair_ibs", "where the IBS of the pair is in a band")
              .with(symbol(PAIR))
              .about(Subject.pairOf(PAIR))
              .onFrameOf("pair_ibstf", HOUR)
              .reads(in -> in.indicators().ibs(in.frame()))
              .between(Spelling.underscores("pair_ibs"), 0, 0.2, 0, 1, BLOCK),
          EntryFilter.of(
                  "enable_pair_z", "where the z-score of the price less the pair's is in a band")
              .about(Subject.pairOf(PAIR))
              .with(length("pair_z_len", 20, "length of the average and the deviation"))
              .besideOwn()
              .after("pair_z_len", 0)
              .reads(PairFilters::spreadScore)
              .between(Spelling.underscores("pair_z"), -2, 2, -100, 100, PASS));

  private PairFilters() {}

  private static Indicator spreadScore(FilterInputs in) {
    Indicators own = in.context().indicators();
    int length = in.integer("pair_z_len");
    Indicator spread =
        own.custom(own.close(HOUR), in.close(), "spread", (price, other) -> price - other);
    Indicator excess =
        own.custom(spread, own.sma(spread, length), "difference", (now, mean) -> now - mean);
    return own.custom(
        excess,
        own.standardDeviation(spread, length),
        "score",
        (distance, deviation) -> distance / (deviation + Quotient.TINY));
  }

  /** Which instrument the traded one is compared with. */
  static Param symbol(String name) {
    List<String> words = new ArrayList<>(List.of(Subject.USUAL_PAIR));
    words.addAll(CrossSymbols.ALL);
    return Param.choice(name, words.toArray(new String[0]))
        .doc("instrument to compare with; auto is the usual pair of the one that is traded");
  }
}
