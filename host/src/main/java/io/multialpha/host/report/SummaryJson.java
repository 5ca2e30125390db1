package io.multialpha.host.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import io.multialpha.host.ledger.AccountResult;
import io.multialpha.host.ledger.AccountResult.OpenPosition;
import io.multialpha.host.ledger.RunInfo;
import io.multialpha.host.ledger.TraceId;
import io.multialpha.host.ledger.TradedWith;
import io.multialpha.host.ledger.Wording;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The summary of a run as JSON, for scripts: {@code summary.json}, and what {@code --json} prints.
 *
 * <p>Keys keep their order. What is not defined is {@code null}. Money has two decimals.
 */
public final class SummaryJson {
  private final RunReport report;
  private final JsonGenerator json;

  private SummaryJson(RunReport report, JsonGenerator json) {
    this.report = report;
    this.json = json;
  }

  /** The summary, ending with a line feed. */
  public static String of(RunReport report) {
    StringWriter text = new StringWriter();
    DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
    try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
      json.setPrettyPrinter(
          new DefaultPrettyPrinter().withObjectIndenter(indenter).withArrayIndenter(indenter));
      new SummaryJson(report, json).write();
    } catch (IOException e) {
      throw new UncheckedIOException("a text in memory could not be written", e);
    }
    return text.append('\n').toString();
  }

  private void write() throws IOException {
    json.writeStartObject();
    writeRun(report.info());
    writeTried();
    json.writeArrayFieldStart("strategies");
    for (int i = 0; i < report.accounts().size(); i++) {
      json.writeStartObject();
      json.writeStringField("strategy", report.performances().get(i).name());
      writePerformance(report.performances().get(i));
      writeEnd(report.accounts().get(i));
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeObjectFieldStart("total");
    writePerformance(report.total());
    if (report.houseStops().isPresent()) {
      json.writeNumberField("house_daily_stops", report.houseStops().getAsInt());
    }
    json.writeEndObject();
    if (report.outOfSample().isPresent()) {
      writeOutOfSample(report.outOfSample().get());
    }
    json.writeArrayFieldStart("failures");
    for (AccountResult account : report.accounts()) {
      if (account.failure().isPresent()) {
        json.writeStartObject();
        json.writeStringField("strategy", account.journal().account());
        json.writeStringField("failure", account.failure().get());
        json.writeEndObject();
      }
      for (AccountResult.ModelFailure failure : account.modelFailures()) {
        json.writeStartObject();
        json.writeStringField("strategy", account.journal().account());
        json.writeStringField("symbol", failure.symbol());
        json.writeStringField("failure", failure.why());
        json.writeEndObject();
      }
    }
    json.writeEndArray();
    json.writeArrayFieldStart("notes");
    for (String note : report.info().notes()) {
      json.writeString(note);
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private void writeRun(RunInfo info) throws IOException {
    json.writeStringField("run", info.id());
    json.writeStringField("mode", info.mode().text());
    json.writeBooleanField("synthetic", info.source().synthetic());
    json.writeStringField("data", info.source().text());
    if (info.source().seed().isPresent()) {
      json.writeNumberField("seed", info.source().seed().getAsLong());
    }
    json.writeStringField("from", info.from().toString());
    json.writeStringField("to", info.to().toString());
    json.writeStringField("command", info.command());
    json.writeStringField("started_at", info.startedAt().toString());
    json.writeStringField("host_version", info.hostVersion());
    json.writeObjectFieldStart("config");
    json.writeStringField("file", info.config().file());
    json.writeStringField("sha256", info.config().sha256());
    json.writeEndObject();
    json.writeArrayFieldStart("plugins");
    for (RunInfo.PluginFile plugin : info.plugins()) {
      json.writeStartObject();
      json.writeStringField("id", plugin.id());
      json.writeStringField("version", plugin.version());
      json.writeStringField("sha256", plugin.sha256());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeArrayFieldStart("models");
    for (RunInfo.ModelUsed model : info.models()) {
      writeModel(model);
    }
    json.writeEndArray();
  }

  private void writeTried() throws IOException {
    if (report.tried().isEmpty()) {
      json.writeNullField("trials");
      return;
    }
    json.writeArrayFieldStart("trials");
    for (TriedBefore tried : report.tried().get()) {
      json.writeStartObject();
      json.writeStringField("strategy", tried.strategy());
      json.writeStringField("method", tried.method());
      json.writeNumberField("trials", tried.trials());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void writeModel(RunInfo.ModelUsed model) throws IOException {
    json.writeStartObject();
    json.writeStringField("strategy", model.strategy());
    json.writeStringField("symbol", model.symbol());
    json.writeStringField("loader", model.loader());
    json.writeStringField("metadata", model.metadata());
    json.writeStringField("metadata_sha256", model.metadataSha256());
    json.writeStringField("model", model.model());
    json.writeStringField("model_sha256", model.modelSha256());
    json.writeNumberField("threshold", model.threshold());
    json.writeStringField("sklearn_version", model.sklearnVersion().orElse(null));
    json.writeStringField(
        "trained_until", model.trainedUntil().map(LocalDate::toString).orElse(null));
    json.writeBooleanField("trained_on_synthetic", model.synthetic());
    json.writeArrayFieldStart("features");
    for (String feature : model.features()) {
      json.writeString(feature);
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private void writeOutOfSample(OutOfSample later) throws IOException {
    json.writeStringField("in_sample_until", later.inSampleUntil().toString());
    json.writeArrayFieldStart("out_of_sample");
    for (OutOfSample.Part part : later.parts()) {
      writePart(part);
    }
    if (later.total().isPresent()) {
      writePart(later.total().get());
    }
    json.writeEndArray();
  }

  private void writePart(OutOfSample.Part part) throws IOException {
    json.writeStartObject();
    json.writeStringField("strategy", part.name());
    json.writeNumberField("trades", part.trades().count());
    money("net_pnl", part.trades().netProfit());
    money("max_drawdown", part.maxDrawdown());
    ratio("sharpe", part.sharpe());
    ratio("dollar_sharpe", part.dollarSharpe());
    ratio("in_sample_dollar_sharpe", part.dollarSharpeBefore());
    ratio("win_rate", part.trades().winRate());
    ratio("profit_factor", part.trades().profitFactor());
    json.writeEndObject();
  }

  private void writePerformance(Performance performance) throws IOException {
    TradeStatistics.Side all = performance.trades().all();
    json.writeNumberField("trades", all.count());
    money("net_pnl", all.netProfit());
    money("open_pnl", performance.openProfit());
    money("starting_cash", performance.startingCash());
    money("final_equity", performance.finalEquity());
    money("max_drawdown", performance.maxDrawdown());
    json.writeStringField(
        "max_drawdown_basis", performance.drawdownBasis().name().toLowerCase(Locale.ROOT));
    ratio("max_drawdown_trade_date_percent", 100 * performance.maxDrawdownFraction());
    ratio("sharpe", performance.sharpe());
    ratio("win_rate", all.winRate());
    ratio("profit_factor", all.profitFactor());
    money("expectancy", all.expectancy());
    money("average_win", all.averageWin());
    money("average_loss", all.averageLoss());
    ratio("average_bars_held", all.averageBarsHeld());
    money("commission", all.commission());
    ratio("average_open_positions", performance.averageOpenPositions());
    json.writeNumberField("daily_stops", performance.dailyStops());
    writeSide("long", performance.trades().longs());
    writeSide("short", performance.trades().shorts());
    json.writeObjectFieldStart("entries_blocked");
    json.writeNumberField("total", performance.blocked().total());
    json.writeArrayFieldStart("reasons");
    for (BlockedEntries.Reason reason : performance.blocked().reasons()) {
      json.writeStartObject();
      json.writeStringField("outcome", Wording.of(reason.outcome()));
      json.writeStringField("reason", reason.reason());
      json.writeNumberField("count", reason.count());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private void writeSide(String name, TradeStatistics.Side side) throws IOException {
    json.writeObjectFieldStart(name);
    json.writeNumberField("trades", side.count());
    money("net_pnl", side.netProfit());
    ratio("win_rate", side.winRate());
    ratio("profit_factor", side.profitFactor());
    json.writeEndObject();
  }

  private void writeEnd(AccountResult account) throws IOException {
    json.writeArrayFieldStart("instruments");
    for (String symbol : account.journal().symbols()) {
      json.writeString(symbol);
    }
    json.writeEndArray();
    if (report.info().tradedWith().containsKey(account.journal().account())) {
      writeTradedWith(
          report.info().tradedWith().get(account.journal().account()), account.journal().symbols());
    }
    json.writeNumberField("bars", account.bars());
    json.writeNumberField("decisions", account.journal().decisions().size());
    List<OpenPosition> open = account.openAtEnd();
    json.writeArrayFieldStart("open_positions");
    for (OpenPosition position : open) {
      json.writeStartObject();
      json.writeStringField("symbol", position.symbol());
      json.writeNumberField("quantity", position.quantity());
      json.writeStringField("entry_time", Instant.ofEpochMilli(position.entryTime()).toString());
      number("entry_price", FixedDecimals.price(position.entryPrice()));
      number("last_price", FixedDecimals.price(position.lastPrice()));
      money("open_pnl", position.openProfit());
      json.writeStringField(
          "entry_decision", TraceId.of(account.journal().account(), position.entryDecision()));
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  /** What holds for all instruments is written once. */
  private void writeTradedWith(TradedWith with, List<String> symbols) throws IOException {
    json.writeObjectFieldStart("traded_with");
    for (Map.Entry<String, Map<String, String>> setting : with.settings().entrySet()) {
      Optional<String> common = with.common(setting.getKey(), symbols);
      if (common.isPresent()) {
        json.writeStringField(setting.getKey(), common.get());
        continue;
      }
      json.writeObjectFieldStart(setting.getKey());
      for (Map.Entry<String, String> value : setting.getValue().entrySet()) {
        json.writeStringField(value.getKey(), value.getValue());
      }
      json.writeEndObject();
    }
    json.writeEndObject();
  }

  private void money(String field, double dollars) throws IOException {
    number(field, FixedDecimals.money(dollars));
  }

  private void ratio(String field, double value) throws IOException {
    number(field, FixedDecimals.fixed(value, 4));
  }

  private void number(String field, String text) throws IOException {
    json.writeFieldName(field);
    if (text.isEmpty()) {
      json.writeNull();
    } else {
      json.writeNumber(text);
    }
  }
}
