package io.multialpha.host.app;

import io.multialpha.api.market.Instrument;
import io.multialpha.host.config.InstrumentConfig;
import io.multialpha.host.config.Mode;
import io.multialpha.host.config.Suggestion;
import io.multialpha.host.market.BarSource;
import io.multialpha.host.market.MarketData;
import io.multialpha.host.market.Session;
import io.multialpha.host.market.SyntheticNotice;
import io.multialpha.host.market.TradingCalendar;
import io.multialpha.host.research.results.RankingMethod;
import io.multialpha.host.research.results.ResultsFolder;
import io.multialpha.host.research.results.TradeSet;
import io.multialpha.host.research.simulation.HonestSettings;
import io.multialpha.host.research.simulation.ReferenceSettings;
import io.multialpha.host.research.simulation.TickCosts;
import io.multialpha.host.research.trials.TrialScope;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import picocli.CommandLine.Option;

/** A command that combines the trades of a folder of results. */
abstract class PortfolioCommand extends HouseCommand {
  /** More than any account trades; without an end a slip of the finger would run for days. */
  private static final int MOST_POSITIONS = 1000;

  /** Whose portfolio it is if nobody says. */
  private static final String UNNAMED = "ibs";

  @Option(
      names = "--results-dir",
      paramLabel = "DIR",
      required = true,
      order = 10,
      description = {
        "Folder of the trades: one with folders such as ES_optimization, in which there is"
            + " ES_rf_best_trades.csv and best.json, or the folder of a run or back-test."
      })
  Path resultsDir;

  @Option(
      names = "--symbols",
      paramLabel = "SYM",
      split = ",",
      arity = "1..*",
      order = 11,
      description = {
        "Only these, in this order where several trade at one instant; all, by name, by default."
      })
  List<String> symbols;

  @Option(
      names = "--min-positions",
      paramLabel = "N",
      order = 20,
      description = "Lowest limit of positions that is tried; 1 by default.")
  int minPositions = 1;

  @Option(
      names = "--max-positions",
      paramLabel = "N",
      order = 21,
      description = "Highest limit of positions that is tried; 10 by default.")
  int maxPositions = 10;

  @Option(
      names = "--method",
      paramLabel = "METHOD",
      order = 30,
      converter = OptionValues.Method.class,
      description = {
        "honest: as an account would have traded; reference: as the system that this one replaces"
            + " has it. honest by default."
      })
  PortfolioMethod method = PortfolioMethod.HONEST;

  @Option(
      names = "--ranking-method",
      paramLabel = "METHOD",
      order = 31,
      converter = OptionValues.Ranking.class,
      description = "What symbols are ranked by: sharpe or profit_factor; sharpe by default.")
  RankingMethod ranking = RankingMethod.SHARPE;

  @Option(
      names = "--initial-cash",
      paramLabel = "DOLLARS",
      order = 40,
      description = "Equity at the start; 150000 by default.")
  double initialCash = ReferenceSettings.DEFAULT.initialCash();

  @Option(
      names = "--daily-stop-loss",
      paramLabel = "DOLLARS",
      order = 41,
      description = {
        "Loss of a day at which it ends; that of the strategy in the configuration by default, 2500"
            + " where it is not there."
      })
  double dailyStopLoss = ReferenceSettings.DEFAULT.dailyStopLoss();

  @Option(
      names = "--exit-slippage",
      paramLabel = "FRACTION",
      order = 42,
      description = {
        "Share of its profit that a position loses which is closed early, by the reference method,"
            + " whose figures stand beside the honest ones too; 0.0002 by default. The honest method"
            + " takes ticks."
      })
  double exitSlippage = ReferenceSettings.DEFAULT.exitSlippage();

