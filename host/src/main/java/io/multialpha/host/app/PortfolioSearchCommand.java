package io.multialpha.host.app;

import io.multialpha.host.ExitCode;
import io.multialpha.host.config.Mode;
import io.multialpha.host.ledger.RunInfo;
import io.multialpha.host.research.results.SymbolTrades;
import io.multialpha.host.research.results.TradeSet;
import io.multialpha.host.research.search.Algorithm;
import io.multialpha.host.research.search.Checkpoint;
import io.multialpha.host.research.search.Constraint;
import io.multialpha.host.research.search.PortfolioSearch;
import io.multialpha.host.research.search.SearchResult;
import io.multialpha.host.research.search.SearchSettings;
import io.multialpha.host.research.search.Universe;
import io.multialpha.host.research.simulation.HonestPlan;
import io.multialpha.host.research.simulation.ReferencePlan;
import io.multialpha.host.research.simulation.Simulation;
import io.multialpha.host.research.trials.TrialCount;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code multi-alpha portfolio search}. */
@Command(
    description = {
      "Looks for the symbols and the limit of positions with the best Sharpe ratio in the train"
          + " period whose drawdown keeps to a constraint, and then looks once what they came to"
          + " in the test period."
    },
    footer = {
      "  multi-alpha portfolio search --results-dir results --train-start 2020-01-01"
          + " --train-end 2022-12-31 --test-start 2023-01-01 --test-end 2023-12-31",
      "  multi-alpha portfolio search --results-dir results --algorithm exhaustive"
          + " --max-dd-limit 6000 ..."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:A portfolio was found.",
      "1:None keeps to the constraint, or it was not written.",
      "2:Wrong usage, configuration or input files.",
      "3:The environment is at fault, or the program is."
    })
final class PortfolioSearchCommand extends PortfolioCommand {
  private static final long DAY = 86_400_000L;

  /** The original leaves this one out whatever comes. */
  private static final String DROPPED = "PL";

  @Option(
      names = "--train-start",
      paramLabel = "DATE",
      required = true,
      order = 12,
      converter = OptionValues.Date.class,
      description = "First day of entries that are searched.")
  LocalDate trainStart;

  @Option(
      names = "--train-end",
      paramLabel = "DATE",
      required = true,
      order = 13,
      converter = OptionValues.Date.class,
      description = {
        "Last day of them, itself included; by the reference method only its midnight is, as in the"
            + " original."
      })
  LocalDate trainEnd;

  @Option(
      names = "--test-start",
      paramLabel = "DATE",
      required = true,
      order = 14,
      converter = OptionValues.Date.class,
      description = "First day of entries that show what the finding is worth.")
  LocalDate testStart;

  @Option(
      names = "--test-end",
      paramLabel = "DATE",
      required = true,
      order = 15,
      converter = OptionValues.Date.class,
      description = "Last day of them, in the same sense.")
  LocalDate testEnd;

  @Option(
      names = "--max-dd-limit",
      paramLabel = "DOLLARS",
      order = 22,
      description = "The drawdown has to stay below this; 5000 by default.")
  double maxDrawdown = 5000;

  @Option(
      names = "--max-breach-events",
      paramLabel = "N",
      order = 23,
      description = "Most times that equity may fall $6,000 below its peak; no limit by default.")
  Integer maxBreachEvents;

  @Option(
      names = "--algorithm",
      paramLabel = "NAME",
      order = 24,
      converter = OptionValues.Search.class,
      description = {
        "greedy: take symbols away until the constraint is kept; exhaustive: try every set of"
            + " symbols; beam: grow the best sets. greedy by default."
      })
  Algorithm algorithm = Algorithm.GREEDY;

  @Option(
      names = "--update-config",
      order = 71,
      description = {
        "Write what was found into config/portfolio_optimization_NAME.json and into the"
            + " configuration; the old files are kept beside them."
      })
  boolean updateConfig;

  @Option(
      names = "--accept",
      order = 72,
      description = {
        "With --update-config: write it even if the test period breaks the constraint; the file"
            + " says so."
      })
  boolean accept;

  @Option(
      names = "--threads",
      paramLabel = "N",
      order = 810,
      description = "How many may search at once; as many as processors by default.")
  Integer threads;

  PortfolioSearchCommand(Invocation invocation) {
    super(invocation);
  }

  private record Periods(TradeSet train, TradeSet test) {}

  /** With a fingerprint of all that is searched. */
  private record Prepared(
      String data, Universe universe, SearchFolder.Course train, SearchFolder.Course test) {}

