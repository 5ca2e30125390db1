package io.multialpha.host.app;

import io.multialpha.host.research.search.SearchProgress;
import java.time.Clock;
import java.util.Locale;

/**
 * How far a search is and how long it will take: on a line that is rewritten on a terminal, every
 * few minutes elsewhere. Safe for use by several threads.
 */
final class SearchMeter implements SearchProgress {
  private static final long REDRAW_MILLIS = 200;

  /** Few enough lines for a log, and none of a search that is soon over. */
  private static final long RETELL_MILLIS = 300_000;

  private final Terminal terminal;
  private final Clock clock;
  private final long startedAt;
  private long restored;
  private long done;
  private long toldAt;

  SearchMeter(Terminal terminal, Clock clock) {
    this.terminal = terminal;
    this.clock = clock;
    startedAt = clock.millis();
    toldAt = terminal.isLive() ? 0 : startedAt;
  }

  /** One trial more, which may be of a search before this one. */
  void tried(boolean before, long total) {
    if (before) {
      restored(1, total);
    } else {
      done(1, total);
    }
  }

  @Override
  public synchronized void restored(long more, long total) {
    restored += more;
    tell(total);
  }

  @Override
  public synchronized void done(long more, long total) {
    done += more;
    tell(total);
  }

  private void tell(long total) {
    long now = clock.millis();
    if (now - toldAt < (terminal.isLive() ? REDRAW_MILLIS : RETELL_MILLIS)) {
      return;
    }
    toldAt = now;
    String text = text(restored, done, total, now - startedAt);
    if (terminal.isLive()) {
      terminal.liveLine(text);
    } else {
      terminal.progress(text);
    }
  }

  /**
   * Such as {@code Searching 12,800 of 655,350 (1%), 1 min 40 s to go}.
   *
   * @param restored pieces of a search before this one
   * @param done others, which took the time
   */
  static String text(long restored, long done, long total, long elapsedMillis) {
    long all = restored + done;
    String far =
        String.format(
            Locale.ROOT,
            "Searching %,d of %,d (%d%%)",
            all,
            total,
            total == 0 ? 100 : 100 * all / total);
    if (done == 0) {
      return far;
    }
    long left = elapsedMillis * (total - all) / done / 1000;
    return far
        + ", "
        + (left < 60 ? left + " s" : left / 60 + " min " + left % 60 + " s")
        + " to go";
  }

  void end() {
    terminal.endLiveLine();
  }
}
