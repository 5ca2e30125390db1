package io.multialpha.host.app;

import io.multialpha.host.ExitCode;
import io.multialpha.host.app.VerifiedLine.State;
import io.multialpha.host.config.Mode;
import io.multialpha.host.config.StrategyConfig;
import io.multialpha.host.config.Suggestion;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code multi-alpha verify}. */
@Command(
    description = {
      "Checks that what optimisation found is what trades: plugin, search result against"
          + " configuration, model bundles and thresholds, the limits that a run would have in"
          + " force, and what was expected against what a run came to. A tick, a warning or a cross"
          + " per line; exit code 1 on any cross."
    },
    footer = {
      "  multi-alpha verify",
      "  multi-alpha verify --strategy ibs --run latest",
      "  multi-alpha verify --json"
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:Nothing failed; there may be warnings.",
      "1:A check failed.",
      "2:The configuration cannot be read, or there is no such run or strategy."
    })
final class VerifyCommand extends HouseCommand {
  @Option(
      names = "--strategy",
      paramLabel = "NAME",
      description = "This strategy only; it need not be enabled.")
  String strategy;

  @Option(
      names = "--run",
      paramLabel = "RUN",
      description =
          "Folder of a run, its name below var/runs, or latest; what it came to is compared with"
              + " what was expected.")
  String run;

  @Option(names = "--json", description = "Print JSON instead of tables.")
  boolean json;

  VerifyCommand(Invocation invocation) {
    super(invocation);
  }

  @Override
  ExitCode run() throws IOException {
    try (House house = openHouse(Mode.PAPER)) {
      Optional<RealisedRun> realised =
          run == null
              ? Optional.empty()
              : Optional.of(RealisedRun.read(ResultFolders.of(invocation).findRun(run)));
      Map<String, List<VerifiedLine>> lines = new LinkedHashMap<>();
      for (StrategyConfig each : wanted(house)) {
        lines.put(each.name(), new StrategyVerification(invocation, house, each).lines(realised));
      }
      if (json) {
        print(lines);
      } else {
        tables(lines);
      }
      return count(lines, State.FAILED) > 0 ? ExitCode.CHECK_FAILED : ExitCode.OK;
    }
  }

  private List<StrategyConfig> wanted(House house) {
    Map<String, StrategyConfig> strategies = house.config().strategies();
    if (strategy != null && !strategies.containsKey(strategy)) {
      throw new UsageException(
          "There is no strategy "
              + strategy
              + " in "
              + invocation.show(house.configFile())
              + ": "
              + Suggestion.orAll(strategy, strategies.keySet()));
    }
    List<StrategyConfig> wanted =
        strategy == null ? house.config().enabled() : List.of(strategies.get(strategy));
    if (wanted.isEmpty()) {
      throw new UsageException(
          "No strategy is enabled in "
              + invocation.show(house.configFile())
              + "; name one with --strategy.");
    }
    return wanted;
  }

  private void tables(Map<String, List<VerifiedLine>> lines) {
    lines.forEach(
        (name, each) -> {
          terminal.line(terminal.bold(name));
          TextTable table = TextTable.of("", "check", "found");
          each.forEach(line -> table.row(line.state().mark(), line.check(), line.detail()));
          table.print(terminal);
          terminal.line("");
        });
    long failed = count(lines, State.FAILED);
    long warnings = count(lines, State.WARNING);
    terminal.line(
        (failed == 0
                ? "Nothing failed"
                : failed == 1 ? "1 check failed" : failed + " checks failed")
            + ", "
            + (warnings == 1 ? "1 warning." : warnings + " warnings."));
  }

  private void print(Map<String, List<VerifiedLine>> lines) throws IOException {
    JsonText.print(
        terminal,
        json -> {
          json.writeStartObject();
          json.writeNumberField("failed", count(lines, State.FAILED));
          json.writeNumberField("warnings", count(lines, State.WARNING));
          json.writeArrayFieldStart("checks");
          for (Map.Entry<String, List<VerifiedLine>> strategyLines : lines.entrySet()) {
            for (VerifiedLine line : strategyLines.getValue()) {
              json.writeStartObject();
              json.writeStringField("strategy", strategyLines.getKey());
              json.writeStringField("check", line.check());
              json.writeStringField("state", line.state().word());
              json.writeStringField("found", line.detail());
              json.writeEndObject();
            }
          }
          json.writeEndArray();
          json.writeEndObject();
        });
  }

  private static long count(Map<String, List<VerifiedLine>> lines, State state) {
    return lines.values().stream()
        .flatMap(List::stream)
        .filter(line -> line.state() == state)
        .count();
  }
}
