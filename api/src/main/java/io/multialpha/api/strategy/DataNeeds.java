package io.multialpha.api.strategy;

import java.util.ArrayList;
import java.util.List;

/**
 * What data a strategy needs before it may enter.
 *
 * @param hourlyWarmup completed hourly bars of the instrument before the first entry, 0 or more
 * @param dailyWarmup completed daily bars of the instrument before the first entry, 0 or more
 * @param references symbols of other instruments that are read, for example {@code TLT}
 */
public record DataNeeds(int hourlyWarmup, int dailyWarmup, List<String> references) {
  private static final DataNeeds NONE = new DataNeeds(0, 0, List.of());

  /**
   * Checks the values.
   *
   * @throws IllegalArgumentException if a warm-up is negative
   */
  public DataNeeds {
    if (hourlyWarmup < 0 || dailyWarmup < 0) {
      throw new IllegalArgumentException(
          "warm-up of " + hourlyWarmup + " hourly and " + dailyWarmup + " daily bars: negative");
    }
    references = List.copyOf(references);
  }

  /** Hourly and daily bars of the instrument itself, no warm-up, no references. */
  public static DataNeeds none() {
    return NONE;
  }

  /** The same with a warm-up in hourly bars. */
  public DataNeeds withHourlyWarmup(int bars) {
    return new DataNeeds(bars, dailyWarmup, references);
  }

  /** The same with a warm-up in daily bars. */
  public DataNeeds withDailyWarmup(int bars) {
    return new DataNeeds(hourlyWarmup, bars, references);
  }

  /** The same with further reference instruments. */
  public DataNeeds withReferences(String... symbols) {
    List<String> all = new ArrayList<>(references);
    all.addAll(List.of(symbols));
    return new DataNeeds(hourlyWarmup, dailyWarmup, all);
  }
}
