package io.multialpha.host.app;

import io.multialpha.host.ExitCode;
import io.multialpha.host.plugin.ApiVersion;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import picocli.CommandLine;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * All commands, of which only those are made that the arguments name: each costs time at start-up.
 */
final class CommandTree {
  private record Branch(
      String name, Function<Invocation, AppCommand> command, List<Branch> below) {}

  private static final Branch ROOT =
      new Branch(
          "multi-alpha",
          Everything::new,
          List.of(
              leaf("run", RunCommand::new),
              leaf("backtest", BacktestCommand::new),
              leaf("optimize", OptimizeCommand::new),
              leaf("verify", VerifyCommand::new),
              leaf("report", ReportCommand::new),
              new Branch(
                  "data",
                  DataCommands::new,
                  List.of(
                      leaf("synth", DataCommands.Synth::new),
                      leaf("check", DataCommands.Check::new))),
              new Branch(
                  "plugins",
                  PluginCommands::new,
                  List.of(
                      leaf("list", PluginCommands.ListAll::new),
                      leaf("info", PluginCommands.Info::new),
                      leaf("check", PluginCommands.Check::new),
                      leaf("lock", PluginCommands.Lock::new))),
              new Branch(
                  "models",
                  ModelCommands::new,
                  List.of(
                      leaf("list", ModelListCommand::new),
                      leaf("inspect", ModelInspectCommand::new),
                      leaf("score", ModelScoreCommand::new),
                      leaf("convert", ModelConvertCommand::new),
                      leaf("export", ModelExportCommand::new))),
              new Branch(
                  "features",
                  FeatureCommands::new,
                  List.of(
                      leaf("list", FeatureCommands.ListAll::new),
                      leaf("docs", FeatureCommands.Docs::new),
                      leaf("rows", FeatureRowsCommand::new))),
              new Branch(
                  "audit",
                  AuditCommands::new,
                  List.of(
                      leaf("lookahead", AuditLookAheadCommand::new),
                      leaf("warmup", AuditWarmUpCommand::new),
                      leaf("parity", AuditParityCommand::new))),
              new Branch(
                  "portfolio",
                  PortfolioCommands::new,
                  List.of(
                      leaf("simulate", PortfolioSimulateCommand::new),
                      leaf("search", PortfolioSearchCommand::new))),
              new Branch(
                  "config",
                  ConfigCommands::new,
                  List.of(
                      leaf("check", ConfigCommands.Check::new),
                      leaf("explain", ConfigCommands.Explain::new),
                      leaf("schema", ConfigCommands.Schema::new),
                      leaf("docs", ConfigCommands.Docs::new))),
              leaf("rehearse", RehearseCommand::new)));

  private CommandTree() {}

  private static Branch leaf(String name, Function<Invocation, AppCommand> command) {
    return new Branch(name, command, List.of());
  }

  /** The command line that understands these arguments. */
  static CommandLine forArguments(Invocation invocation, String[] args) {
    return build(ROOT, invocation, args, 0);
  }

  private static CommandLine build(Branch branch, Invocation invocation, String[] args, int depth) {
    AppCommand command = branch.command().apply(invocation);
    if (depth > 0 && depth <= args.length && args[depth - 1].equals(branch.name())) {
      command.begin();
    }
    // Those below first: what the command that is called has begun goes on beside all of this.
    Map<String, CommandLine> below =
        depth == 0 || Arrays.asList(args).contains(branch.name())
            ? below(branch, invocation, args, depth)
            : Map.of();
    CommandLine commandLine = new CommandLine(command.describe());
    commandLine.getCommandSpec().name(branch.name());
    if (command instanceof IVersionProvider provider) {
      commandLine.getCommandSpec().versionProvider(provider);
    }
    below.forEach(commandLine::addSubcommand);
    return commandLine;
  }

  private static Map<String, CommandLine> below(
      Branch branch, Invocation invocation, String[] args, int depth) {
    Map<String, CommandLine> commandLines = new LinkedHashMap<>();
    String wanted = depth < args.length ? args[depth] : "";
    List<Branch> named = branch.below().stream().filter(b -> b.name().equals(wanted)).toList();
    for (Branch below : named.isEmpty() ? branch.below() : named) {
      commandLines.put(below.name(), build(below, invocation, args, depth + 1));
    }
    if (named.isEmpty() && !branch.below().isEmpty()) {
      commandLines.put("help", new CommandLine(new HelpCommand()));
    }
    return commandLines;
  }

  /** A command that is only there to hold others. */
  abstract static class Group extends AppCommand {
    Group(Invocation invocation) {
      super(invocation);
    }

    @Override
    ExitCode run() {
      throw new NoSubcommand(this);
    }
  }

  /** Part of every command line, so described by code; see {@link AppCommand}. */
  static final class Everything extends Group implements IVersionProvider {
    Everything(Invocation invocation) {
      super(invocation);
    }

    @Override
    CommandSpec newSpec() {
      return CommandSpec.wrapWithoutInspection(this);
    }

    @Override
    void addTo(CommandSpec description) {
      super.addTo(description);
      description.addOption(
          OptionSpec.builder("--version")
              .type(boolean.class)
              .versionHelp(true)
              .order(999)
              .description("Show the version.")
              .build());
      Map<String, String> exitCodes = new LinkedHashMap<>();
      exitCodes.put("0", "All went well.");
      exitCodes.put("1", "A check that was asked for failed.");
      exitCodes.put("2", "Wrong usage, configuration or input files.");
      exitCodes.put("3", "The environment is at fault, or the program is.");
      description
          .usageMessage()
          .description(
              "Trades many independent strategies on futures, each a plugin jar, under the"
                  + " portfolio limits that optimisation found.")
          .footer(
              "  multi-alpha run                     paper-trade every enabled strategy on sample"
                  + " data",
              "  multi-alpha backtest --help         trade one strategy over a folder of your own"
                  + " bars",
              "  multi-alpha verify                  check that what optimisation found is what"
                  + " trades",
              "  multi-alpha report latest           make the web page of the last run",
              "  multi-alpha plugins list            which strategies are installed")
          .exitCodeListHeading("%nExit codes:%n")
          .exitCodeList(exitCodes);
    }

    @Override
    public String[] getVersion() {
      return new String[] {
        "multi-alpha " + ApiVersion.installed() + " on Java " + Runtime.version().feature()
      };
    }
  }
}
