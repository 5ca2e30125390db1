package io.multialpha.host.app;

import java.time.Clock;
import java.util.Locale;

/**
 * How far something is: a bar on a terminal, and nothing elsewhere, where it would fill a log.
 *
 * <p>Redrawn at most ten times a second. Used by one thread.
 */
final class ProgressBar {
  private static final int WIDTH = 30;
  private static final long REDRAW_MILLIS = 100;

  private final Terminal terminal;
  private final Clock clock;
  private final String title;
  private long drawnAt = Long.MIN_VALUE;

  ProgressBar(Terminal terminal, Clock clock, String title) {
    this.terminal = terminal;
    this.clock = clock;
    this.title = title;
  }

  /** Shows that {@code done} of {@code total} are done; {@code total} may be 0. */
  void at(long done, long total) {
    if (!terminal.isLive()) {
      return;
    }
    long now = clock.millis();
    if (drawnAt != Long.MIN_VALUE && now - drawnAt < REDRAW_MILLIS) {
      return;
    }
    drawnAt = now;
    double share = total <= 0 ? 0 : Math.min(1, (double) done / total);
    int filled = (int) (share * WIDTH);
    terminal.liveLine(
        String.format(
            Locale.ROOT,
            "%s [%s%s] %3d%%",
            title,
            "#".repeat(filled),
            ".".repeat(WIDTH - filled),
            (int) (share * 100)));
  }

  /** Takes the bar away. */
  void end() {
    terminal.endLiveLine();
  }
}
