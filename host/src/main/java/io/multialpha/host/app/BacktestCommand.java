package io.multialpha.host.app;

import io.multialpha.host.ExitCode;
import io.multialpha.host.config.Mode;
import io.multialpha.host.config.StrategyConfig;
import io.multialpha.host.ledger.RunInfo;
import java.io.IOException;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;

/** {@code multi-alpha backtest}. */
final class BacktestCommand extends TradingCommand {
  private final StrategyOptions options = new StrategyOptions();

  BacktestCommand(Invocation invocation) {
    super(invocation);
  }

  @Override
  void addTo(CommandSpec description) {
    super.addTo(description);
    options.addTo(description);
    description
        .usageMessage()
        .description(
            "Trades one strategy of the configuration over past bars, by the same code that 'run'"
                + " uses. Bars before --from warm the strategy up and are not traded.")
        .footer(
            "  multi-alpha backtest --data ~/bars --strategy ibs --from 2020-01-01 --to 2022-12-31",
            "  multi-alpha backtest --data ~/bars --strategy ibs --symbols ES,NQ --set"
                + " stop_perc=1.5");
  }

  @Override
  ExitCode run() throws IOException {
    int workers = threadCount();
    Overrides overrides = options.overrides();
    try (House house = openHouse(Mode.BACKTEST)) {
      StrategyConfig found = options.find(house, invocation.show(configFile()));
      MarketSource source = options.source(invocation, house, dataFolder(), workers);
      TradingSession.Request request =
          new TradingSession.Request(
              RunInfo.Mode.BACKTEST,
              "backtest",
              typed(),
              List.of(found),
              overrides,
              options.from(),
              options.to(),
              outFolder(),
              workers);
      show(new TradingSession(invocation, house, request).trade(source));
    }
    return ExitCode.OK;
  }
}
