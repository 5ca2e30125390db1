package io.multialpha.host.engine;

import io.multialpha.api.feature.Feature;
import io.multialpha.api.indicator.Indicator;
import io.multialpha.api.market.Instrument;
import io.multialpha.api.market.Timeframe;
import io.multialpha.host.market.BarColumns;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Builds a feature on trial, over made-up bars, to find out what it declares without saying so:
 * which instruments it reads, with which timeframe it moves, and how many bars it takes until it is
 * a number. Calls into the feature's plugin. Used by one thread.
 */
public final class FeatureProbe {
  private static final int BARS = 1500;
  private static final int HOURS_A_DAY = 23;
  private static final long HOUR_MILLIS = 3_600_000L;
  private static final BarColumns HOURS = madeUp(BARS, HOUR_MILLIS, HOURS_A_DAY);
  private static final BarColumns DAYS = madeUp(2 * BARS, HOURS_A_DAY * HOUR_MILLIS, 1);

  private final String symbol;
  private final Map<String, Track> tracks = new LinkedHashMap<>();
  private final Indicator indicator;

  private FeatureProbe(Feature feature, Instrument instrument) {
    symbol = instrument.symbol();
    indicator =
        new FeatureBuilder(
                instrument,
                other ->
                    tracks.computeIfAbsent(other, any -> track(other.equals(symbol))).indicators)
            .build(feature);
    tracks.values().forEach(track -> track.indicators.close());
  }

  /**
   * Builds the feature for an instrument.
   *
   * @throws IllegalArgumentException if what it gives is no indicator of the host's
   */
  public static FeatureProbe of(Feature feature, Instrument instrument) {
    return new FeatureProbe(feature, instrument);
  }

  /** The other instruments whose bars it reads. */
  public SortedSet<String> references() {
    SortedSet<String> others = new TreeSet<>(tracks.keySet());
    others.remove(symbol);
    return Collections.unmodifiableSortedSet(others);
  }

  /** With which bars its value moves. */
  public Timeframe timeframe() {
    return IndicatorGraph.timeframeOf(indicator);
  }

  /**
   * The timeframes of the bars that its value is made of, hours first. Days alone may still move
   * with hours, where they are those of two instruments.
   */
  public Set<Timeframe> timeframes() {
    return IndicatorGraph.timeframesOf(indicator);
  }

  /**
   * How many bars of its timeframe it takes until it is a number, where those of the other are long
   * known; empty if it never is within {@value #BARS} bars. To be asked once.
   */
  public OptionalInt lookBack() {
    return timeframe() == Timeframe.HOUR ? hours() : days();
  }

  private OptionalInt hours() {
    for (int bar = 0; bar < BARS; bar++) {
      for (Track track : tracks.values()) {
        track.catchUpDays(BARS + bar / HOURS_A_DAY);
        track.catchUpHours(HOURS.start()[bar]);
      }
      tracks.values().forEach(track -> track.indicators.stepLate());
      if (indicator.isReady()) {
        return OptionalInt.of(bar + 1);
      }
    }
    return OptionalInt.empty();
  }

  private OptionalInt days() {
    for (int bar = 0; bar < BARS; bar++) {
      for (Track track : tracks.values()) {
        track.catchUpHours(Long.MAX_VALUE - 1);
        track.catchUpDays(bar + 1);
      }
      if (indicator.isReady()) {
        return OptionalInt.of(bar + 1);
      }
    }
    return OptionalInt.empty();
  }

  /**
   * How many days it takes until it is a number, where it moves with hours and these are long
   * known; empty if it needs none, or never is a number. Of a probe of its own, to be asked once.
   */
  public OptionalInt daysBefore() {
    for (int bar = 0; bar < BARS; bar++) {
      for (Track track : tracks.values()) {
        track.catchUpDays(Math.max(0, bar - BARS / 2));
        track.catchUpHours(HOURS.start()[bar]);
      }
      tracks.values().forEach(track -> track.indicators.stepLate());
      if (indicator.isReady()) {
        int days = bar - BARS / 2;
        return days > 0 ? OptionalInt.of(days) : OptionalInt.empty();
      }
    }
    return OptionalInt.empty();
  }

  private static Track track(boolean own) {
    return new Track(HOURS, BARS, DAYS, new SessionClock(ZoneOffset.UTC), own);
  }

  /** Bars that move, each with a range and a volume of its own. */
  private static BarColumns madeUp(int count, long barMillis, int barsADay) {
    BarColumns.Builder bars = BarColumns.builder("MADEUP", count);
    for (int i = 0; i < count; i++) {
      append(bars, i * barMillis, i / barsADay, i);
    }
    return bars.build();
  }

  private static void append(BarColumns.Builder bars, long start, int tradeDate, int i) {
    double open = price(i);
    double close = price(i + 1);
    bars.append(
        start,
        tradeDate,
        open,
        Math.max(open, close) + 1 + i % 3,
        Math.min(open, close) - 1 - i % 5,
        close,
        1000 + i * 37 % 501);
  }

  private static double price(int i) {
    return 1000 + i * 7919 % 211 - i * 104_729 % 97;
  }
}
