package io.multialpha.host.app;

import io.multialpha.host.feature.FeatureCatalog;
import io.multialpha.host.ledger.SqliteLibrary;
import io.multialpha.host.market.TradingCalendar;
import io.multialpha.host.report.page.ReportPage;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.ZoneId;

/**
 * What takes long when it is first used and depends on nothing: used for the first time on a thread
 * of its own, while the arguments and the configuration are read. Without it commands do the same,
 * only later.
 */
final class HeadStart {
  private HeadStart() {}

  /** For a command that loads plugins and the configuration. */
  static void forHouse() {
    begin(HeadStart::prepareHouse);
  }

  /** For a command that reads bars and writes a ledger, too. */
  static void forTrading() {
    begin(
        () -> {
          prepareHouse();
          TradingCalendar.cme();
          SqliteLibrary.load();
          ReportPage.prepare();
        });
  }

  private static void begin(Runnable work) {
    Thread beside = new Thread(work, "head-start");
    beside.setDaemon(true);
    // Whoever needs it meets the same, and can say what it was needed for.
    beside.setUncaughtExceptionHandler((thread, thrown) -> {});
    beside.start();
  }

  private static void prepareHouse() {
    try {
      // In the order in which they are asked for: what is late is done by whoever needs it.
      FeatureCatalog.standard();
      MessageDigest.getInstance("SHA-256");
      // Every jar is opened to see whether it brings time zones.
      ZoneId.of("America/New_York");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
