package io.multialpha.host.research.tuning;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import io.multialpha.host.model.sklearn.ShortestDecimal;
import io.multialpha.host.research.labels.LabelledTrades;
import io.multialpha.host.research.statistics.SharpeRatio;
import java.io.IOException;
import java.io.StringWriter;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What a JSON file says of a search's outcome: the original's keys, and what it takes to judge
 * them. A rejected outcome has no {@code Prod_Threshold}, so that nobody can trade by it.
 */
final class BundleJson {
  static final String RUN = "Run_Fingerprint";

  private final JsonGenerator json;
  private final TuningOutcome outcome;

  private BundleJson(JsonGenerator json, TuningOutcome outcome) {
    this.json = json;
    this.outcome = outcome;
  }

  static String of(TuningOutcome outcome, String symbol, Map<String, Object> provenance)
      throws IOException {
    StringWriter text = new StringWriter();
    DefaultIndenter lines = new DefaultIndenter("  ", "\n");
    try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
      json.setPrettyPrinter(
          new DefaultPrettyPrinter().withObjectIndenter(lines).withArrayIndenter(lines));
      new BundleJson(json, outcome).all(symbol, provenance);
    }
    return text + "\n";
  }

  private void all(String symbol, Map<String, Object> provenance) throws IOException {
    json.writeStartObject();
    json.writeStringField("Symbol", symbol);
    if (!outcome.isAccepted()) {
      texts("Rejected", outcome.reasons());
    }
    if (outcome.finding().isPresent()) {
      finding(outcome.finding().get());
    }
    for (Map.Entry<String, Object> each : provenance.entrySet()) {
      value(each.getKey(), each.getValue());
    }
    sample();
    json.writeEndObject();
  }

  private void finding(Finding finding) throws IOException {
    GuardRails rails = outcome.settings().rails();
    Figures figures = finding.outOfSample();
    double sharpe = perYear(finding.nested().mean());
    number("Sharpe", sharpe);
    number("Deflated_Sharpe", finding.deflated());
    number("Profit_Factor", figures.profitFactor());
    json.writeNumberField("Trades", figures.trades());
    number(outcome.isAccepted() ? "Prod_Threshold" : "Threshold", finding.scores().threshold());
    json.writeObjectFieldStart("Guardrails");
    json.writeNumberField("Trades", rails.trades());
    json.writeNumberField("Era_Positive_Count", rails.positiveEras());
    json.writeNumberField("Era_Count", rails.eras());
    json.writeEndObject();
    json.writeNumberField("Eras_With_Profit", finding.positiveEras(rails.eras()));
    params(finding.params().sklearn());
    texts("Features", finding.forest().featureNames());
    json.writeStringField(
        "Feature_Selection", outcome.settings().selection().name().toLowerCase(Locale.ROOT));
    json.writeStringField("Score_Metric", "Sharpe");
    number("Sharpe_OOS_CPCV", sharpe);
    json.writeArrayFieldStart("Sharpe_Of_Paths");
    for (double path : finding.nested().sharpes()) {
      json.writeNumber(ShortestDecimal.of(perYear(path)));
    }
    json.writeEndArray();
    number("Sharpe_Of_Search", perYear(finding.scores().mean()));
    json.writeStringField("Deflated_Sharpe_Form", Finding.FORM.text());
    json.writeNumberField("Trial_Count", finding.count().trials());
    json.writeNumberField("Trials_Of_This_Search", finding.trials());
    number("Trial_Sharpe_Variance", finding.count().sharpeVariance());
    json.writeNumberField("Track_Record", finding.nestedEvidence().observations());
    number("Minimum_Track_Record", finding.minimumTrackRecord(rails.confidence()));
    period("Train", outcome.sample().development(), figures);
    period("Hold_Out", outcome.sample().holdOut(), finding.holdOut());
  }

  private static double perYear(double perDate) {
    return SharpeRatio.perYear(perDate, SharpeRatio.TRADE_DATES_PER_YEAR);
  }

  private void params(Map<String, Object> params) throws IOException {
    json.writeObjectFieldStart("Params");
    for (Map.Entry<String, Object> each : params.entrySet()) {
      if (each.getValue().equals("None")) {
        json.writeNullField(each.getKey());
      } else if (each.getValue() instanceof Double number) {
        number(each.getKey(), number);
      } else {
        json.writeObjectField(each.getKey(), each.getValue());
      }
    }
    json.writeEndObject();
  }

  private void period(String name, LabelledTrades trades, Figures taken) throws IOException {
    int[] dates = trades.tradeDates();
    json.writeObjectFieldStart(name);
    if (dates.length > 0) {
      json.writeStringField("From", LocalDate.ofEpochDay(dates[0]).toString());
      json.writeStringField("To", LocalDate.ofEpochDay(dates[dates.length - 1]).toString());
    }
    if (name.equals("Hold_Out")) {
      // A bundle that is there has passed it, so its figures are a little too good by that much.
      json.writeStringField("Decides", "acceptance, and nothing else");
      json.writeNumberField("Looks", outcome.looks());
    }
    figures("Filtered", taken);
    figures("Unfiltered", Figures.of(trades, trade -> true));
    json.writeEndObject();
  }

  private void figures(String name, Figures figures) throws IOException {
    json.writeObjectFieldStart(name);
    json.writeNumberField("Trades", figures.trades());
    number("Profit", figures.profit());
    number("Profit_Factor", figures.profitFactor());
    number("Sharpe", figures.sharpe());
    json.writeEndObject();
  }

  private void sample() throws IOException {
    json.writeNumberField("Trades_To_Search_On", outcome.sample().development().size());
    json.writeNumberField("Trades_Open_At_Hold_Out", outcome.sample().between());
    json.writeNumberField("Trades_Without_A_Feature", outcome.sample().incomplete());
    texts("Features_Rarely_Known", outcome.sample().dropped());
  }

  private void value(String name, Object value) throws IOException {
    if (value instanceof Map<?, ?> values) {
      json.writeObjectFieldStart(name);
      for (Map.Entry<?, ?> each : values.entrySet()) {
        value(String.valueOf(each.getKey()), each.getValue());
      }
      json.writeEndObject();
    } else if (value instanceof Double number) {
      number(name, number);
    } else {
      json.writeObjectField(name, value);
    }
  }

  private void texts(String name, List<String> texts) throws IOException {
    json.writeArrayFieldStart(name);
    for (String each : texts) {
      json.writeString(each);
    }
    json.writeEndArray();
  }

  private void number(String name, double value) throws IOException {
    json.writeFieldName(name);
    if (Double.isFinite(value)) {
      json.writeNumber(ShortestDecimal.of(value));
    } else {
      json.writeNull();
    }
  }
}
