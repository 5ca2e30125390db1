package io.multialpha.host.app;

import io.multialpha.host.research.search.SearchProgress;
import java.time.Clock;
import java.util.Locale;

/**
 * How far a search is and how long it will take: on a line that is rewritten on a terminal, nothing
 * elsewhere. Safe for use by several threads.
 */
final class SearchMeter implements SearchProgress {
  private static final long REDRAW_MILLIS = 200;

  private final Terminal terminal;
  private final Clock clock;
  private final long startedAt;
  private long done;
  private long drawnAt;

  SearchMeter(Terminal terminal, Clock clock) {
    this.terminal = terminal;
    this.clock = clock;
    startedAt = clock.millis();
  }

  @Override
  public synchronized void done(long more, long total) {
    done += more;
    long now = clock.millis();
    if (terminal.isLive() && now - drawnAt >= REDRAW_MILLIS) {
      drawnAt = now;
      terminal.liveLine(text(done, total, now - startedAt));
    }
  }

  /** Such as {@code Searching 12,800 of 655,350 (1%), 1 min 40 s to go}. */
  static String text(long done, long total, long elapsedMillis) {
    long left = done == 0 ? 0 : elapsedMillis * (total - done) / done / 1000;
    return String.format(
        Locale.ROOT,
        "Searching %,d of %,d (%d%%), %s to go",
        done,
        total,
        total == 0 ? 100 : 100 * done / total,
        left < 60 ? left + " s" : left / 60 + " min " + left % 60 + " s");
  }

  void end() {
    terminal.endLiveLine();
  }
}
