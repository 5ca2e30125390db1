package io.multialpha.it.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.multialpha.host.app.Main;
import io.multialpha.it.plugin.JarBuilder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** An installation with one third-party strategy, bars for it, and the commands to run there. */
final class Program {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2024-05-06T07:08:09Z"), ZoneOffset.UTC);
  private static final String CONFIG =
      """
      strategies:
        fade:
          strategy_type: gap-fade
          instruments: [ES, NQ]
          max_positions: 2
          daily_stop_loss: 2500
      data:
        dir: bars
      instruments:
        ES: { tick_size: 0.25, point_value: 50, currency: USD, session: cme }
        NQ: { tick_size: 0.25, point_value: 20, currency: USD, session: cme }
        CL: { tick_size: 0.01, point_value: 1000, currency: USD, session: cme }
      """;

  private final Path root;
  private final Map<String, String> environment = new HashMap<>();

  /** How a command ended. */
  record Ended(int exit, String out, String err) {}

  private Program(Path root) {
    this.root = root;
  }

  /** Installs the program in an empty folder. */
  static Program in(Path root) throws IOException {
    Program program = new Program(root);
    Files.createDirectories(root.resolve("config"));
    Files.createDirectories(program.plugins());
    Files.createDirectories(program.bars().resolve("hourly"));
    program.configure(CONFIG);
    JarBuilder.gapFade().build(program.plugins(), "gap-fade.jar");
    program.writeBars("ES", 5000);
    program.writeBars("NQ", 17000);
    return program;
  }

  Path root() {
    return root;
  }

  Path plugins() {
    return root.resolve("plugins");
  }

  Path bars() {
    return root.resolve("bars");
  }

  Path config() {
    return root.resolve("config").resolve("config.multi_alpha.yml");
  }

  void configure(String yaml) throws IOException {
    Files.writeString(config(), yaml);
  }

  /** Replaces a text in the configuration, which must be there. */
  void reconfigure(String text, String replacement) throws IOException {
    String before = Files.readString(config());
    if (!before.contains(text)) {
      throw new IllegalArgumentException("the configuration has no " + text);
    }
    Files.writeString(config(), before.replace(text, replacement));
  }

  void setVariable(String name, String value) {
    environment.put(name, value);
  }

  /**
   * Writes three months of hourly bars that open every other trade date one percent below the last
   * close, and make it up within the day.
   */
  final void writeBars(String symbol, double base) throws IOException {
    StringBuilder csv = new StringBuilder("timestamp,open,high,low,close,volume\n");
    LocalDate day = LocalDate.of(2024, 1, 2);
    for (int i = 0; i < 62; day = day.plusDays(1)) {
      if (day.getDayOfWeek().getValue() > 5) {
        continue;
      }
      double low = i % 2 == 0 ? base * 0.99 : base;
      LocalDateTime open = day.minusDays(1).atTime(23, 0);
      for (int hour = 0; hour < 22; hour++) {
        double from = low + (base - low) * hour / 22;
        double to = low + (base - low) * (hour + 1) / 22;
        csv.append(open.plusHours(hour)).append(":00Z");
        for (double price :
            new double[] {from, Math.max(from, to) + 1, Math.min(from, to) - 1, to}) {
          csv.append(',').append(String.format(Locale.ROOT, "%.2f", price));
        }
        csv.append(",100\n");
      }
      i++;
    }
    Files.writeString(bars().resolve("hourly").resolve(symbol + ".csv"), csv);
  }

  /** Adds lines to a file of bars. */
  void addBars(String symbol, String lines) throws IOException {
    Path file = bars().resolve("hourly").resolve(symbol + ".csv");
    Files.writeString(file, Files.readString(file) + lines);
  }

  Ended run(String... args) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int exit =
        Main.execute(
            args,
            new PrintStream(out, true, UTF_8),
            new PrintStream(err, true, UTF_8),
            environment,
            CLOCK,
            root);
    return new Ended(exit, out.toString(UTF_8), err.toString(UTF_8));
  }

  /** The folders of the runs made so far, in order. */
  List<Path> runs() throws IOException {
    Path runs = root.resolve("var").resolve("runs");
    if (Files.notExists(runs)) {
      return List.of();
    }
    try (Stream<Path> folders = Files.list(runs)) {
      return folders.sorted().toList();
    }
  }
}
