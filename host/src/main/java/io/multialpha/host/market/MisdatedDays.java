package io.multialpha.host.market;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Daily bars under the date before their own: whoever reads the last complete day then reads the
 * one that is still going on. No run over fewer bars can show that, since the bars are false in
 * each.
 *
 * @param symbol of the bars
 * @param days how many trade dates have a daily bar, hours of their own, and a next date with hours
 * @param own on how many of them the daily bar has high and low of the date's own hours
 * @param next on how many others it has those of the next date's hours
 * @param longest the most of these one after the other, days that match neither passed over
 * @param from trade date of the first of these, in days since 1970; 0 if there are none
 * @param to trade date of the last
 */
public record MisdatedDays(
    String symbol, int days, int own, int next, int longest, int from, int to) {
  private static final int FEWEST = 5;

  /** Checks that nothing is null. */
  public MisdatedDays {
    Objects.requireNonNull(symbol, "symbol");
  }

  /**
   * Those of a market, by symbol: where they are the more, or are a stretch, as after a vendor has
   * changed how it dates.
   */
  public static List<MisdatedDays> in(MarketData market) {
    List<MisdatedDays> found = new ArrayList<>();
    for (String symbol : market.symbols()) {
      Optional<BarColumns> hourly = market.hourly(symbol);
      Optional<BarColumns> daily = market.daily(symbol);
      if (hourly.isPresent() && daily.isPresent()) {
        in(BarAggregation.toDays(hourly.get()), daily.get()).ifPresent(found::add);
      }
    }
    return found;
  }

  /**
   * Those of a symbol, if they are more than chance.
   *
   * @param ofHours its days as its hours make them
   * @param daily its days as they were given
   */
  static Optional<MisdatedDays> in(BarColumns ofHours, BarColumns daily) {
    return Optional.of(of(ofHours, daily)).filter(MisdatedDays::isMoreThanChance);
  }

  private boolean isMoreThanChance() {
    return longest >= FEWEST || (next >= FEWEST && next > own);
  }

  /** Whether a date, in days since 1970, lies between the first of them and the last. */
  boolean spans(int date) {
    return from <= date && date <= to;
  }

  /** Compares the days of a symbol with what its hours make of them. */
  static MisdatedDays of(BarColumns ofHours, BarColumns daily) {
    Count count = new Count();
    int own = 0;
    for (int day = 0; day < daily.size(); day++) {
      int date = daily.tradeDate()[day];
      while (own < ofHours.size() && ofHours.tradeDate()[own] < date) {
        own++;
      }
      if (own + 1 < ofHours.size() && ofHours.tradeDate()[own] == date) {
        count.add(date, isRange(daily, day, ofHours, own), isRange(daily, day, ofHours, own + 1));
      }
    }
    return count.of(daily.symbol());
  }

  private static final class Count {
    private int days;
    private int own;
    private int next;
    private int inARow;
    private int longest;
    private int from;
    private int to;

    void add(int date, boolean isOwn, boolean isNext) {
      days++;
      own += isOwn ? 1 : 0;
      if (isOwn) {
        inARow = 0;
      }
      // A day that matches neither, as with a tick or an hour that is missing, is no evidence.
      if (isOwn || !isNext) {
        return;
      }
      from = next == 0 ? date : from;
      to = date;
      next++;
      inARow++;
      longest = Math.max(longest, inARow);
    }

    MisdatedDays of(String symbol) {
      return new MisdatedDays(symbol, days, own, next, longest, from, to);
    }
  }

  private static boolean isRange(BarColumns daily, int day, BarColumns ofHours, int other) {
    return daily.high(day) == ofHours.high(other) && daily.low(day) == ofHours.low(other);
  }
}
