package io.multialpha.host.app;

import com.fasterxml.jackson.core.JsonGenerator;
import io.multialpha.host.ExitCode;
import io.multialpha.host.model.sklearn.ShortestDecimal;
import io.multialpha.host.report.FixedDecimals;
import io.multialpha.host.research.results.TradeSet;
import io.multialpha.host.research.simulation.Attribution;
import io.multialpha.host.research.simulation.Attribution.Step;
import io.multialpha.host.research.simulation.HonestPlan;
import io.multialpha.host.research.simulation.HonestSimulation;
import io.multialpha.host.research.simulation.PortfolioMetrics;
import io.multialpha.host.research.simulation.ReferencePlan;
import io.multialpha.host.research.simulation.Simulation;
import io.multialpha.host.research.statistics.CalendarReturns;
import io.multialpha.host.research.statistics.ReturnStatistics;
import io.multialpha.host.research.statistics.SharpeRatio;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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
    if (explain != null && (explain < minPositions || explain > maxPositions)) {
      throw refuse(
          "--explain is " + explain + ", expected " + minPositions + " to " + maxPositions + ".");
    }
    TradeSet trades = readTrades();
    ReferencePlan plan = ReferencePlan.of(trades, referenceSettings());
    List<PortfolioMetrics> reference = simulate(plan.newSimulation(), trades);
    if (method == PortfolioMethod.REFERENCE) {
      printReference(trades, bySharpe(reference));
    } else {
      printHonest(trades, plan, reference);
    }
    return ExitCode.OK;
  }

  private List<PortfolioMetrics> simulate(Simulation simulation, TradeSet trades) {
    List<PortfolioMetrics> rows = new ArrayList<>();
    for (int limit = minPositions; limit <= maxPositions; limit++) {
      simulation.run(trades.all(), limit);
      rows.add(simulation.metrics());
    }
    return rows;
  }

  /** Best first; of equals the one with the lower limit. */
  private static List<PortfolioMetrics> bySharpe(List<PortfolioMetrics> rows) {
    return rows.stream()
        .sorted(
            Comparator.comparingDouble(
                row -> Double.isNaN(row.sharpeRatio()) ? Double.MAX_VALUE : -row.sharpeRatio()))
        .toList();
  }

  private void printReference(TradeSet trades, List<PortfolioMetrics> rows) throws IOException {
    if (output != null) {
      PortfolioCsv.write(output, rows);
    }
    if (json) {
      JsonText.print(
          terminal,
          out -> {
            out.writeStartObject();
            out.writeBooleanField("synthetic", trades.synthetic());
            writeRows(out, "reference", rows);
            out.writeEndObject();
          });
      return;
    }
    terminal.line(about(trades) + ", by the reference method");
    PortfolioText.warning(trades).ifPresent(terminal::line);
    terminal.line("");
    PortfolioText.reference(rows).print(terminal);
    terminal.line("");
    terminal.line(
        "These are the figures of the system that this one replaces. They cannot be traded: see"
            + " --method honest.");
  }

  private void printHonest(TradeSet trades, ReferencePlan plan, List<PortfolioMetrics> reference)
      throws IOException {
    World world = readWorld(trades);
    HonestPlan honest =
        world
            .bars()
            .map(
                bars ->
                    HonestPlan.of(trades, honestSettings(trades, world), bars, world.pointValues()))
            .orElseGet(() -> HonestPlan.of(trades, honestSettings(trades, world)));
    HonestSimulation simulation = honest.newSimulation();
    List<PortfolioMetrics> rows = simulate(simulation, trades);
    List<PortfolioMetrics> best = bySharpe(rows);
    int limit = explain == null ? bySharpe(reference).get(0).maxPositions() : explain;
    List<Step> steps = Attribution.of(plan, honest, trades.all(), limit);
    simulation.run(trades.all(), limit);
    ReturnStatistics statistics =
        ReturnStatistics.ofEquity(
            initialCash, simulation.dailyEquity(), SharpeRatio.TRADE_DATES_PER_YEAR);
    CalendarReturns calendar =
        CalendarReturns.of(initialCash, simulation.tradeDates(), simulation.dailyEquity());
    if (output != null) {
      PortfolioCsv.write(output, best);
    }
    String marks = marks(trades, honest);
    if (json) {
      JsonText.print(
          terminal,
          out -> {
            out.writeStartObject();
            out.writeBooleanField("synthetic", trades.synthetic());
            writeRows(out, "honest", rows);
            writeRows(out, "reference", reference);
            out.writeNumberField("explained_positions", limit);
            writeSteps(out, steps);
            out.writeStringField("marks", marks);
            out.writeEndObject();
          });
      return;
    }
    terminal.line(about(trades));
    PortfolioText.warning(trades).ifPresent(terminal::line);
    terminal.line(marks);
    terminal.line("Left of the bar is the honest method, right of it the reference method.");
    terminal.line("");
    PortfolioText.both(rows, reference).print(terminal);
    terminal.line("");
    terminal.line("From the reference to the honest method, max positions " + limit + ":");
    terminal.line("");
    PortfolioText.steps(steps).print(terminal);
    terminal.line("");
    terminal.line("The honest method, max positions " + limit + ":");
    terminal.line("");
    PortfolioText.statistics(statistics).print(terminal);
    terminal.line("");
    PortfolioText.months(calendar).print(terminal);
  }

  private String about(TradeSet trades) {
    return trades.symbols().size()
        + " symbols, "
        + FixedDecimals.grouped(trades.size())
        + " trades of "
        + Invocation.fromHere(resultsDir);
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

  private static void writeRows(JsonGenerator out, String name, List<PortfolioMetrics> rows)
      throws IOException {
    out.writeArrayFieldStart(name);
    for (PortfolioMetrics row : rows) {
      out.writeStartObject();
      for (Map.Entry<String, Number> each : PortfolioCsv.columns(row).entrySet()) {
        writeNumber(out, each.getKey(), each.getValue());
      }
      out.writeEndObject();
    }
    out.writeEndArray();
  }

  private static void writeSteps(JsonGenerator out, List<Step> steps) throws IOException {
    out.writeArrayFieldStart("difference");
    for (Step step : steps) {
      out.writeStartObject();
      out.writeStringField(
          "corrected",
          step.corrected().map(flaw -> flaw.name().toLowerCase(Locale.ROOT)).orElse("nothing"));
      writeNumber(out, "total_return_dollars", step.profit());
      writeNumber(out, "sharpe_ratio", step.sharpe());
      writeNumber(out, "max_drawdown_dollars", -step.maxDrawdown());
      out.writeNumberField("daily_stops_hit", step.dailyStops());
      out.writeEndObject();
    }
    out.writeEndArray();
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
