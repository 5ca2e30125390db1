package io.multialpha.benchmarks;

import io.multialpha.host.market.BarColumns;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Lays out an installation of multi-alpha on which whole processes are timed: the launcher and the
 * jars of this checkout, the peers' rules as its one plugin, and ten series of bars.
 */
public final class Installation {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);

  private Installation() {}

  /**
   * Lays it out in a folder, which is made.
   *
   * @param args the folder
   */
  public static void main(String[] args) throws IOException {
    Path home = Path.of(args[0]).toAbsolutePath();
    Path built = Repository.root().resolve("host/target");
    Path target = Files.createDirectories(home.resolve("host/target"));
    Files.createSymbolicLink(target.resolve("lib"), built.resolve("lib"));
    Files.copy(
        built.resolve("multi-alpha.jar"),
        target.resolve("multi-alpha.jar"),
        StandardCopyOption.COPY_ATTRIBUTES);
    Files.copy(
        Repository.root().resolve("multi-alpha"),
        home.resolve("multi-alpha"),
        StandardCopyOption.COPY_ATTRIBUTES);
    PeerPlugin.write(Files.createDirectories(home.resolve("plugins")));

    PeerMarket market = PeerMarket.load(10);
    Path bars = Files.createDirectories(home.resolve("bars/hourly"));
    for (String symbol : market.symbols()) {
      write(market.bars().requireHourly(symbol), bars.resolve(symbol + ".csv"));
    }
    Files.createDirectories(home.resolve("config"));
    Files.writeString(home.resolve("config/config.multi_alpha.yml"), config(market));
    say(market.expected().trades() + " trades, " + market.expected().points() + " points");
  }

  private static String config(PeerMarket market) {
    String instruments =
        market.symbols().stream()
            .map(
                symbol ->
                    "  "
                        + symbol
                        + ": { tick_size: 0.25, tick_value: 0.25, point_value: 1, currency: USD,"
                        + " session: cme }\n")
            .collect(Collectors.joining());
    return "strategies:\n"
        + "  peer-ibs:\n"
        + "    starting_cash: 1000000000\n"
        + "    max_positions: "
        + market.symbols().size()
        + "\n    daily_stop_loss: 1000000000\n"
        + "    session_timezone: UTC\n"
        + "    instruments: ["
        + String.join(", ", market.symbols())
        + "]\n"
        + "execution:\n"
        + "  fill_model: next_open\n"
        + "  slippage_ticks: 0\n"
        + "  commission_per_side: 0\n"
        + "instruments:\n"
        + instruments;
  }

  /** Writes bars as a text file, times in UTC. */
  static void write(BarColumns bars, Path file) {
    StringBuilder text = new StringBuilder("timestamp,open,high,low,close,volume\n");
    for (int i = 0; i < bars.size(); i++) {
      LocalDateTime start = LocalDateTime.ofEpochSecond(bars.start()[i] / 1000, 0, ZoneOffset.UTC);
      text.append(
          String.format(
              Locale.ROOT,
              "%s,%.2f,%.2f,%.2f,%.2f,%.0f\n",
              start.format(TIME),
              bars.open(i),
              bars.high(i),
              bars.low(i),
              bars.close(i),
              bars.volume()[i]));
    }
    try {
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void say(String line) {
    new PrintStream(System.out, true, StandardCharsets.UTF_8).println(line);
  }
}
