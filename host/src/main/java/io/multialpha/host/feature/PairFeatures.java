package io.multialpha.host.feature;

import static io.multialpha.api.market.Timeframe.DAY;
import static io.multialpha.api.market.Timeframe.HOUR;

import io.multialpha.api.feature.FeatureContext;
import io.multialpha.api.indicator.Indicator;
import io.multialpha.api.indicator.Indicators;
import io.multialpha.api.indicator.OncePerBar;
import io.multialpha.api.indicator.OriginalIndicators;
import io.multialpha.api.market.Timeframe;

/** Features of the instrument's {@link UsualPair pair}, and of VIX. */
final class PairFeatures {
  private static final String Z_SCORE =
      "z-score over 20 {bar}s of the own close less the pair's: (s - SMA20(s)) / SD20(s)";

  private PairFeatures() {}

  static void addTo(EntryList all) {
    all.same(ibs(HOUR), "pair_ibs");
    all.differing(ibs(HOUR), ibs(DAY), "pair_ibs_daily");
    all.expanding(
        "the internal bar strength of the pair's hour",
        c -> {
          Indicators pair = c.indicators(UsualPair.of(c));
          return new Ranking.Ranked(pair, HOUR, pair.ibs(HOUR));
        },
        "pair_ibs_pct",
        "pair_ibs_percentile");
    Meaning hourly = Meaning.of("", "any", EntryList.in(HOUR, Z_SCORE), PairFeatures::hourlyZ);
    all.same(hourly, "pair_z");
    all.differing(
        hourly,
        Meaning.of("", "any", EntryList.in(DAY, Z_SCORE), PairFeatures::dailyZ),
        "pair_z_score_daily");
    all.expanding(
        "the " + EntryList.in(HOUR, Z_SCORE) + ",",
        c -> new Ranking.Ranked(c.indicators(), HOUR, hourlyZ(c)),
        "pair_z_pct");
    all.differing(
        EntryList.expandingMeaning(
            Ranking.SINCE_THE_252ND_HOUR,
            "the pair's " + EntryList.in(HOUR, OwnFeatures.originalRsi(HOUR, 14)) + ",",
            PairFeatures::originalRsi),
        EntryList.expandingMeaning(
            Ranking.SINCE_THE_DATA_START,
            "the pair's RSI14 of the hours after Wilder",
            c -> {
              Indicators pair = c.indicators(UsualPair.of(c));
              return new Ranking.Ranked(pair, HOUR, Series.rsi(pair, HOUR, 14));
            }),
        "rsi2_pct",
        "secondary_rsi_percentile");
    all.differing(
        Meaning.of(
            "",
            "0 to 100",
            "the pair's " + EntryList.in(HOUR, OwnFeatures.originalRsi(HOUR, 14)),
            c -> OriginalIndicators.rsi(c.indicators(UsualPair.of(c)), HOUR, 14)),
        Meaning.of(
            "",
            "0 to 100",
            "the pair's RSI14 of the hours after Wilder",
            c -> Series.rsi(c.indicators(UsualPair.of(c)), HOUR, 14)),
        "pair_rsi");
    all.same(
        Meaning.of(
            "points", "above 0", "the day's close of VIX", c -> c.indicators("VIX").close(DAY)),
        "value");
    all.expanding(
        "the day's close of VIX",
        c -> {
          Indicators vix = c.indicators("VIX");
          return new Ranking.Ranked(vix, DAY, vix.close(DAY));
        },
        "value_pct");
  }

  private static Meaning ibs(Timeframe timeframe) {
    return Meaning.of(
        "",
        "0 to 1",
        EntryList.in(timeframe, "internal bar strength of the pair's {bar}"),
        c -> c.indicators(UsualPair.of(c)).ibs(timeframe));
  }

  /** Ranked with each hour of the instrument's own, also where the pair has no new one. */
  private static Ranking.Ranked originalRsi(FeatureContext c) {
    return new Ranking.Ranked(
        c.indicators(), HOUR, OriginalIndicators.rsi(c.indicators(UsualPair.of(c)), HOUR, 14));
  }

  private static Indicator hourlyZ(FeatureContext c) {
    return Series.zScore(c.indicators(), spread(c, HOUR), 20);
  }

  /** The spread is looked at once an hour, but moves with days. */
  private static Indicator dailyZ(FeatureContext c) {
    Indicators own = c.indicators();
    Indicator days = own.custom(DAY, "number of bars", () -> bars -> bars.size());
    return own.custom(
        days, spread(c, DAY), "z-score 20 once a bar", () -> new OncePerBar(new ZScore(20)));
  }

  private static Indicator spread(FeatureContext c, Timeframe timeframe) {
    return Series.difference(
        c.indicators(),
        c.indicators().close(timeframe),
        c.indicators(UsualPair.of(c)).close(timeframe));
  }
}
