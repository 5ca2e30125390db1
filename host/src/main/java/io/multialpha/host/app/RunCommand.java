package io.multialpha.host.app;

import io.multialpha.host.ExitCode;
import io.multialpha.host.config.Mode;
import io.multialpha.host.config.StrategyConfig;
import io.multialpha.host.ledger.RunInfo;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;

/** {@code multi-alpha run}. */
final class RunCommand extends TradingCommand {
  RunCommand(Invocation invocation) {
    super(invocation);
  }

  @Override
  void addTo(CommandSpec description) {
    super.addTo(description);
    description
        .usageMessage()
        .description(
            "Paper-trades every enabled strategy of the configuration, prints a table, and leaves"
                + " trades, decisions, equity and a ledger in a folder of its own.")
        .footer(
            "  multi-alpha run                           on the synthetic sample, or data.dir",
            "  multi-alpha run --data ~/bars --json      on your own bars, the summary for a"
                + " script");
  }

  @Override
  ExitCode run() throws IOException {
    int workers = threadCount();
    try (House house = openHouse(Mode.PAPER)) {
      List<StrategyConfig> enabled = house.config().enabled();
      if (enabled.isEmpty()) {
        throw new UsageException(
            "No strategy is enabled in "
                + invocation.show(configFile())
                + "; set enabled: true under one of "
                + String.join(", ", house.config().strategies().keySet())
                + ".");
      }
      MarketSource source =
          new MarketSource(
              invocation,
              house.config().data(),
              new MarketSource.Choice(
                  dataFolder(), Optional.empty(), Optional.empty(), Map.of(), workers));
      TradingSession.Request request =
          new TradingSession.Request(
              RunInfo.Mode.PAPER,
              "run",
              typed(),
              enabled,
              Overrides.NONE,
              Optional.empty(),
              Optional.empty(),
              outFolder(),
              workers);
      show(new TradingSession(invocation, house, request).trade(source));
    }
    return ExitCode.OK;
  }
}
