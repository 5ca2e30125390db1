package io.multialpha.host.market;

import java.nio.file.Path;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * How bar files are read.
 *
 * @param zone the zone of times that are written without one
 * @param onBadBar what to do with a bar that cannot be true
 * @param negativePriceSymbols symbols whose price may be zero or negative
 * @param gapWarningDays a pause of more than so many days between two bars is reported, at least 1
 * @param calendar gives the trade dates of symbols without a session
 * @param sessions of symbols by name
 * @param cache whether to keep a binary copy of what was read, and to read that copy while its
 *     source is unchanged
 * @param cacheFolder where copies are kept when the data folder cannot be written; empty for
 *     nowhere
 * @param threads how many files may be read at once, at least 1; the result does not depend on it
 */
public record LoadOptions(
    ZoneId zone,
    OnBadBar onBadBar,
    Set<String> negativePriceSymbols,
    int gapWarningDays,
    TradingCalendar calendar,
    Map<String, Session> sessions,
    boolean cache,
    Optional<Path> cacheFolder,
    int threads) {

  /** Checks the ranges and copies the set and the map. */
  public LoadOptions {
    sessions = Map.copyOf(sessions);
    negativePriceSymbols = Set.copyOf(negativePriceSymbols);
    if (gapWarningDays < 1) {
      throw new IllegalArgumentException(
          "gapWarningDays is " + gapWarningDays + ", must be 1 or more");
    }
    if (threads < 1) {
      throw new IllegalArgumentException("threads is " + threads + ", must be 1 or more");
    }
  }

  /**
   * UTC, refuse bad bars, crude oil may be negative, pauses over 7 days are reported, CME calendar,
   * cache beside the data, one thread per processor.
   */
  public static LoadOptions defaults() {
    return new LoadOptions(
        ZoneOffset.UTC,
        OnBadBar.REFUSE,
        Set.of("CL", "MCL", "QM"),
        7,
        TradingCalendar.cme(),
        Map.of(),
        true,
        Optional.empty(),
        Runtime.getRuntime().availableProcessors());
  }

  /** Whether the price of this symbol may be zero or negative. */
  public boolean allowsNegative(String symbol) {
    return negativePriceSymbols.contains(symbol);
  }

  /** These options with another zone for times that are written without one. */
  public LoadOptions withZone(ZoneId other) {
    return new LoadOptions(
        other,
        onBadBar,
        negativePriceSymbols,
        gapWarningDays,
        calendar,
        sessions,
        cache,
        cacheFolder,
        threads);
  }

  /** These options with another treatment of bad bars. */
  public LoadOptions withOnBadBar(OnBadBar other) {
    return new LoadOptions(
        zone,
        other,
        negativePriceSymbols,
        gapWarningDays,
        calendar,
        sessions,
        cache,
        cacheFolder,
        threads);
  }

  /** These options with another set of symbols whose price may be zero or negative. */
  public LoadOptions withNegativePriceSymbols(Set<String> other) {
    return new LoadOptions(
        zone, onBadBar, other, gapWarningDays, calendar, sessions, cache, cacheFolder, threads);
  }

  /** These options with another length of pauses that are reported. */
  public LoadOptions withGapWarningDays(int other) {
    return new LoadOptions(
        zone,
        onBadBar,
        negativePriceSymbols,
        other,
        calendar,
        sessions,
        cache,
        cacheFolder,
        threads);
  }

  /** These options with another calendar. */
  public LoadOptions withCalendar(TradingCalendar other) {
    return new LoadOptions(
        zone,
        onBadBar,
        negativePriceSymbols,
        gapWarningDays,
        other,
        sessions,
        cache,
        cacheFolder,
        threads);
  }

  /** These options with the sessions that symbols keep. */
  public LoadOptions withSessions(Map<String, Session> other) {
    return new LoadOptions(
        zone,
        onBadBar,
        negativePriceSymbols,
        gapWarningDays,
        calendar,
        other,
        cache,
        cacheFolder,
        threads);
  }

  /** These options with the calendar of this symbol's session, if it has one. */
  LoadOptions forSymbol(String symbol) {
    return sessions.containsKey(symbol) ? withCalendar(sessions.get(symbol).calendar()) : this;
  }

  /** These options without reading or writing any cache. */
  public LoadOptions withoutCache() {
    return new LoadOptions(
        zone,
        onBadBar,
        negativePriceSymbols,
        gapWarningDays,
        calendar,
        sessions,
        false,
        cacheFolder,
        threads);
  }

  /** These options with a folder for copies of data folders that cannot be written. */
  public LoadOptions withCacheFolder(Path other) {
    return new LoadOptions(
        zone,
        onBadBar,
        negativePriceSymbols,
        gapWarningDays,
        calendar,
        sessions,
        cache,
        Optional.of(other),
        threads);
  }

  /** These options with another number of files that may be read at once. */
  public LoadOptions withThreads(int other) {
    return new LoadOptions(
        zone,
        onBadBar,
        negativePriceSymbols,
        gapWarningDays,
        calendar,
        sessions,
        cache,
        cacheFolder,
        other);
  }
}
