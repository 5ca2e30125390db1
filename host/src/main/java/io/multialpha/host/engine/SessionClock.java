package io.multialpha.host.engine;

import java.time.Instant;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;

/**
 * Reads instants as times of day in one zone, without allocating: the offset is looked up only when
 * a daylight saving change is crossed. Used by one thread.
 */
final class SessionClock {
  private static final long DAY_MILLIS = 86_400_000L;
  private static final long MINUTE_MILLIS = 60_000L;

  private final ZoneRules rules;
  private long validFrom = Long.MAX_VALUE;
  private long validUntil = Long.MIN_VALUE;
  private long offsetMillis;

  SessionClock(ZoneId zone) {
    rules = zone.getRules();
  }

  /** Minutes since local midnight, 0 to 1439. */
  int minuteOfDay(long epochMillis) {
    return (int) (Math.floorMod(local(epochMillis), DAY_MILLIS) / MINUTE_MILLIS);
  }

  /** 1 for Monday to 7 for Sunday. */
  int dayOfWeek(long epochMillis) {
    // 1970-01-01 was a Thursday.
    return (int) Math.floorMod(Math.floorDiv(local(epochMillis), DAY_MILLIS) + 3, 7L) + 1;
  }

  private long local(long epochMillis) {
    if (epochMillis < validFrom || epochMillis >= validUntil) {
      lookUp(epochMillis);
    }
    return epochMillis + offsetMillis;
  }

  private void lookUp(long epochMillis) {
    Instant instant = Instant.ofEpochMilli(epochMillis);
    offsetMillis = rules.getOffset(instant).getTotalSeconds() * 1000L;
    ZoneOffsetTransition next = rules.nextTransition(instant);
    validFrom = epochMillis;
    validUntil = next == null ? Long.MAX_VALUE : next.toEpochSecond() * 1000L;
  }
}
