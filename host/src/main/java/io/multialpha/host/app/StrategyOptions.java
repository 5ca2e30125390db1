package io.multialpha.host.app;

import io.multialpha.host.broker.FillModel;
import io.multialpha.host.config.StrategyConfig;
import io.multialpha.host.config.Suggestion;
import io.multialpha.host.market.OnBadBar;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * What one strategy is to be tried on: its name, the trade dates, and what goes over its settings.
 */
final class StrategyOptions {
  @Spec(Spec.Target.MIXEE)
  CommandSpec spec;

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

  /** The first trade date asked for, if one is. */
  Optional<LocalDate> from() {
    return Optional.ofNullable(from);
  }

  /** The last trade date asked for, if one is. */
  Optional<LocalDate> to() {
    return Optional.ofNullable(to);
  }

  /**
   * The strategy of the configuration that is meant.
   *
   * @param configFile the configuration's name, for people
   * @throws ParameterException if there is none of this name
   */
  StrategyConfig find(House house, String configFile) {
    StrategyConfig found = house.config().strategies().get(strategy);
    if (found == null) {
      throw refuse(
          "There is no strategy '"
              + strategy
              + "' in "
              + configFile
              + Suggestion.nearest(strategy, house.config().strategies().keySet())
                  .map(near -> "; did you mean " + near + "?")
                  .orElseGet(
                      () ->
                          ", which has "
                              + String.join(", ", house.config().strategies().keySet())
                              + "."));
    }
    return found;
  }

  /**
   * Where its bars come from.
   *
   * @param folder of the bars, if one is named
   * @param threads how many files may be read at once
   * @throws ParameterException if they are the sample's, and an option is for files of one's own
   */
  MarketSource source(Invocation invocation, House house, Optional<Path> folder, int threads) {
    if (folder.or(house.config().data()::dir).isEmpty()) {
      requireNoneForFiles();
    }
    return new MarketSource(
        invocation,
        house.config().data(),
        new MarketSource.Choice(
            folder,
            Optional.ofNullable(timezone),
            Optional.ofNullable(onBadBar),
            aliases,
            threads));
  }

  /** Refuses options that would be ignored. */
  private void requireNoneForFiles() {
    Map<String, Boolean> forFiles = new LinkedHashMap<>();
    forFiles.put("--alias", !aliases.isEmpty());
    forFiles.put("--timezone", timezone != null);
    forFiles.put("--on-bad-bar", onBadBar != null);
    forFiles.forEach(
        (option, given) -> {
          if (given) {
            throw refuse(
                option
                    + " is of no use on the synthetic sample; name a folder of bars with --data or"
                    + " data.dir, or leave it out.");
          }
        });
  }

  /**
   * What goes over the configuration.
   *
   * @throws ParameterException if an option's value does not do, the dates included
   */
  Overrides overrides() {
    if (from != null && to != null && to.isBefore(from)) {
      throw refuse("--to " + to + " is before --from " + from + ".");
    }
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

  private ParameterException refuse(String sentence) {
    return new ParameterException(spec.commandLine(), sentence);
  }
}
