package io.multialpha.host.app;

import io.multialpha.host.broker.FillModel;
import io.multialpha.host.config.StrategyConfig;
import io.multialpha.host.config.Suggestion;
import io.multialpha.host.market.OnBadBar;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;

/**
 * What one strategy is to be tried on: its name, the trade dates, and what goes over its settings.
 */
final class StrategyOptions {
  private CommandSpec spec;

  private final OptionSpec strategy =
      OptionSpec.builder("--strategy")
          .type(String.class)
          .paramLabel("NAME")
          .required(true)
          .order(20)
          .description("Its name under strategies in the configuration; it need not be enabled.")
          .build();

  private final OptionSpec from =
      OptionSpec.builder("--from")
          .type(LocalDate.class)
          .paramLabel("DATE")
          .order(30)
          .converters(new OptionValues.Date())
          .description("First trade date, for example 2020-01-01; the data's first by default.")
          .build();

  private final OptionSpec to =
      OptionSpec.builder("--to")
          .type(LocalDate.class)
          .paramLabel("DATE")
          .order(31)
          .converters(new OptionValues.Date())
          .description("Last trade date, itself included; the data's last by default.")
          .build();

  private final OptionSpec symbols =
      OptionSpec.builder("--symbols")
          .type(List.class)
          .auxiliaryTypes(String.class)
          .paramLabel("SYM")
          .splitRegex(",")
          .order(40)
          .description("Instruments instead of those configured, commas between.")
          .build();

  private final OptionSpec set =
      OptionSpec.builder("--set")
          .type(Map.class)
          .auxiliaryTypes(String.class, String.class)
          .paramLabel("KEY=VALUE")
          .initialValue(Map.of())
          .order(50)
          .description("A parameter of the strategy, over the configuration; may be repeated.")
          .build();

  private final OptionSpec fillModel =
      OptionSpec.builder("--fill-model")
          .type(FillModel.class)
          .paramLabel("MODEL")
          .order(60)
          .converters(new OptionValues.Fill())
          .description(
              "next_open, signal_close, intrabar or cheat_on_close, over the configuration.")
          .build();

  private final OptionSpec slippageTicks =
      OptionSpec.builder("--slippage-ticks")
          .type(Double.class)
          .paramLabel("TICKS")
          .order(61)
          .description("Ticks lost on each fill, over the configuration.")
          .build();

  private final OptionSpec commission =
      OptionSpec.builder("--commission")
          .type(Double.class)
          .paramLabel("DOLLARS")
          .order(62)
          .description("Per contract and side, over the configuration.")
          .build();

  private final OptionSpec aliases =
      OptionSpec.builder("--alias")
          .type(Map.class)
          .auxiliaryTypes(String.class, String.class)
          .paramLabel("SYM=SERIES")
          .initialValue(Map.of())
          .order(11)
          .description(
              "Let another series of the folder stand in for a symbol, for example ES=MES; may be"
                  + " repeated.")
          .build();

  private final OptionSpec timezone =
      OptionSpec.builder("--timezone")
          .type(ZoneId.class)
          .paramLabel("ZONE")
          .order(70)
          .converters(new OptionValues.Zone())
          .description(
              "Time zone of timestamps that name none, for example America/New_York; over"
                  + " data.timezone of the configuration.")
          .build();

  private final OptionSpec onBadBar =
      OptionSpec.builder("--on-bad-bar")
          .type(OnBadBar.class)
          .paramLabel("RULE")
          .order(71)
          .converters(new OptionValues.BadBar())
          .description(
              "refuse: trade nothing when a bar cannot be true; skip: leave it out and report it.")
          .build();

  /** Adds the options to the description of a command. */
  void addTo(CommandSpec command) {
    spec = command;
    Stream.of(
            strategy,
            from,
            to,
            symbols,
            set,
            fillModel,
            slippageTicks,
            commission,
            aliases,
            timezone,
            onBadBar)
        .forEach(command::addOption);
  }

  /** The strategy's name. */
  String strategy() {
    return strategy.getValue();
  }

  /** Parameters that go over the configuration. */
  Map<String, String> set() {
    return set.getValue();
  }

  /** The first trade date asked for, if one is. */
  Optional<LocalDate> from() {
    return Optional.ofNullable(from.getValue());
  }

  /** The last trade date asked for, if one is. */
  Optional<LocalDate> to() {
    return Optional.ofNullable(to.getValue());
  }

  /**
   * The strategy of the configuration that is meant.
   *
   * @param configFile the configuration's name, for people
   * @throws ParameterException if there is none of this name
   */
  StrategyConfig find(House house, String configFile) {
    String name = strategy();
    StrategyConfig found = house.config().strategies().get(name);
    if (found == null) {
      throw refuse(
          "There is no strategy '"
              + name
              + "' in "
              + configFile
              + Suggestion.nearest(name, house.config().strategies().keySet())
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
            Optional.ofNullable(timezone.getValue()),
            Optional.ofNullable(onBadBar.getValue()),
            aliases.getValue(),
            threads));
  }

  /** Refuses options that would be ignored. */
  private void requireNoneForFiles() {
    for (OptionSpec option : List.of(aliases, timezone, onBadBar)) {
      if (spec.commandLine().getParseResult().hasMatchedOption(option)) {
        throw refuse(
            option.longestName()
                + " is of no use on the synthetic sample; name a folder of bars with --data or"
                + " data.dir, or leave it out.");
      }
    }
  }

  /**
   * What goes over the configuration.
   *
   * @throws ParameterException if an option's value does not do, the dates included, or one is
   *     there twice for a key
   */
  Overrides overrides() {
    OptionValues.requireEachKeyOnce(spec, set.longestName());
    OptionValues.requireEachKeyOnce(spec, aliases.longestName());
    LocalDate first = from.getValue();
    LocalDate last = to.getValue();
    if (first != null && last != null && last.isBefore(first)) {
      throw refuse("--to " + last + " is before --from " + first + ".");
    }
    return new Overrides(
        symbolsAsked(),
        Optional.ofNullable(fillModel.getValue()),
        atLeastZero(slippageTicks),
        atLeastZero(commission),
        set());
  }

  private List<String> symbolsAsked() {
    List<String> given = symbols.getValue();
    if (given == null) {
      return List.of();
    }
    List<String> asked =
        given.stream()
            .map(symbol -> symbol.strip().toUpperCase(Locale.ROOT))
            .filter(symbol -> !symbol.isEmpty())
            .distinct()
            .toList();
    if (asked.isEmpty()) {
      throw refuse("--symbols names no symbol, expected such as ES,NQ.");
    }
    return asked;
  }

  private OptionalDouble atLeastZero(OptionSpec option) {
    Double value = option.getValue();
    if (value == null) {
      return OptionalDouble.empty();
    }
    if (!(value >= 0 && value < Double.POSITIVE_INFINITY)) {
      throw refuse(option.longestName() + " is " + value + ", expected a number of at least 0.");
    }
    return OptionalDouble.of(value);
  }

  private ParameterException refuse(String sentence) {
    return new ParameterException(spec.commandLine(), sentence);
  }
}
