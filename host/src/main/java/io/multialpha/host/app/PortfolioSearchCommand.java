package io.multialpha.host.app;

import io.multialpha.host.ExitCode;
import io.multialpha.host.ledger.RunInfo;
import io.multialpha.host.research.results.SymbolTrades;
import io.multialpha.host.research.results.TradeSet;
import io.multialpha.host.research.search.Algorithm;
import io.multialpha.host.research.search.Evidence;
import io.multialpha.host.research.search.SearchResult;
import io.multialpha.host.research.search.WalkForwardResult;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code multi-alpha portfolio search}. */
@Command(
    description = {
      "Looks for the symbols and the limit of positions with the best Sharpe ratio in the train"
          + " period whose drawdown keeps to a constraint, and then looks once what they came to"
          + " in the test period. Says how much of it may be luck."
    },
    footer = {
      "  multi-alpha portfolio search --results-dir results --train-start 2020-01-01"
          + " --train-end 2022-12-31 --test-start 2023-01-01 --test-end 2023-12-31",
      "  multi-alpha portfolio search --results-dir results --algorithm exhaustive"
          + " --max-dd-limit 6000 --walk-forward 4 ..."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:A portfolio was found, and holds in the test period or was accepted.",
      "1:None keeps to the constraint; or the one that was found breaks it in the test period, has"
          + " no Sharpe ratio above 0 there, makes no trade, or trades by models that were trained"
          + " there. It is not written then.",
      "2:Wrong usage, configuration or input files.",
      "3:The environment is at fault, or the program is."
    })
final class PortfolioSearchCommand extends PortfolioCommand {
  /** The original leaves this one out whatever comes. */
  private static final String DROPPED = "PL";

  @Mixin SearchPeriods periods;

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
      names = "--walk-forward",
      paramLabel = "N",
      order = 25,
      description = {
        "Also cut the second half of the train period into N windows, search anew on all days before"
            + " each, and chain what came of it."
      })
  Integer walkForward;

  @Mixin TakingOver takingOver;

  @Mixin WorkerThreads workers;

  PortfolioSearchCommand(Invocation invocation) {
    super(invocation);
  }

  @Override
  ExitCode run() throws IOException {
    requireSense();
    requireSearchable();
    TradeSet trades = readTrades();
    takingOver.requirePlace(this);
    if (method == PortfolioMethod.REFERENCE && trades.names().contains(DROPPED)) {
      terminal.note(DROPPED + " is left out, as the original's search leaves it out always.");
      trades = trades.without(DROPPED);
    }
    SearchPeriods.Period train = periods.train(trades, method, terminal::note);
    TradeSet active = withoutIdle(train.trades(), trades);
    train = new SearchPeriods.Period(train.from(), train.to(), only(train.trades(), active));
    SearchPeriods.Period test = periods.test(active, method, terminal::note);
    takingOver.rehearse(this, active.names());
    PortfolioFinding finding = search(train, test);
    if (output != null) {
      PortfolioCsv.write(output, finding.result());
    }
    if (json) {
      JsonText.print(
          terminal,
          out -> {
            out.writeStartObject();
            FindingJson.write(finding, out);
            out.writeEndObject();
          });
    } else {
      FindingText.print(finding, terminal);
    }
    return takingOver.settle(this, finding);
  }

  private PortfolioFinding search(SearchPeriods.Period train, SearchPeriods.Period test)
      throws IOException {
    SearchRun run = new SearchRun(this, train.trades());
    PortfolioCourse trained = run.course(train);
    PortfolioCourse tested = run.course(test);
    SearchMeter meter = new SearchMeter(terminal, invocation.clock());
    SearchResult result;
    Optional<WalkForwardResult> walk = Optional.empty();
    try {
      if (walkForward != null) {
        walk = Optional.of(new WalkForwardRun(run, train, this).walk(walkForward, meter));
      }
      result = run.search(train, trained, tested, meter);
    } finally {
      meter.end();
    }
    var count = run.count(train, trained);
    long looks = result.chosen().isPresent() ? run.look(train, trained, test, tested) : 0;
    Optional<Evidence> evidence =
        result.chosen().map(any -> Evidence.of(result, count, method.daysPerYear()));
    PortfolioFinding finding =
        new PortfolioFinding(result, method, train, test, count, looks, evidence, walk);
    leave(finding, run, trained, tested);
    return finding;
  }

  private void leave(
      PortfolioFinding finding, SearchRun run, PortfolioCourse trained, PortfolioCourse tested)
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
                finding),
            finding.result(),
            List.of(
                period("train", trained, run, finding.train()),
                period("test", tested, run, finding.test())));
    terminal.progress(
        "All that was tried is in "
            + Invocation.fromHere(folder)
            + "; 'multi-alpha report "
            + folder.getFileName()
            + "' makes its page.");
  }

  /** With the same trades by the reference method, to be drawn beside the honest one. */
  private SearchFolder.Period period(
      String name, PortfolioCourse own, SearchRun run, SearchPeriods.Period period) {
    return new SearchFolder.Period(
        name,
        own,
        method == PortfolioMethod.REFERENCE
            ? Optional.empty()
            : Optional.of(run.reference(period.trades())),
        period.trades());
  }

  private void requireSearchable() {
    periods.requireSense(terminal::note);
    workers.requireSense();
    requirePositive("--max-dd-limit", maxDrawdown);
    if (maxBreachEvents != null && maxBreachEvents < 0) {
      throw refuse("--max-breach-events is " + maxBreachEvents + ", expected at least 0.");
    }
    int most = WalkForwardRun.most(periods.trainStart, periods.trainEnd);
    if (walkForward != null && (walkForward < 1 || walkForward > most)) {
      throw refuse(
          "--walk-forward is "
              + walkForward
              + ", expected 1 or more windows of a week or longer, which half of "
              + periods.trainStart
              + " to "
              + periods.trainEnd
              + " has "
              + most
              + " of.");
    }
    takingOver.requireSense(this);
  }

  /** What never trades never falls either: a search for small drawdowns would end at it. */
  private TradeSet withoutIdle(TradeSet train, TradeSet trades) {
    TradeSet active = trades;
    for (SymbolTrades each : train.symbols()) {
      if (each.size() == 0 && method == PortfolioMethod.HONEST) {
        terminal.note(
            each.symbol() + " has no trade in the train period and is left out of the search.");
        active = active.without(each.symbol());
      }
    }
    return active;
  }

  private static TradeSet only(TradeSet trades, TradeSet like) {
    TradeSet kept = trades;
    for (String symbol : trades.names()) {
      kept = like.names().contains(symbol) ? kept : kept.without(symbol);
    }
    return kept;
  }
}
