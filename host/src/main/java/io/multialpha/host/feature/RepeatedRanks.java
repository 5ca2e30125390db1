package io.multialpha.host.feature;

import static io.multialpha.api.market.Timeframe.HOUR;

import io.multialpha.api.feature.Feature;
import io.multialpha.api.indicator.OriginalIndicators;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Features whose value in the original depended on what its strategy did: it ranked an RSI anew,
 * among all before, at each question. No profile of this host does that, since a number would then
 * depend on parameters and differ between training and trading; what compares with the original's
 * runs needs the RSIs themselves.
 */
public final class RepeatedRanks {
  private static final Map<String, Feature> RANKED = new TreeMap<>();

  static {
    own(5, "rsi_pct");
    own(2, "rsi_len2_pct");
    own(2, "rsi_len_2_percentile");
    pair("rsi2_pct");
    pair("secondary_rsi_percentile");
  }

  private RepeatedRanks() {}

  /** What the feature of this name ranks, if it is one of these. */
  public static Optional<Feature> rankedBy(String name) {
    return Optional.ofNullable(RANKED.get(name));
  }

  private static void own(int length, String name) {
    RANKED.put(
        name,
        Feature.of(
            name,
            "",
            "the original's RSI" + length + " of the hours",
            c -> OriginalIndicators.rsi(c.indicators(), HOUR, length)));
  }

  private static void pair(String name) {
    RANKED.put(
        name,
        Feature.of(
            name,
            "",
            "the original's RSI14 of the pair's hours",
            c -> OriginalIndicators.rsi(c.indicators(UsualPair.of(c)), HOUR, 14)));
  }
}
