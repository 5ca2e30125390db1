package io.multialpha.host.app;

import com.fasterxml.jackson.core.JsonGenerator;
import io.multialpha.host.report.FixedDecimals;
import io.multialpha.host.research.results.TradeSet;
import io.multialpha.host.research.search.Candidate;
import io.multialpha.host.research.search.Constraint;
import io.multialpha.host.research.search.SearchResult;
import io.multialpha.host.research.simulation.PortfolioMetrics;
import java.io.IOException;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;

/**
 * What a search has found, as it is printed.
 *
 * @param result of the search
 * @param method by which it was simulated
 * @param train what was searched
 * @param test what it was tested on
 * @param trials portfolios ever tried for the strategy by this method
 */
record PortfolioFinding(
    SearchResult result, PortfolioMethod method, Period train, Period test, long trials) {

  /** A span of days, both included, and the trades in it. */
  record Period(LocalDate from, LocalDate to, TradeSet trades) {}

  private Constraint constraint() {
    return result.settings().constraint();
  }

  /** Prints it for people. */
  void print(Terminal terminal) {
    terminal.line(
        train.trades().symbols().size()
            + " symbols, "
            + FixedDecimals.grouped(train.trades().size())
            + " trades to search, "
            + FixedDecimals.grouped(test.trades().size())
            + " to test, by the "
            + method.word()
            + " method");
    PortfolioText.warning(train.trades()).ifPresent(terminal::line);
    terminal.line(
        FixedDecimals.grouped(result.trials())
            + " portfolios were tried, "
            + FixedDecimals.grouped(trials)
            + " in all so far");
    terminal.line("");
    if (result.chosen().isEmpty() && leastDrawdown() == Double.POSITIVE_INFINITY) {
      terminal.line(
          "None has a Sharpe ratio: it takes results of two days or more, and an account that has"
              + " something left. Choose a longer train period or a higher --initial-cash.");
      return;
    }
    if (result.chosen().isEmpty()) {
      terminal.line(
          "None keeps its drawdown below $"
              + PortfolioText.dollars(constraint().maxDrawdown())
              + (constraint().maxBreachEvents().isEmpty()
                  ? ""
                  : " with at most " + constraint().maxBreachEvents().getAsInt() + " breaches")
              + "; the least drawdown was $"
              + PortfolioText.dollars(leastDrawdown())
              + ". Allow more with --max-dd-limit, or try --algorithm exhaustive.");
      return;
    }
    Candidate chosen = result.chosen().get();
    terminal.line("Symbols        " + String.join(" ", result.symbols(chosen)));
    terminal.line("Max positions  " + chosen.maxPositions());
    terminal.line("");
    PortfolioMetrics before = result.train().orElseThrow();
    PortfolioMetrics after = result.test().orElseThrow();
    TextTable table = TextTable.of("", ">train", ">test", "");
    table.row("from", train.from().toString(), test.from().toString(), "");
    table.row("to", train.to().toString(), test.to().toString(), "");
    table.row(
        "Sharpe",
        PortfolioText.fixed(before.sharpeRatio(), 3),
        PortfolioText.fixed(after.sharpeRatio(), 3),
        kept(before, after));
    table.row(
        "CAGR", PortfolioText.percent(before.cagr()), PortfolioText.percent(after.cagr()), "");
    table.row(
        "return $",
        PortfolioText.dollars(before.totalReturnDollars()),
        PortfolioText.dollars(after.totalReturnDollars()),
        "");
    table.row(
        "max DD $",
        PortfolioText.dollars(-before.maxDrawdownDollars()),
        PortfolioText.dollars(-after.maxDrawdownDollars()),
        "to stay below " + PortfolioText.dollars(constraint().maxDrawdown()));
    table.row(
        "profit factor",
        PortfolioText.fixed(before.profitFactor(), 2),
        PortfolioText.fixed(after.profitFactor(), 2),
        "");
    table.row("daily stops", count(before.dailyStopsHit()), count(after.dailyStopsHit()), "");
    table.row(
        "breaches",
        count(before.breachEvents()),
        count(after.breachEvents()),
        "falls of $6,000 below a peak");
    table.print(terminal);
    if (!result.testKeepsConstraint()) {
      terminal.line("");
      terminal.line("In the test period the portfolio " + shortcoming() + ".");
    }
  }

  /** What is wrong with it in the test period, after "the portfolio". */
  String shortcoming() {
    return result.isTested()
        ? "breaks the constraint that it was found by"
        : "makes no trade, so that nothing is known of what it is worth";
  }

  private static String kept(PortfolioMetrics train, PortfolioMetrics test) {
    double share = test.sharpeRatio() / train.sharpeRatio();
    return train.sharpeRatio() > 0 && Double.isFinite(share)
        ? String.format(Locale.ROOT, "%.0f%% of it is left", 100 * share)
        : "";
  }

  private static String count(int number) {
    return Integer.toString(number);
  }

  private double leastDrawdown() {
    double least = Double.POSITIVE_INFINITY;
    for (int i = 0; i < result.trials(); i++) {
      Candidate each = result.tried().get(i);
      least = Double.isNaN(each.sharpe()) ? least : Math.min(least, each.maxDrawdown());
    }
    return least;
  }

  /** Prints it for scripts. */
  void printJson(Terminal terminal) throws IOException {
    JsonText.print(
        terminal,
        out -> {
          out.writeStartObject();
          writeFields(out);
          out.writeEndObject();
        });
  }

  /** Writes the fields of an object that has begun. */
  void writeFields(JsonGenerator out) throws IOException {
    out.writeStringField("method", method.word());
    out.writeBooleanField("synthetic", train.trades().synthetic());
    out.writeStringField(
        "algorithm", result.settings().algorithm().name().toLowerCase(Locale.ROOT));
    out.writeNumberField("trials", result.trials());
    out.writeNumberField("trials_ever", trials);
    out.writeNumberField("max_dd_limit", constraint().maxDrawdown());
    if (result.chosen().isPresent()) {
      writeChosen(out);
    } else {
      out.writeNullField("optimal_config");
    }
  }

  private void writeChosen(JsonGenerator out) throws IOException {
    Candidate chosen = result.chosen().orElseThrow();
    out.writeObjectFieldStart("optimal_config");
    out.writeNumberField("max_positions", chosen.maxPositions());
    out.writeArrayFieldStart("instruments");
    for (String symbol : result.symbols(chosen)) {
      out.writeString(symbol);
    }
    out.writeEndArray();
    out.writeEndObject();
    writePeriod(out, "train", train, result.train().orElseThrow());
    writePeriod(out, "test", test, result.test().orElseThrow());
    out.writeBooleanField("test_keeps_constraint", result.testKeepsConstraint());
  }

  private static void writePeriod(
      JsonGenerator out, String name, Period period, PortfolioMetrics metrics) throws IOException {
    out.writeObjectFieldStart(name);
    out.writeStringField("start", period.from().toString());
    out.writeStringField("end", period.to().toString());
    for (Map.Entry<String, Number> each : PortfolioCsv.figures(metrics).entrySet()) {
      PortfolioSimulateCommand.writeNumber(out, each.getKey(), each.getValue());
    }
    out.writeEndObject();
  }
}