  @Override
  ExitCode run() throws IOException {
    requireSense();
    requirePeriods();
    if (updateConfig) {
      requireConfigOfThisInstallation();
    }
    if (accept && !updateConfig) {
      throw refuse("--accept goes with --update-config.");
    }
    requirePositive("--max-dd-limit", maxDrawdown);
    if (maxBreachEvents != null && maxBreachEvents < 0) {
      throw refuse("--max-breach-events is " + maxBreachEvents + ", expected at least 0.");
    }
    if (threads != null && threads < 1) {
      throw refuse("--threads is " + threads + ", expected at least 1.");
    }
    requireStrategy(updateConfig);
    TradeSet trades = readTrades();
    if (method == PortfolioMethod.REFERENCE && trades.names().contains(DROPPED)) {
      terminal.note(DROPPED + " is left out, as the original's search leaves it out always.");
      trades = trades.without(DROPPED);
    }
    Periods periods = split(trades);
    SearchMeter meter = new SearchMeter(terminal, invocation.clock());
    SearchResult result;
    Prepared prepared;
    try {
      prepared = prepare(periods);
      result =
          PortfolioSearch.run(
              prepared.universe(),
              prepared.test().simulation().get(),
              settings(),
              meter,
              checkpoint(prepared.data()));
    } finally {
      meter.end();
    }
    // First of all: what was tried counts, whatever becomes of the rest.
    TrialCount count =
        SearchTrials.record(
            invocation,
            scope(method, prepared.data(), trainStart, trainEnd),
            result,
            dailyStopLoss);
    if (output != null) {
      PortfolioCsv.write(output, result);
    }
    PortfolioFinding finding =
        new PortfolioFinding(
            result,
            method,
            new PortfolioFinding.Period(trainStart, trainEnd, periods.train()),
            new PortfolioFinding.Period(testStart, testEnd, periods.test()),
            count.trials());
    if (json) {
      finding.printJson(terminal);
    } else {
      finding.print(terminal);
    }
    leave(finding, count, periods, prepared);
    if (result.chosen().isEmpty()) {
      return ExitCode.CHECK_FAILED;
    }
    return updateConfig ? update(finding, count) : ExitCode.OK;
  }

  private void leave(PortfolioFinding finding, TrialCount count, Periods periods, Prepared prepared)
      throws IOException {
    Path folder =
        SearchFolder.write(
            ResultFolders.of(invocation).searches(),
            RunInfo.newId(invocation.clock(), "search"),
            new SearchJson(
                invocation.clock().instant(),
                String.join(" ", spec.commandLine().getParseResult().originalArgs()),
                strategy,
                resultsDir,
                initialCash,
                dailyStopLoss,
                finding,
                count),
            finding.result(),
            List.of(
                new SearchFolder.Period(
                    "train", prepared.train(), reference(periods.train()), periods.train()),
                new SearchFolder.Period(
                    "test", prepared.test(), reference(periods.test()), periods.test())));
    terminal.progress(
        "All that was tried is in "
            + Invocation.fromHere(folder)
            + "; 'multi-alpha report "
            + folder.getFileName()
            + "' makes its page.");
  }

  /** The same trades by the reference method, to be drawn beside the honest one. */
  private Optional<SearchFolder.Course> reference(TradeSet trades) {
    return method == PortfolioMethod.REFERENCE
        ? Optional.empty()
        : Optional.of(course(ReferencePlan.of(trades, referenceSettings())));
  }

  private static SearchFolder.Course course(ReferencePlan plan) {
    return new SearchFolder.Course(
        PortfolioMethod.REFERENCE.word(), plan.calendarDays(), plan::newSimulation);
  }

  private static SearchFolder.Course course(HonestPlan plan) {
    return new SearchFolder.Course(
        PortfolioMethod.HONEST.word(), plan.tradeDates(), plan::newSimulation);
  }

  private ExitCode update(PortfolioFinding finding, TrialCount count) {
    if (!finding.result().testKeepsConstraint() && !accept) {
      terminal.error(
          "The configuration was not changed: in the test period the portfolio "
              + finding.shortcoming()
              + ". Search again under another constraint, or take it all the same with --accept.");
      return ExitCode.CHECK_FAILED;
    }
    try (House house = openHouse(Mode.PAPER)) {
      new PortfolioWriting(invocation, strategy, dailyStopLoss)
          .write(finding, SearchTrials.evidence(finding.result(), count), house);
    }
    return ExitCode.OK;
  }

  /** The search's result is kept in one place: that of the configuration that trades. */
  private void requireConfigOfThisInstallation() {
    Path own = invocation.root().toAbsolutePath().normalize().resolve("config");
    if (!own.equals(configFile().toAbsolutePath().normalize().getParent())) {
      throw new UsageException(
          "--update-config also writes config/portfolio_optimization_"
              + strategy
              + ".json of this installation, and "
              + invocation.show(configFile())
              + " does not lie beside it: name a file in config/, or try it in a copy of the"
              + " installation.");
    }
  }

