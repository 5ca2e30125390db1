package io.multialpha.host.report.page;

import io.multialpha.host.market.TradingCalendar;
import io.multialpha.host.report.EquityCurve;
import java.time.Instant;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.Arrays;

/** Finds the trade date to which an instant belongs, by 17:00 Chicago. Used by one thread. */
final class TradeDatePlaces {
  private static final long DAY = 86_400_000L;

  /** A trade date begins at 17:00, which this makes midnight. */
  private static final long TRADE_DATE_AHEAD = 7 * 3_600_000L;

  private static final ZoneRules CHICAGO = TradingCalendar.CHICAGO.getRules();

  private final int[] dates;

  /** Since when and until when the clocks of Chicago have been ahead of UTC by this. */
  private long from;

  private long until;
  private long ahead;

  private long lastDate = Long.MIN_VALUE;
  private int lastPlace;

  /**
   * Of the dates of a curve.
   *
   * @param curve may be empty
   */
  TradeDatePlaces(EquityCurve curve) {
    dates = curve.tradeDates();
  }

  /** Place of an instant's trade date, or of the next that is there; the last after all. */
  int of(long millis) {
    if (millis < from || millis >= until) {
      look(millis);
    }
    long date = Math.floorDiv(millis + ahead + TRADE_DATE_AHEAD, DAY);
    if (date != lastDate) {
      int found = Arrays.binarySearch(dates, Math.toIntExact(date));
      lastPlace = Math.min(found >= 0 ? found : -found - 1, Math.max(0, dates.length - 1));
      lastDate = date;
    }
    return lastPlace;
  }

  private void look(long millis) {
    Instant at = Instant.ofEpochMilli(millis);
    ahead = 1000L * CHICAGO.getOffset(at).getTotalSeconds();
    ZoneOffsetTransition next = CHICAGO.nextTransition(at);
    from = millis;
    until = next == null ? Long.MAX_VALUE : next.toEpochSecond() * 1000;
  }
}
