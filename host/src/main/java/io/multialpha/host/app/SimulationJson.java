package io.multialpha.host.app;

import com.fasterxml.jackson.core.JsonGenerator;
import io.multialpha.host.research.simulation.Attribution.Step;
import io.multialpha.host.research.simulation.PortfolioMetrics;
import io.multialpha.host.research.statistics.CalendarReturns;
import io.multialpha.host.research.statistics.ReturnStatistics;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What a portfolio came to, for scripts. Drawdowns are positive, fractions are fractions, and what
 * is not defined is null.
 *
 * @param result of the simulation
 */
record SimulationJson(SimulationResult result) implements JsonText.Content {
  @Override
  public void write(JsonGenerator out) throws IOException {
    out.writeStartObject();
    out.writeBooleanField("synthetic", result.trades().synthetic());
    if (result.honest().isPresent()) {
      write(out, result.honest().get());
    } else {
      write(out, "", result.referenceTried());
      writeRows(out, "reference", SimulationResult.bySharpe(result.reference()));
    }
    out.writeEndObject();
  }

  private void write(JsonGenerator out, SimulationResult.Honest honest) throws IOException {
    write(out, "", honest.tried());
    write(out, "reference_", result.referenceTried());
    writeRows(out, "honest", honest.rows());
    writeRows(out, "reference", result.reference());
    out.writeNumberField("explained_positions", honest.limit());
    writeSteps(out, honest.steps());
    writeStatistics(out, honest.statistics());
    writeMonths(out, honest.calendar());
    writeYears(out, honest.calendar());
    out.writeStringField("marks", honest.marks());
  }

  private static void write(JsonGenerator out, String prefix, SimulationResult.Tried tried)
      throws IOException {
    out.writeNumberField(prefix + "trials", tried.now());
    out.writeNumberField(prefix + "trials_ever", tried.ever());
  }

  private static void writeRows(JsonGenerator out, String name, List<PortfolioMetrics> rows)
      throws IOException {
    out.writeArrayFieldStart(name);
    for (PortfolioMetrics row : rows) {
      out.writeStartObject();
      for (Map.Entry<String, Number> each : PortfolioCsv.figures(row).entrySet()) {
        PortfolioSimulateCommand.writeNumber(out, each.getKey(), each.getValue());
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
      number(out, "total_return_dollars", step.profit());
      number(out, "sharpe_ratio", step.sharpe());
      number(out, "max_drawdown_dollars", step.maxDrawdown());
      out.writeNumberField("daily_stops_hit", step.dailyStops());
      out.writeEndObject();
    }
    out.writeEndArray();
  }

  private static void writeStatistics(JsonGenerator out, ReturnStatistics statistics)
      throws IOException {
    out.writeObjectFieldStart("statistics");
    out.writeNumberField("trade_dates", statistics.periods());
    number(out, "sharpe_ratio", statistics.sharpe());
    number(out, "sortino_ratio", statistics.sortino());
    number(out, "cagr", statistics.cagr());
    number(out, "annualized_volatility", statistics.volatility());
    number(out, "max_drawdown_pct", statistics.maxDrawdown());
    number(out, "calmar_ratio", statistics.calmar());
    number(out, "ulcer_index", statistics.ulcerIndex());
    number(out, "value_at_risk_95", statistics.valueAtRisk());
    number(out, "conditional_value_at_risk_95", statistics.conditionalValueAtRisk());
    number(out, "omega_ratio", statistics.omega());
    number(out, "tail_ratio", statistics.tailRatio());
    out.writeEndObject();
  }

  private static void writeMonths(JsonGenerator out, CalendarReturns calendar) throws IOException {
    out.writeArrayFieldStart("months");
    for (CalendarReturns.Month month : calendar.months()) {
      out.writeStartObject();
      out.writeStringField("month", month.month().toString());
      out.writeNumberField("trade_dates", month.tradeDates());
      number(out, "return_dollars", month.profit());
      number(out, "return_pct", month.returned());
      out.writeEndObject();
    }
    out.writeEndArray();
  }

  private static void writeYears(JsonGenerator out, CalendarReturns calendar) throws IOException {
    out.writeArrayFieldStart("years");
    for (CalendarReturns.Year year : calendar.years()) {
      out.writeStartObject();
      out.writeNumberField("year", year.year());
      out.writeNumberField("trade_dates", year.tradeDates());
      number(out, "return_dollars", year.profit());
      number(out, "return_pct", year.returned());
      number(out, "max_drawdown_dollars", year.maxDrawdown());
      out.writeEndObject();
    }
    out.writeEndArray();
  }

  private static void number(JsonGenerator out, String name, double number) throws IOException {
    PortfolioSimulateCommand.writeNumber(out, name, number);
  }
}
