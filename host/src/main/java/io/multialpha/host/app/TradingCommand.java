package io.multialpha.host.app;

import io.multialpha.host.report.RunFolder;
import io.multialpha.host.report.RunTable;
import io.multialpha.host.report.SummaryJson;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** A command that trades over past bars and prints the result. */
abstract class TradingCommand extends HouseCommand {
  private static final int WIDTH = 120;
  private static final int NARROWEST = 80;

  private final OptionSpec data =
      OptionSpec.builder("--data")
          .type(Path.class)
          .paramLabel("DIR")
          .order(10)
          .description(
              "Folder of bars: hourly/SYM.csv and daily/SYM.csv, or .csv.gz, with the columns"
                  + " timestamp, open, high, low, close, volume; a timestamp is the bar's start."
                  + " Without it, data.dir of the configuration, else a synthetic sample.")
          .build();

  private final OptionSpec out =
      OptionSpec.builder("--out")
          .type(Path.class)
          .paramLabel("DIR")
          .order(800)
          .converters(new OptionValues.Folder())
          .description("Where the run's folder is made; var/runs where none is named.")
          .build();

  private final OptionSpec threads =
      OptionSpec.builder("--threads")
          .type(Integer.class)
          .paramLabel("N")
          .order(810)
          .description("How many strategies may run at once; as many as processors by default.")
          .build();

  private final OptionSpec json =
      OptionSpec.builder("--json")
          .type(boolean.class)
          .initialValue(false)
          .order(820)
          .description("Print the summary as JSON instead of a table.")
          .build();

  TradingCommand(Invocation invocation) {
    super(invocation);
  }

  @Override
  final CommandSpec newSpec() {
    return CommandSpec.wrapWithoutInspection(this);
  }

  @Override
  void addTo(CommandSpec description) {
    super.addTo(description);
    description.addOption(data).addOption(out).addOption(threads).addOption(json);
  }

  @Override
  final void begin() {
    HeadStart.forTrading();
  }

  final Optional<Path> dataFolder() {
    return Optional.ofNullable(data.getValue());
  }

  final Path outFolder() {
    Path named = out.getValue();
    return named == null ? invocation.var().resolve("runs") : named;
  }

  final int threadCount() {
    Integer asked = threads.getValue();
    if (asked == null) {
      return Runtime.getRuntime().availableProcessors();
    }
    if (asked < 1) {
      throw refuse("--threads is " + asked + ", expected at least 1.");
    }
    return asked;
  }

  /** The command line as the user typed it. */
  final String typed() {
    return String.join(" ", spec.commandLine().getParseResult().originalArgs());
  }

  final void show(TradingSession.Outcome outcome) {
    if (json.<Boolean>getValue()) {
      outcome.report().info().notes().forEach(terminal::note);
      terminal.out().print(SummaryJson.of(outcome.report()));
      return;
    }
    terminal.out().print(RunTable.of(outcome.report(), style()));
    terminal.line("");
    terminal.line(
        "Results in "
            + Invocation.fromHere(outcome.folder())
            + ": "
            + String.join(
                ", ",
                RunFolder.PAGE,
                RunFolder.TRADES,
                RunFolder.DECISIONS,
                RunFolder.EQUITY,
                RunFolder.SUMMARY,
                RunFolder.LEDGER));
  }

  private RunTable.Style style() {
    Map<String, String> env = invocation.environment();
    String locale =
        Stream.of("LC_ALL", "LC_CTYPE", "LANG")
            .map(name -> env.getOrDefault(name, ""))
            .filter(value -> !value.isEmpty())
            .findFirst()
            .orElse("")
            .toUpperCase(Locale.ROOT);
    boolean ascii =
        locale.equals("C")
            || locale.equals("POSIX")
            || (locale.contains(".") && !locale.contains("UTF"));
    return new RunTable.Style(width(env), terminal.colourOut(), !ascii);
  }

  private static int width(Map<String, String> env) {
    String columns = env.getOrDefault("COLUMNS", "");
    return columns.matches("[0-9]{2,3}")
        ? Math.max(NARROWEST, Math.min(WIDTH, Integer.parseInt(columns)))
        : WIDTH;
  }
}
