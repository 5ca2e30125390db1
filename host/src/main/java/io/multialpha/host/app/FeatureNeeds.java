package io.multialpha.host.app;

import io.multialpha.api.feature.Feature;
import io.multialpha.api.market.Instrument;
import io.multialpha.api.market.Timeframe;
import io.multialpha.host.engine.FeatureProbe;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.OptionalInt;

/**
 * How many bars a feature takes until it is a number, found out by building it.
 *
 * @param timeframe with whose bars it moves
 * @param lookBack how many of them; empty if it never is a number
 * @param days how many days besides, where it moves with hours and reads days
 * @param made of the bars of which timeframes it is made, in words; empty if it never is a number
 */
record FeatureNeeds(
    Timeframe timeframe, OptionalInt lookBack, OptionalInt days, List<String> made) {
  /** One that has a pair; the numbers are the same for all. */
  private static final Instrument ANY = new Instrument("ES", 0.25, 50, Currency.getInstance("USD"));

  static FeatureNeeds of(Feature feature) {
    return of(feature, ANY);
  }

  /** Those of any feature, built for an instrument. */
  static FeatureNeeds of(Feature feature, Instrument instrument) {
    FeatureProbe probe = FeatureProbe.of(feature, instrument);
    OptionalInt days =
        probe.timeframe() == Timeframe.HOUR
            ? FeatureProbe.of(feature, instrument).daysBefore()
            : OptionalInt.empty();
    OptionalInt lookBack = probe.lookBack();
    List<String> made =
        lookBack.isEmpty()
            ? List.of()
            : probe.timeframes().stream().map(FeatureNeeds::word).toList();
    return new FeatureNeeds(probe.timeframe(), lookBack, days, made);
  }

  /** How many hours it takes, the one at which it is looked at included. */
  int hours() {
    return timeframe == Timeframe.HOUR ? lookBack.orElse(1) : 1;
  }

  /** How many days it takes. */
  int allDays() {
    return timeframe == Timeframe.HOUR ? days.orElse(0) : lookBack.orElse(0);
  }

  @Override
  public String toString() {
    if (lookBack.isEmpty()) {
      return "never";
    }
    List<String> parts = new ArrayList<>();
    parts.add(count(lookBack.getAsInt(), word(timeframe)));
    days.ifPresent(count -> parts.add(count(count, "day")));
    return String.join(", ", parts);
  }

  private static String word(Timeframe timeframe) {
    return timeframe == Timeframe.HOUR ? "hour" : "day";
  }

  private static String count(int number, String what) {
    return number + " " + what + (number == 1 ? "" : "s");
  }
}
