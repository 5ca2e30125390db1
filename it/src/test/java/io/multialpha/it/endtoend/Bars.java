package io.multialpha.it.endtoend;

import io.multialpha.host.market.BarColumns;
import io.multialpha.host.market.MarketData;
import io.multialpha.host.market.SampleMarket;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** Hourly bars out of the synthetic market, as files; the host makes the daily ones of them. */
final class Bars {
  /** Of the bars written, the first; a Monday. */
  static final Instant FIRST = LocalDate.of(2024, 1, 8).atStartOfDay(ZoneOffset.UTC).toInstant();

  /** After the last bar written. */
  static final Instant END = LocalDate.of(2024, 7, 1).atStartOfDay(ZoneOffset.UTC).toInstant();

  private static final String[] SYMBOLS = {
    "6A", "6B", "6C", "6N", "6S", "CL", "ES", "GC", "NQ", "PL", "RTY", "SI"
  };

  private static final MarketData SAMPLE = SampleMarket.generate(SampleMarket.DEFAULT_SEED, 0);

  private Bars() {}

  /** Writes the bars that start before the given time. */
  static Path write(Path folder, Instant end) throws IOException {
    Path hourly = Files.createDirectories(folder.resolve("hourly"));
    for (String symbol : SYMBOLS) {
      Files.writeString(hourly.resolve(symbol + ".csv"), csv(SAMPLE.requireHourly(symbol), end));
    }
    return folder;
  }

  private static String csv(BarColumns bars, Instant end) {
    StringBuilder csv = new StringBuilder("timestamp,open,high,low,close,volume\n");
    int from = bars.firstAtOrAfter(FIRST.toEpochMilli());
    int to = bars.firstAtOrAfter(end.toEpochMilli());
    for (int i = from; i < to; i++) {
      csv.append(Instant.ofEpochMilli(bars.start()[i]));
      double[] values = {bars.open(i), bars.high(i), bars.low(i), bars.close(i), bars.volume()[i]};
      for (double value : values) {
        csv.append(',').append(BigDecimal.valueOf(value).toPlainString());
      }
      csv.append('\n');
    }
    return csv.toString();
  }
}
