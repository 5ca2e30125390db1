package io.multialpha.host.app;

import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** A command that looks into one strategy on past bars. */
abstract class AuditCommand extends HouseCommand {
  @Mixin StrategyOptions options;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      order = 10,
      description = {
        "Folder of bars, as for 'backtest'. Without it, data.dir of the configuration, else a"
            + " synthetic sample."
      })
  Path data;

  @Option(names = "--json", order = 820, description = "Print JSON instead of a table.")
  boolean json;

  AuditCommand(Invocation invocation) {
    super(invocation);
  }

  final Optional<Path> dataFolder() {
    return Optional.ofNullable(data);
  }
}
