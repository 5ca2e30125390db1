package io.multialpha.plugins.ibs;

import static io.multialpha.api.market.Timeframe.HOUR;
import static io.multialpha.plugins.ibs.EntryFilter.Missing.BLOCK;

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
              .between(Spelling.underscores("pair_ibs"), 0, 0.2, 0, 1, BLOCK));

  private PairFilters() {}

  /** Which instrument the traded one is compared with. */
  static Param symbol(String name) {
    List<String> words = new ArrayList<>(List.of(Subject.USUAL_PAIR));
    words.addAll(CrossSymbols.ALL);
    return Param.choice(name, words.toArray(new String[0]))
        .doc("instrument to compare with; auto is the usual pair of the one that is traded");
  }
}
