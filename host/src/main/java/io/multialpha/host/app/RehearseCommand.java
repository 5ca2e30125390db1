package io.multialpha.host.app;

import io.multialpha.host.ExitCode;
import io.multialpha.host.ledger.SqliteLibrary;
import io.multialpha.host.plugin.PluginCatalog;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/**
 * What the launcher runs once, in order to start faster ever after: it goes through all that a
 * back-test goes through, so that the JVM can keep the classes in an archive, and unpacks SQLite's
 * native library.
 *
 * <p>It says nothing, and works as far as the installation does: whatever is not well with it is
 * told by the command that was asked for.
 */
@Command(hidden = true, description = "For the launcher: prepares quicker starts.")
final class RehearseCommand extends AppCommand {
  private static final List<String> SYMBOLS = List.of("ES", "NQ");

  /** Days enough for all that a report page shows. */
  private static final int BARS = 60 * 24;

  private static final LocalDateTime FIRST_BAR = LocalDateTime.of(2024, 1, 1, 23, 0);

  @Parameters(
      paramLabel = "DIR",
      description = "Where the library is left; anything else left there may be deleted.")
  Path folder;

  RehearseCommand(Invocation invocation) {
    super(invocation);
  }

  @Override
  ExitCode run() throws IOException {
    SqliteLibrary.unpackInto(folder);
    perform("config", "check");
    Optional<String> strategy = anyStrategy();
    if (strategy.isPresent()) {
      Path config = folder.resolve("rehearsal.yml");
      Files.writeString(config, config(strategy.get()));
      Files.createDirectories(folder.resolve("hourly"));
      for (String symbol : SYMBOLS) {
        Files.writeString(folder.resolve("hourly").resolve(symbol + ".csv"), bars());
      }
      // The first time reads the text, the second its binary copy.
      backtest(config, strategy.get());
      backtest(config, strategy.get());
    }
    return ExitCode.OK;
  }

  private Optional<String> anyStrategy() throws IOException {
    try (PluginCatalog plugins = House.loadPlugins(invocation)) {
      return plugins.strategies().stream().map(offer -> offer.id()).findFirst();
    }
  }

  private void backtest(Path config, String strategy) {
    perform(
        "backtest",
        "--config",
        config.toString(),
        "--data",
        folder.toString(),
        "--strategy",
        strategy,
        "--out",
        folder.resolve("runs").toString());
  }

  private void perform(String... args) {
    PrintStream nowhere =
        new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
    Invocation silent = invocation.withTerminal(Terminal.plain(nowhere, nowhere));
    new CommandLineRunner(silent, args).run(args);
  }

  private static String config(String strategy) {
    StringBuilder text = new StringBuilder();
    text.append("strategies:\n  ").append(strategy).append(":\n    max_positions: 2\n");
    text.append("    daily_stop_loss: 1000000\n    instruments: ").append(SYMBOLS);
    text.append("\ninstruments:\n");
    for (String symbol : SYMBOLS) {
      text.append("  ").append(symbol).append(": { tick_size: 1, tick_value: 1, point_value: 1,");
      text.append(" currency: USD, session: cme }\n");
    }
    return text.toString();
  }

  /** Hours that rise and fall, with gaps between days, so that a strategy finds something to do. */
  private static String bars() {
    StringBuilder text = new StringBuilder("timestamp,open,high,low,close,volume\n");
    for (int i = 0; i < BARS; i++) {
      int low = 4000 + Math.abs(i % 40 - 20) * 5 + i / 24 % 2 * 80;
      boolean up = i % 7 < 4;
      text.append(FIRST_BAR.plusHours(i))
          .append(',')
          .append(up ? low + 1 : low + 9)
          .append(',')
          .append(low + 10)
          .append(',')
          .append(low)
          .append(',')
          .append(up ? low + 9 : low + 1)
          .append(",1000\n");
    }
    return text.toString();
  }
}