  private void requirePeriods() {
    requireOrder("--train-start", trainStart, "--train-end", trainEnd);
    requireOrder("--test-start", testStart, "--test-end", testEnd);
    if (!testStart.isAfter(trainEnd) && !trainStart.isAfter(testEnd)) {
      throw refuse(
          "The train period, "
              + trainStart
              + " to "
              + trainEnd
              + ", and the test period, "
              + testStart
              + " to "
              + testEnd
              + ", have days in common; what was searched on a day cannot be tested on it. Let"
              + " --test-start come after --train-end.");
    }
  }

  private void requireOrder(String first, LocalDate from, String last, LocalDate to) {
    if (to.isBefore(from)) {
      throw refuse(last + " " + to + " is before " + first + " " + from + ".");
    }
  }

  private SearchSettings settings() {
    return new SearchSettings(
        algorithm,
        minPositions,
        maxPositions,
        new Constraint(
            maxDrawdown,
            maxBreachEvents == null ? OptionalInt.empty() : OptionalInt.of(maxBreachEvents)),
        threads == null ? Runtime.getRuntime().availableProcessors() : threads);
  }

  private Periods split(TradeSet trades) {
    Periods periods =
        new Periods(span(trades, trainStart, trainEnd), span(trades, testStart, testEnd));
    requireTrades(periods.train(), "train", trainStart, trainEnd);
    if (method == PortfolioMethod.HONEST) {
      periods = withoutIdle(periods);
    }
    requireTrades(periods.test(), "test", testStart, testEnd);
    return periods;
  }

  /** What never trades never falls either: a search for small drawdowns would end at it. */
  private Periods withoutIdle(Periods periods) {
    Periods active = periods;
    for (SymbolTrades each : periods.train().symbols()) {
      if (each.size() == 0) {
        terminal.note(
            each.symbol() + " has no trade in the train period and is left out of the search.");
        active =
            new Periods(
                active.train().without(each.symbol()), active.test().without(each.symbol()));
      }
    }
    return active;
  }

  private TradeSet span(TradeSet trades, LocalDate from, LocalDate to) {
    long first = from.toEpochDay() * DAY;
    long last = to.toEpochDay() * DAY;
    if (method == PortfolioMethod.REFERENCE) {
      return trades.enteredBetween(first, last);
    }
    // A trade that is still open at the end would bring the days after it along.
    TradeSet entered = trades.enteredBetween(first, last + DAY - 1);
    TradeSet closed = entered.closedBy(last + DAY - 1);
    if (closed.size() < entered.size()) {
      terminal.note(
          (entered.size() - closed.size())
              + " trades that are still open after "
              + to
              + " are left out: their result is of days that do not belong to the period.");
    }
    return closed;
  }

  private static void requireTrades(TradeSet trades, String period, LocalDate from, LocalDate to) {
    if (trades.size() == 0) {
      throw new UsageException(
          trades.source()
              + " has no trade in the "
              + period
              + " period, "
              + from
              + " to "
              + to
              + "; choose days that the trades cover.");
    }
  }

  private Prepared prepare(Periods periods) {
    if (method == PortfolioMethod.REFERENCE) {
      ReferencePlan train = ReferencePlan.of(periods.train(), referenceSettings());
      return new Prepared(
          train.fingerprint(),
          universe(periods.train(), false, train::newSimulation),
          course(train),
          course(ReferencePlan.of(periods.test(), referenceSettings())));
    }
    World world = readWorld(periods.train());
    HonestPlan train = honest(periods.train(), world);
    return new Prepared(
        train.fingerprint(),
        universe(periods.train(), true, train::newSimulation),
        course(train),
        course(honest(periods.test(), world)));
  }

  private HonestPlan honest(TradeSet trades, World world) {
    return world
        .bars()
        .map(
            bars -> HonestPlan.of(trades, honestSettings(trades, world), bars, world.pointValues()))
        .orElseGet(() -> HonestPlan.of(trades, honestSettings(trades, world)));
  }

  /** Scores that the honest method uses are those of the train period: nothing else is known. */
  private Universe universe(TradeSet train, boolean own, Supplier<Simulation> simulation) {
    return new Universe(
        train.names(),
        train.symbols().stream()
            .map(each -> (own ? each.ownScore() : each.score()).by(ranking))
            .toList(),
        simulation);
  }

  private Optional<Checkpoint> checkpoint(String searched) throws IOException {
    if (algorithm != Algorithm.EXHAUSTIVE) {
      return Optional.empty();
    }
    String fingerprint =
        String.join(
            " ",
            searched,
            Double.toHexString(initialCash),
            Double.toHexString(dailyStopLoss),
            Integer.toString(minPositions),
            Integer.toString(maxPositions));
    Path folder = Files.createDirectories(invocation.var().resolve("search"));
    return Optional.of(
        new Checkpoint(
            folder.resolve(searched.substring(0, 16) + ".part"),
            fingerprint,
            invocation.clock()::millis));
  }
}
