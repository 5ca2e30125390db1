package io.multialpha.host.market;

import java.util.List;

/**
 * What was read and what is worth knowing about it; the same whether it came from text or from a
 * cache.
 *
 * @param sources by symbol, hourly before daily
 * @param skipped bars that were left out
 * @param gaps long pauses between bars
 * @param prices by symbol, of those with hourly bars
 * @param spikes prices far from the bars before and after them, by symbol, hourly before daily
 * @param misdated daily bars under the date before their own, by symbol
 * @param apart daily bars nowhere near the hourly ones, by symbol
 */
public record BarReport(
    List<BarSource> sources,
    List<SkippedBar> skipped,
    List<BarGap> gaps,
    List<PriceSurvey> prices,
    List<PriceSpike> spikes,
    List<MisdatedDays> misdated,
    List<DaysApart> apart) {
  /** Copies the lists. */
  public BarReport {
    sources = List.copyOf(sources);
    skipped = List.copyOf(skipped);
    gaps = List.copyOf(gaps);
    prices = List.copyOf(prices);
    spikes = List.copyOf(spikes);
    misdated = List.copyOf(misdated);
    apart = List.copyOf(apart);
  }

  /** One that has nothing to say of the bars but where they came from. */
  public static BarReport of(List<BarSource> sources) {
    return new BarReport(sources, List.of(), List.of(), List.of(), List.of(), List.of(), List.of());
  }
}