  @Option(
      names = "--cost-ticks",
      paramLabel = "TICKS",
      order = 43,
      description = {
        "Honest method only: ticks that a round trip costs beyond what the trades have paid; 4 by"
            + " default, 0 for those of optimize and of a run."
      })
  Double costTicks;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      order = 50,
      description = {
        "Folder of bars, as of backtest: open positions are followed bar by bar. Without it, on a"
            + " straight line from entry to exit."
      })
  Path data;

  @Option(
      names = "--alias",
      paramLabel = "SYM=SERIES",
      order = 51,
      description = "Let another series of that folder stand in for a symbol; may be repeated.")
  Map<String, String> aliases = new LinkedHashMap<>();

  @Option(
      names = "--timezone",
      paramLabel = "ZONE",
      order = 52,
      converter = OptionValues.Zone.class,
      description = "Time zone of trades whose times name none; America/Chicago by default.")
  ZoneId timezone = TradingCalendar.CHICAGO;

  @Option(
      names = "--strategy",
      paramLabel = "NAME",
      order = 70,
      description = {
        "Whose portfolio it is, under strategies in the configuration: what is tried is counted for"
            + " it. Whose trades they are by default, ibs where the files do not say."
      })
  String strategy;

  @Option(
      names = "--output",
      paramLabel = "FILE.csv",
      order = 800,
      description = "Also write the table to this file, replacing it.")
  Path output;

  @Option(names = "--json", order = 820, description = "Print JSON instead of tables.")
  boolean json;

  PortfolioCommand(Invocation invocation) {
    super(invocation);
  }

  /** What the honest method has to know of contracts and prices. */
  record World(
      Map<String, Double> tickValues, Map<String, Double> pointValues, Optional<MarketData> bars) {}

  /** Refuses what no simulation could make sense of, before anything is read. */
  final void requireSense() throws IOException {
    if (minPositions < 1) {
      throw refuse("--min-positions is " + minPositions + ", expected at least 1.");
    }
    if (maxPositions < minPositions) {
      throw refuse(
          "--max-positions is "
              + maxPositions
              + ", below --min-positions "
              + minPositions
              + "; expected at least as much.");
    }
    if (maxPositions > MOST_POSITIONS) {
      throw refuse(
          "--max-positions is " + maxPositions + ", expected at most " + MOST_POSITIONS + ".");
    }
    requirePositive("--initial-cash", initialCash);
    requirePositive("--daily-stop-loss", dailyStopLoss);
    if (!(exitSlippage >= 0 && exitSlippage <= 1)) {
      throw refuse("--exit-slippage is " + exitSlippage + ", expected a fraction from 0 to 1.");
    }
    if (costTicks != null && !(costTicks >= 0 && costTicks < Double.POSITIVE_INFINITY)) {
      throw refuse("--cost-ticks is " + costTicks + ", expected a number of at least 0.");
    }
    requireUse();
    if (output != null) {
      NewFile.requirePlace(output);
      NewFile.requireOther(output, ResultsFolder.files(resultsDir));
      NewFile.requireOther(output, configFiles());
    }
  }

  /** Refuses options that would be ignored. */
  private void requireUse() {
    OptionValues.requireEachKeyOnce(spec, "--alias");
    if (!aliases.isEmpty() && data == null) {
      throw refuse("--alias names series of the folder of --data, and there is no --data.");
    }
    if (method == PortfolioMethod.REFERENCE && data != null) {
      throw refuse(
          "--data is of no use with --method reference, which looks at no bars; leave one of the"
              + " two out.");
    }
    if (method == PortfolioMethod.REFERENCE && costTicks != null) {
      throw refuse(
          "--cost-ticks is of no use with --method reference, which has costs of its own; leave"
              + " one of the two out.");
    }
  }

  /**
   * Before anything is tried: trials are counted for a strategy, which a typo must not escape. Its
   * daily stop is what it trades by, so that is taken where none was asked for.
   *
   * @param always even if it was not named on the command line
   */
  final void settleStrategy(boolean always) {
    boolean required = always || isGiven("--strategy");
    if (!required && !Files.isRegularFile(configFile())) {
      return;
    }
    try (House house = openHouse(Mode.PAPER)) {
      Set<String> known = house.config().strategies().keySet();
      if (known.contains(strategy)) {
        if (!isGiven("--daily-stop-loss")) {
          dailyStopLoss = house.config().strategies().get(strategy).limits().dailyStopLoss();
        }
      } else if (required) {
        throw new UsageException(
            "There is no strategy "
                + strategy
                + " in "
                + invocation.show(house.configFile())
                + ": "
                + Suggestion.orAll(strategy, known));
      }
    }
  }

  private boolean isGiven(String option) {
    return spec.commandLine().getParseResult().hasMatchedOption(option);
  }

  /**
   * What all portfolios have in common that are tried on the same trades.
   *
   * @param by the method they are simulated by
   * @param searched fingerprint of the plan
   * @param synthetic whether the trades were made up, or made on made-up prices
   */
  final TrialScope scope(
      PortfolioMethod by, String searched, boolean synthetic, LocalDate from, LocalDate to) {
    SortedMap<String, String> settings = new TreeMap<>();
    settings.put("initial_cash", Double.toHexString(initialCash));
    return new TrialScope(strategy, by.word(), searched, synthetic, from, to, settings);
  }

  final void requirePositive(String option, double value) {
    if (!(value > 0 && value < Double.POSITIVE_INFINITY)) {
      throw refuse(option + " is " + value + ", expected a number above 0.");
    }
  }

  final TradeSet readTrades() {
    List<String> wanted =
        symbols == null
            ? List.of()
            : symbols.stream()
                .map(symbol -> symbol.strip().toUpperCase(Locale.ROOT))
                .filter(symbol -> !symbol.isEmpty())
                .distinct()
                .toList();
    if (symbols != null && wanted.isEmpty()) {
      throw refuse("--symbols names no symbol, expected such as ES,NQ.");
    }
    TradeSet trades = ResultsFolder.read(resultsDir, wanted, timezone);
    requireOwn(trades);
    ResultsFolder.notes(trades).forEach(terminal::note);
    return data != null && SyntheticNotice.of(data).isPresent() ? trades.markedSynthetic() : trades;
  }

  /** One strategy's portfolio must not be found on another's trades. */
  private void requireOwn(TradeSet trades) {
    String owner = trades.origin().strategy().orElse(strategy == null ? UNNAMED : strategy);
    if (strategy != null && !strategy.equals(owner)) {
      throw new UsageException(
          Invocation.fromHere(resultsDir)
              + " has trades of "
              + owner
              + ", and --strategy names "
              + strategy
              + ": leave --strategy out, or name the results of "
              + strategy
              + " with --results-dir.");
    }
    strategy = owner;
  }

  final ReferenceSettings referenceSettings() {
    return new ReferenceSettings(initialCash, dailyStopLoss, exitSlippage, ranking);
  }

  final HonestSettings honestSettings(TradeSet trades, World world) {
    TickCosts usual = TickCosts.usual(world.tickValues(), trades.layout());
    return new HonestSettings(
        initialCash,
        dailyStopLoss,
        costTicks == null
            ? usual
            : new TickCosts(world.tickValues(), costTicks, usual.perForcedExit()));
  }

  /** Reads contracts from the configuration, and bars where a folder of them is named. */
  final World readWorld(TradeSet trades) throws IOException {
    try (House house = openHouse(Mode.BACKTEST)) {
      Map<String, Double> ticks = new TreeMap<>();
      Map<String, Double> points = new TreeMap<>();
      Map<String, Session> sessions = new TreeMap<>();
      for (String symbol : trades.names()) {
        InstrumentConfig contract = house.config().instruments().get(symbol);
        if (contract == null) {
          terminal.note(
              symbol
                  + ": there is no such contract under instruments in "
                  + invocation.show(house.configFile())
                  + "; the honest method takes the reference's costs for it"
                  + (data == null ? "." : ", and has no use of its bars."));
          continue;
        }
        Instrument instrument = contract.instrument();
        ticks.put(symbol, instrument.tickSize() * instrument.pointValue());
        points.put(symbol, instrument.pointValue());
        sessions.put(symbol, contract.session());
      }
      Optional<MarketData> bars = Optional.empty();
      if (data != null) {
        MarketSource source =
            new MarketSource(
                invocation,
                house.config().data(),
                new MarketSource.Choice(
                    Optional.of(data),
                    Optional.empty(),
                    Optional.empty(),
                    aliases,
                    Runtime.getRuntime().availableProcessors()));
        MarketSource.Read read = source.read(points.keySet(), sessions);
        requireOtherThan(read);
        bars = Optional.of(read.bars());
      }
      return new World(ticks, points, bars);
    }
  }

  /** Which files the bars are in is known once they are read. */
  private void requireOtherThan(MarketSource.Read market) throws IOException {
    if (output != null) {
      NewFile.requireOther(
          output, market.report().sources().stream().map(BarSource::file).toList());
    }
  }
}
