package io.multialpha.it.endtoend;

import io.multialpha.host.research.statistics.Xoshiro;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Locale;

/**
 * Three years of hourly bars that are a random walk, or nearly: with an edge the price drifts up on
 * each day after one that fell, and down after one that rose.
 */
final class WalkBars {
  private static final LocalDate FIRST = LocalDate.of(2021, 1, 4);
  private static final int DAYS = 750;
  private static final int HOURS = 22;
  private static final int STEPS = 6;
  private static final double TICK = 0.25;

  private WalkBars() {}

  /**
   * Writes the bars of ES.
   *
   * @param edge drift of an hour, in standard deviations of an hour's change
   */
  static void write(Path folder, long seed, double edge) throws IOException {
    Xoshiro random = new Xoshiro(seed);
    StringBuilder csv = new StringBuilder("timestamp,open,high,low,close,volume\n");
    LocalDate day = FIRST;
    long ticks = 20_000;
    long lastClose = ticks;
    for (int i = 0; i < DAYS; day = day.plusDays(1)) {
      if (day.getDayOfWeek().getValue() > 5) {
        continue;
      }
      // A step of 12 ticks, drawn as the sum of twelve uniform numbers.
      double drift = edge * 12 / Math.sqrt(STEPS) * Long.compare(lastClose, ticks);
      lastClose = ticks;
      LocalDateTime start = day.minusDays(1).atTime(23, 0);
      for (int hour = 0; hour < HOURS; hour++) {
        long open = ticks;
        long high = ticks;
        long low = ticks;
        for (int step = 0; step < STEPS; step++) {
          double normal = -6;
          for (int n = 0; n < 12; n++) {
            normal += random.getAsDouble();
          }
          ticks += Math.round(drift + 12 * normal);
          high = Math.max(high, ticks);
          low = Math.min(low, ticks);
        }
        csv.append(start.plusHours(hour)).append(":00Z");
        for (long price : new long[] {open, high, low, ticks}) {
          csv.append(',').append(String.format(Locale.ROOT, "%.2f", price * TICK));
        }
        csv.append(",100\n");
      }
      i++;
    }
    Files.writeString(Files.createDirectories(folder.resolve("hourly")).resolve("ES.csv"), csv);
  }
}
