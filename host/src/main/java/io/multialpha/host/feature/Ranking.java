package io.multialpha.host.feature;

import io.multialpha.api.feature.FeatureContext;
import io.multialpha.api.indicator.ExpandingPercentile;
import io.multialpha.api.indicator.Indicator;
import io.multialpha.api.indicator.Indicators;
import io.multialpha.api.indicator.OriginalIndicators;
import io.multialpha.api.indicator.RollingPercentile;
import io.multialpha.api.indicator.ValueKernel;
import io.multialpha.api.market.Timeframe;
import java.util.function.Supplier;

/** How each profile ranks a number among those before it. */
enum Ranking {
  /**
   * As the original did: its lists were empty when the instrument had its 252nd hour, and what is
   * ranked was looked at once an hour from then on.
   */
  SINCE_THE_252ND_HOUR {
    @Override
    Indicator ranked(FeatureContext c, Ranked what, String key, Supplier<ValueKernel> kernel) {
      return OriginalIndicators.sinceHour252(
          c.indicators(), what.of, what.timeframe, what.values, key, kernel);
    }
  },

  /** Every bar there is, from the first one in the data on. */
  SINCE_THE_DATA_START {
    @Override
    Indicator ranked(FeatureContext c, Ranked what, String key, Supplier<ValueKernel> kernel) {
      return what.of.custom(what.values, key, kernel);
    }
  };

  private static final int WINDOW = 252;

  /**
   * What is ranked.
   *
   * @param of indicators of the instrument with whose bars it moves
   * @param timeframe of these bars
   * @param values the numbers
   */
  record Ranked(Indicators of, Timeframe timeframe, Indicator values) {}

  /** Since when, in words. */
  String since() {
    return this == SINCE_THE_DATA_START
        ? "since the data start"
        : "since the instrument's hour 252";
  }

  abstract Indicator ranked(
      FeatureContext c, Ranked what, String key, Supplier<ValueKernel> kernel);

  /** Place among all, 0 to 1. */
  Indicator expanding(FeatureContext c, Ranked what) {
    return ranked(c, what, "expanding percentile", ExpandingPercentile::new);
  }

  /** Place among the latest 252, 0 to 100. */
  Indicator rolling(FeatureContext c, Ranked what) {
    return ranked(c, what, "rolling percentile " + WINDOW, () -> new RollingPercentile(WINDOW));
  }
}
