package io.multialpha.host.app;

import com.fasterxml.jackson.core.JsonGenerator;
import io.multialpha.host.ExitCode;
import io.multialpha.host.app.SimulationResult.Tried;
import io.multialpha.host.model.sklearn.ShortestDecimal;
import io.multialpha.host.report.FixedDecimals;
import io.multialpha.host.research.results.TradeSet;
import io.multialpha.host.research.simulation.Attribution;
import io.multialpha.host.research.simulation.Attribution.Step;
import io.multialpha.host.research.simulation.HonestPlan;
import io.multialpha.host.research.simulation.HonestSettings;
import io.multialpha.host.research.simulation.HonestSimulation;
import io.multialpha.host.research.simulation.PortfolioMetrics;
import io.multialpha.host.research.simulation.ReferencePlan;
import io.multialpha.host.research.simulation.Simulation;
import io.multialpha.host.research.statistics.CalendarReturns;
import io.multialpha.host.research.statistics.ReturnStatistics;
import io.multialpha.host.research.statistics.SharpeRatio;
import io.multialpha.host.research.trials.TrialScope;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code multi-alpha portfolio simulate}. */
@Command(
    description = {
      "Takes a portfolio through trades that are known, for each limit of positions: as an account"
          + " would have traded it, beside what the method of the system that this one replaces"
          + " makes of it, and with what sets the two apart, line by line."
    },
    footer = {
      "  multi-alpha portfolio simulate --results-dir results --min-positions 1 --max-positions 10",
      "  multi-alpha portfolio simulate --results-dir results --method reference --output sim.csv",
      "  multi-alpha portfolio simulate --results-dir var/runs/backtest-... --data ~/bars"
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:Simulated.",
      "2:Wrong usage, configuration or input files.",
      "3:The environment is at fault, or the program is."
    })
final class PortfolioSimulateCommand extends PortfolioCommand {
  @Option(
      names = "--explain",
      paramLabel = "N",
      order = 60,
      description = {
        "Honest method only: the limit of positions at which the difference is explained; that at"
            + " which the reference is best by default."
      })
  Integer explain;

  PortfolioSimulateCommand(Invocation invocation) {
    super(invocation);
  }

  @Override
  ExitCode run() throws IOException {
    requireSense();
    if (explain != null && method == PortfolioMethod.REFERENCE) {
      throw refuse(
          "--explain is of no use with --method reference: what is explained is the way from there"
              + " to the honest method. Leave one of the two out.");
    }
    if (explain != null && (explain < minPositions || explain > maxPositions)) {
      throw refuse(
          "--explain is " + explain + ", expected " + minPositions + " to " + maxPositions + ".");
    }
    TradeSet trades = readTrades();
    settleStrategy(false);
    ReferencePlan plan = ReferencePlan.of(trades, referenceSettings());
    SimulationTrials trials = new SimulationTrials(trades, dailyStopLoss);
    List<PortfolioMetrics> reference = simulate(plan.newSimulation(), trades, trials);
    Optional<HonestPlan> honest =
        method == PortfolioMethod.HONEST ? Optional.of(honestPlan(trades)) : Optional.empty();
    Tried tried = count(trials, PortfolioMethod.REFERENCE, plan.fingerprint(), trades);
    SimulationResult result =
        new SimulationResult(
            trades,
            resultsDir,
            reference,
            tried,
            honest.isEmpty()
                ? Optional.empty()
                : Optional.of(honest(trades, plan, honest.get(), reference)));
    if (output != null) {
      List<PortfolioMetrics> written =
          result.honest().map(SimulationResult.Honest::rows).orElse(reference);
      PortfolioCsv.write(output, SimulationResult.bySharpe(written));
    }
    if (json) {
      JsonText.print(terminal, new SimulationJson(result));
    } else {
      result.print(terminal);
    }
    return ExitCode.OK;
  }

  private HonestPlan honestPlan(TradeSet trades) throws IOException {
    World world = readWorld(trades);
    HonestSettings settings = honestSettings(trades, world);
    return world
        .bars()
        .map(bars -> HonestPlan.of(trades, settings, bars, world.pointValues()))
        .orElseGet(() -> HonestPlan.of(trades, settings));
  }

  private SimulationResult.Honest honest(
      TradeSet trades, ReferencePlan plan, HonestPlan honest, List<PortfolioMetrics> reference)
      throws IOException {
    HonestSimulation simulation = honest.newSimulation();
    SimulationTrials trials = new SimulationTrials(trades, dailyStopLoss);
    List<PortfolioMetrics> rows = simulate(simulation, trades, trials);
    // Before anything is shown: what was tried counts, whatever becomes of the rest.
    Tried tried = count(trials, PortfolioMethod.HONEST, honest.fingerprint(), trades);
    int limit =
        explain == null ? SimulationResult.bySharpe(reference).get(0).maxPositions() : explain;
    List<Step> steps = Attribution.of(plan, honest, trades.all(), limit);
    simulation.run(trades.all(), limit);
    return new SimulationResult.Honest(
        rows,
        tried,
        limit,
        steps,
        ReturnStatistics.ofEquity(
            initialCash, simulation.equityByDay(), SharpeRatio.TRADE_DATES_PER_YEAR),
        CalendarReturns.of(initialCash, honest.tradeDates(), simulation.equityByDay()),
        marks(trades, honest));
  }

  private List<PortfolioMetrics> simulate(
      Simulation simulation, TradeSet trades, SimulationTrials trials) {
    List<PortfolioMetrics> rows = new ArrayList<>();
    for (int limit = minPositions; limit <= maxPositions; limit++) {
      simulation.run(trades.all(), limit);
      rows.add(simulation.metrics());
      trials.add(simulation, limit);
    }
    return rows;
  }

  private Tried count(
      SimulationTrials trials, PortfolioMethod by, String simulated, TradeSet trades)
      throws IOException {
    TrialScope scope =
        scope(
            by,
            simulated,
            trades.synthetic(),
            SimulationTrials.first(trades),
            SimulationTrials.last(trades));
    return new Tried(trials.size(), trials.record(invocation, scope).trials());
  }

  private static String marks(TradeSet trades, HonestPlan plan) {
    int followed = plan.followedByBars();
    int straight = trades.size() - followed;
    return straight == 0
        ? "Open positions are followed bar by bar."
        : followed == 0
            ? "Open positions are followed on a straight line from entry to exit, for want of bars."
            : "Open positions are followed bar by bar; "
                + FixedDecimals.grouped(straight)
                + " trades on a straight line, for want of bars.";
  }

  /** A number, or null where there is none. */
  static void writeNumber(JsonGenerator out, String name, Number number) throws IOException {
    if (number instanceof Integer) {
      out.writeNumberField(name, number.intValue());
    } else if (Double.isFinite(number.doubleValue())) {
      out.writeFieldName(name);
      out.writeNumber(ShortestDecimal.of(number.doubleValue()));
    } else {
      out.writeNullField(name);
    }
  }
}
