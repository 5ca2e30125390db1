package io.multialpha.host.app;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import io.multialpha.host.UnfinishedFolder;
import io.multialpha.host.WholeFile;
import io.multialpha.host.ledger.RunInfo;
import io.multialpha.host.report.FixedDecimals;
import io.multialpha.host.report.RunFolder;
import io.multialpha.host.report.page.ReportPage;
import io.multialpha.host.research.results.SymbolTrades;
import io.multialpha.host.research.results.TradeSet;
import io.multialpha.host.research.search.Candidate;
import io.multialpha.host.research.search.SearchResult;
import io.multialpha.host.research.simulation.Simulation;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * The folder that a search leaves, complete or absent: {@code search.json}, {@code candidates.csv}
 * with every portfolio that was tried, and of the one that was chosen {@code equity.csv} and {@code
 * trades.csv}.
 */
final class SearchFolder {
  private static final int MOST_A_SECOND = 1000;

  private final SearchResult result;

  private SearchFolder(SearchResult result) {
    this.result = result;
  }

  /**
   * A period of the search.
   *
   * @param name {@code train} or {@code test}
   * @param own by the method that was searched with
   * @param other by the other method, where that is at hand
   * @param trades all that could have been taken
   */
  record Period(
      String name, PortfolioCourse own, Optional<PortfolioCourse> other, TradeSet trades) {}

  /**
   * Writes the folder.
   *
   * @param parent folder of such folders; made if missing
   * @param id name of the search; where another has it, a number is added
   * @param json of the search: all but its name
   * @return the folder
   */
  static Path write(
      Path parent, String id, JsonText.Content json, SearchResult result, List<Period> periods)
      throws IOException {
    Files.createDirectories(parent);
    UnfinishedFolder.sweep(parent, RunInfo.NEW_IDS);
    for (int number = 1; number <= MOST_A_SECOND; number++) {
      String name = number == 1 ? id : id + "-" + number;
      Optional<UnfinishedFolder> made = UnfinishedFolder.make(parent, name);
      if (made.isPresent()) {
        try (UnfinishedFolder unfinished = made.get()) {
          new SearchFolder(result).fill(unfinished.path(), name, json, periods);
          Path folder = parent.resolve(name);
          unfinished.rename(folder);
          return folder;
        }
      }
    }
    throw new UsageException(
        Invocation.fromHere(parent)
            + " has "
            + MOST_A_SECOND
            + " searches "
            + id
            + "; remove some.");
  }

  private void fill(Path draft, String name, JsonText.Content json, List<Period> periods)
      throws IOException {
    StringWriter text = new StringWriter();
    DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
    try (JsonGenerator out = new JsonFactory().createGenerator(text)) {
      out.setPrettyPrinter(
          new DefaultPrettyPrinter().withObjectIndenter(indenter).withArrayIndenter(indenter));
      out.writeStartObject();
      out.writeStringField("search", name);
      json.write(out);
      out.writeEndObject();
    }
    write(draft.resolve(ReportPage.SEARCH), text.append('\n'));
    PortfolioCsv.write(draft.resolve(ReportPage.CANDIDATES), result);
    StringBuilder equity = new StringBuilder("period,series,date,equity\n");
    StringBuilder trades = new StringBuilder("period,symbol,exit_time,net_pnl\n");
    for (Period period : periods) {
      result.chosen().ifPresent(chosen -> append(equity, trades, period, chosen));
    }
    write(draft.resolve(RunFolder.EQUITY), equity);
    write(draft.resolve(RunFolder.TRADES), trades);
  }

  private static void write(Path file, Object text) throws IOException {
    byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
    WholeFile.replace(file, out -> out.write(bytes));
  }

  private void append(StringBuilder equity, StringBuilder trades, Period period, Candidate chosen) {
    append(equity, period, period.own().method().word(), period.own(), chosen.symbols(), chosen);
    period
        .other()
        .ifPresent(
            other ->
                append(equity, period, other.method().word(), other, chosen.symbols(), chosen));
    List<SymbolTrades> symbols = period.trades().symbols();
    for (int i = 0; i < symbols.size(); i++) {
      if (((chosen.symbols() >>> i) & 1) == 1) {
        SymbolTrades each = symbols.get(i);
        append(equity, period, each.symbol(), period.own(), 1L << i, chosen);
        for (int row = 0; row < each.size(); row++) {
          trades.append(period.name()).append(',').append(each.symbol()).append(',');
          trades.append(Instant.ofEpochMilli(each.columns().exit()[row])).append(',');
          trades.append(FixedDecimals.money(each.columns().profit()[row])).append('\n');
        }
      }
    }
  }

  private void append(
      StringBuilder csv,
      Period period,
      String series,
      PortfolioCourse course,
      long symbols,
      Candidate of) {
    Simulation simulation = course.simulation().get();
    simulation.run(symbols, of.maxPositions());
    double[] equity = simulation.equityByDay();
    for (int day = 0; day < equity.length; day++) {
      csv.append(period.name()).append(',').append(series).append(',');
      csv.append(LocalDate.ofEpochDay(course.days()[day])).append(',');
      csv.append(FixedDecimals.money(equity[day])).append('\n');
    }
  }
}
