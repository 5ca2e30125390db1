package io.multialpha.plugins.ibs;

import io.multialpha.api.market.Timeframe;
import io.multialpha.api.params.Params;
import io.multialpha.api.strategy.DataNeeds;
import java.util.List;
import java.util.stream.Stream;

/** Every entry filter, in the order in which they are asked: the original's. */
final class EntryFilters {
  static final List<EntryFilter> ALL =
      Stream.of(
              CalendarFilters.ALL,
              PriceFilters.ALL,
              PairFilters.ALL,
              CrossFilters.SCORES,
              CrossFilters.RETURNS,
              VixFilters.ALL,
              RsiFilters.ALL,
              ShapeFilters.ALL,
              TrendFilters.ALL,
              PatternFilters.ALL,
              ScoreFilters.ALL,
              LevelFilters.ALL)
          .flatMap(List::stream)
          .toList();

  private EntryFilters() {}

  /** Those that are switched on, in the same order. */
  static List<EntryFilter> on(Params params) {
    return ALL.stream().filter(filter -> filter.isOn(params)).toList();
  }

  /**
   * What the filters need that are switched on.
   *
   * @param own symbol of the instrument that is traded
   */
  static DataNeeds needs(Params params, String own) {
    DataNeeds needs = DataNeeds.none();
    int hours = 0;
    int days = 0;
    for (EntryFilter filter : on(params)) {
      hours = Math.max(hours, filter.warmup(Timeframe.HOUR, params));
      days = Math.max(days, filter.warmup(Timeframe.DAY, params));
      String other = filter.reference(params, own).orElse("");
      if (!other.isEmpty() && !needs.references().contains(other)) {
        needs = needs.withReferences(other);
      }
    }
    return needs.withHourlyWarmup(hours).withDailyWarmup(days);
  }
}
