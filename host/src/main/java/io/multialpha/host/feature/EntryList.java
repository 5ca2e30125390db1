package io.multialpha.host.feature;

import static io.multialpha.api.market.Timeframe.DAY;
import static io.multialpha.api.market.Timeframe.HOUR;

import io.multialpha.api.feature.Feature.Definition;
import io.multialpha.api.feature.FeatureContext;
import io.multialpha.api.market.Timeframe;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Collects the entries of the catalogue, by the ways in which the profiles differ. */
final class EntryList {
  private final List<FeatureEntry> entries = new ArrayList<>();

  /** Another meaning of a series: that of this name in its profile. */
  @FunctionalInterface
  interface RankedSeries {
    Ranking.Ranked in(FeatureContext context);
  }

  List<FeatureEntry> entries() {
    return List.copyOf(entries);
  }

  /** Names of one number, the same in both profiles. */
  void same(Meaning meaning, String... names) {
    differing(meaning, meaning, names);
  }

  /** Names of one number that is another one in the other profile. */
  void differing(Meaning reference, Meaning corrected, String... names) {
    for (String name : names) {
      entries.add(new FeatureEntry(name, reference, corrected));
    }
  }

  /** A series of the instrument's own hours, and of its days. */
  void own(
      Timeframe timeframe,
      String unit,
      String range,
      String formula,
      Series.Of series,
      String... names) {
    same(meaning(timeframe, unit, range, formula, series), names);
  }

  /** A series of hours whose second name says that it is daily. */
  void calledDaily(
      String unit, String range, String formula, Series.Of series, String hourly, String daily) {
    Meaning hours = meaning(HOUR, unit, range, formula, series);
    if (!hourly.isEmpty()) {
      same(hours, hourly);
    }
    differing(hours, meaning(DAY, unit, range, formula, series), daily);
  }

  /** The place of a series among all its values so far. */
  void expanding(String what, RankedSeries series, String... names) {
    differing(
        expandingMeaning(Ranking.SINCE_THE_252ND_HOUR, what, series),
        expandingMeaning(Ranking.SINCE_THE_DATA_START, what, series),
        names);
  }

  static Meaning expandingMeaning(Ranking ranking, String what, RankedSeries series) {
    return Meaning.of(
        "",
        "0 to 1",
        "place of " + what + " among all " + ranking.since(),
        c -> ranking.expanding(c, series.in(c)));
  }

  /** The place of a series among its latest 252 values. */
  void rolling(String what, RankedSeries series, String name) {
    Function<Ranking, Meaning> meaning =
        ranking ->
            Meaning.of(
                "%",
                "0 to 100",
                "share of the latest 252 values of "
                    + what
                    + ", counted "
                    + ranking.since()
                    + ", that are smaller",
                c -> ranking.rolling(c, series.in(c)));
    differing(
        meaning.apply(Ranking.SINCE_THE_252ND_HOUR),
        meaning.apply(Ranking.SINCE_THE_DATA_START),
        name);
  }

  static Meaning meaning(
      Timeframe timeframe, String unit, String range, String formula, Series.Of series) {
    Definition definition = c -> series.on(c.indicators(), timeframe);
    return Meaning.of(unit, range, in(timeframe, formula), definition);
  }

  /** Puts the timeframe's words into a formula. */
  static String in(Timeframe timeframe, String formula) {
    return formula.replace("{bar}", timeframe == HOUR ? "hour" : "day");
  }

  /** What a series of the instrument's own bars is, to be ranked. */
  static RankedSeries own(Timeframe timeframe, Series.Of series) {
    return c -> new Ranking.Ranked(c.indicators(), timeframe, series.on(c.indicators(), timeframe));
  }
}
