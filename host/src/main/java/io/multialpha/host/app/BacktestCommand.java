package io.multialpha.host.app;

import io.multialpha.host.ExitCode;
import io.multialpha.host.broker.FillModel;
import io.multialpha.host.config.Mode;
import io.multialpha.host.config.StrategyConfig;
import io.multialpha.host.config.Suggestion;
import io.multialpha.host.ledger.RunInfo;
import io.multialpha.host.market.OnBadBar;
import java.io.IOException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code multi-alpha backtest}. */
@Command(
    description = {
      "Trades one strategy of the configuration over past bars, by the same code that 'run' uses."
          + " Bars before --from warm the strategy up and are not traded."
    },
    footer = {
      "  multi-alpha backtest --data ~/bars --strategy ibs --from 2020-01-01 --to 2022-12-31",
      "  multi-alpha backtest --data ~/bars --strategy ibs --symbols ES,NQ --set stop_perc=1.5"
    })
final class BacktestCommand extends TradingCommand {
  @Option(
      names = "--strategy",
      paramLabel = "NAME",
      required = true,
      order = 20,
      description = "Its name under strategies in the configuration; it need not be enabled.")
  String strategy;

  @Option(
      names = "--from",
      paramLabel = "DATE",
      order = 30,
      converter = OptionValues.Date.class,
      description = "First trade date, for example 2020-01-01; the data's first by default.")
  LocalDate from;

  @Option(
      names = "--to",
      paramLabel = "DATE",
      order = 31,
      converter = OptionValues.Date.class,
      description = "Last trade date, itself included; the data's last by default.")
  LocalDate to;

  @Option(
      names = "--symbols",
      paramLabel = "SYM",
      split = ",",
      order = 40,
      description = "Instruments instead of those configured, commas between.")
  List<String> symbols;

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      order = 50,
      description = "A parameter of the strategy, over the configuration; may be repeated.")
  Map<String, String> set = new LinkedHashMap<>();

  @Option(
      names = "--fill-model",
      paramLabel = "MODEL",
      order = 60,
      converter = OptionValues.Fill.class,
      description = "next_open, signal_close, intrabar or cheat_on_close, over the configuration.")
  FillModel fillModel;

  @Option(
      names = "--slippage-ticks",
      paramLabel = "TICKS",
      order = 61,
      description = "Ticks lost on each fill, over the configuration.")
  Double slippageTicks;

  @Option(
      names = "--commission",
      paramLabel = "DOLLARS",
      order = 62,
      description = "Per contract and side, over the configuration.")
  Double commission;

  @Option(
      names = "--alias",
      paramLabel = "SYM=SERIES",
      order = 11,
      description = {
        "Let another series of the folder stand in for a symbol, for example ES=MES; may be"
            + " repeated."
      })
  Map<String, String> aliases = new LinkedHashMap<>();

  @Option(
      names = "--timezone",
      paramLabel = "ZONE",
      order = 70,
      converter = OptionValues.Zone.class,
      description = {
        "Time zone of timestamps that name none, for example America/New_York; over"
            + " data.timezone of the configuration."
      })
  ZoneId timezone;

  @Option(
      names = "--on-bad-bar",
      paramLabel = "RULE",
      order = 71,
      converter = OptionValues.BadBar.class,
      description = {
        "refuse: trade nothing when a bar cannot be true; skip: leave it out and report it."
      })
  OnBadBar onBadBar;

  BacktestCommand(Invocation invocation) {
    super(invocation);
  }

  @Override
  ExitCode run() throws IOException {
    int workers = threadCount();
    if (from != null && to != null && to.isBefore(from)) {
      throw refuse("--to " + to + " is before --from " + from + ".");
    }
    Overrides overrides = overrides();
    try (House house = openHouse(Mode.BACKTEST)) {
      StrategyConfig found = house.config().strategies().get(strategy);
      if (found == null) {
        throw refuse(
            "There is no strategy '"
                + strategy
                + "' in "
                + invocation.show(configFile())
                + Suggestion.nearest(strategy, house.config().strategies().keySet())
                    .map(near -> "; did you mean " + near + "?")
                    .orElseGet(
                        () ->
                            ", which has "
                                + String.join(", ", house.config().strategies().keySet())
                                + "."));
      }
      MarketSource source =
          new MarketSource(
              invocation,
              house.config().data(),
              new MarketSource.Choice(
                  dataFolder(),
                  Optional.ofNullable(timezone),
                  Optional.ofNullable(onBadBar),
                  aliases,
                  workers));
      TradingSession.Request request =
          new TradingSession.Request(
              RunInfo.Mode.BACKTEST,
              "backtest",
              typed(),
              List.of(found),
              overrides,
              Optional.ofNullable(from),
              Optional.ofNullable(to),
              outFolder(),
              workers);
      show(new TradingSession(invocation, house, request).trade(source));
    }
    return ExitCode.OK;
  }

  private Overrides overrides() {
    return new Overrides(
        symbolsAsked(),
        Optional.ofNullable(fillModel),
        atLeastZero("--slippage-ticks", slippageTicks),
        atLeastZero("--commission", commission),
        set);
  }

  private List<String> symbolsAsked() {
    if (symbols == null) {
      return List.of();
    }
    List<String> asked =
        symbols.stream()
            .map(symbol -> symbol.strip().toUpperCase(Locale.ROOT))
            .filter(symbol -> !symbol.isEmpty())
            .distinct()
            .toList();
    if (asked.isEmpty()) {
      throw refuse("--symbols names no symbol, expected such as ES,NQ.");
    }
    return asked;
  }

  private OptionalDouble atLeastZero(String option, Double value) {
    if (value == null) {
      return OptionalDouble.empty();
    }
    if (!(value >= 0 && value < Double.POSITIVE_INFINITY)) {
      throw refuse(option + " is " + value + ", expected a number of at least 0.");
    }
    return OptionalDouble.of(value);
  }
}
