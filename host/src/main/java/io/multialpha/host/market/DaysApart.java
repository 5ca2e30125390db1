package io.multialpha.host.market;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Trade dates whose hourly bars lie nowhere near their daily bar: above or below all of it, by more
 * than either is wide. Such are bars of another symbol or unit, and a series adjusted for its rolls
 * beside one that is not; other hours of the day, or another close, are none.
 *
 * @param symbol of the bars
 * @param days how many trade dates have hourly bars and a daily one
 * @param apart on how many of them they lie apart
 * @param last of these, in days since 1970
 * @param first of these, as its hours make it and as it was given
 */
public record DaysApart(String symbol, int days, int apart, int last, First first) {
  /**
   * Fewer one after the other are no other prices, unless they are most of all: two series that are
   * not adjusted lie apart for as long as one has rolled and the other has not.
   */
  private static final int FEWEST = 5;

  /** Less is a settlement beside the last trade on a day of hardly any trades. */
  private static final double LEAST_FRACTION = 0.005;

  /**
   * One such trade date; prices in points.
   *
   * @param date in days since 1970
   */
  public record First(
      int date, double lowestHour, double highestHour, double dayLow, double dayHigh) {}

  /**
   * Those of a symbol, if they are a stretch or most of all.
   *
   * @param ofHours its days as its hours make them
   * @param daily its days as they were given
   * @param misdated those of them under the date before their own, whose hours are a day off
   */
  static Optional<DaysApart> in(
      BarColumns ofHours, BarColumns daily, Optional<MisdatedDays> misdated) {
    Count count = new Count();
    int other = 0;
    for (int day = 0; day < daily.size(); day++) {
      int date = daily.tradeDate()[day];
      while (other < ofHours.size() && ofHours.tradeDate()[other] < date) {
        other++;
      }
      if (other < ofHours.size() && ofHours.tradeDate()[other] == date) {
        boolean explained = misdated.isPresent() && misdated.get().spans(date);
        count.add(
            !explained && isApart(daily, day, ofHours, other)
                ? Optional.of(at(daily, day, ofHours, other))
                : Optional.empty());
      }
    }
    return count.of(daily.symbol());
  }

  private static final class Count {
    private final List<First> apart = new ArrayList<>();
    private int days;
    private int inARow;
    private int longest;

    void add(Optional<First> found) {
      days++;
      found.ifPresent(apart::add);
      inARow = found.isPresent() ? inARow + 1 : 0;
      longest = Math.max(longest, inARow);
    }

    Optional<DaysApart> of(String symbol) {
      return longest >= FEWEST || 2 * apart.size() > days
          ? Optional.of(
              new DaysApart(
                  symbol, days, apart.size(), apart.get(apart.size() - 1).date(), apart.get(0)))
          : Optional.empty();
    }
  }

  private static boolean isApart(BarColumns daily, int day, BarColumns ofHours, int other) {
    double dayHigh = Math.max(daily.high(day), daily.close(day));
    double dayLow = Math.min(daily.low(day), daily.close(day));
    double highest = ofHours.high(other);
    double lowest = ofHours.low(other);
    double gap = Math.max(dayLow - highest, lowest - dayHigh);
    return gap > Math.max(dayHigh - dayLow, highest - lowest)
        && gap >= LEAST_FRACTION * Math.abs(daily.close(day));
  }

  private static First at(BarColumns daily, int day, BarColumns ofHours, int other) {
    return new First(
        daily.tradeDate()[day],
        ofHours.low(other),
        ofHours.high(other),
        daily.low(day),
        daily.high(day));
  }
}
