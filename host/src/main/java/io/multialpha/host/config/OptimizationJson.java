package io.multialpha.host.config;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.PrettyPrinter;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators.Spacing;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;

/**
 * Writes what a search found: the keys that the file always had, in their order, then those that
 * say how far it can be believed.
 */
final class OptimizationJson {
  private static final MathContext TWELVE_DIGITS = new MathContext(12);

  private final FoundPortfolio found;
  private final JsonGenerator json;

  private OptimizationJson(FoundPortfolio found, JsonGenerator json) {
    this.found = found;
    this.json = json;
  }

  /**
   * The file's text, ending with a line feed. Numbers have twelve digits, the same on every JDK.
   */
  static String of(FoundPortfolio found) {
    StringWriter text = new StringWriter();
    DefaultPrettyPrinter printer =
        new DefaultPrettyPrinter(
                PrettyPrinter.DEFAULT_SEPARATORS.withObjectFieldValueSpacing(Spacing.AFTER))
            .withObjectIndenter(new DefaultIndenter("  ", "\n"));
    try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
      json.setPrettyPrinter(printer);
      new OptimizationJson(found, json).write();
    } catch (IOException e) {
      throw new UncheckedIOException("a text in memory could not be written", e);
    }
    return text.append('\n').toString();
  }

  private void write() throws IOException {
    json.writeStartObject();
    json.writeStringField("strategy", found.strategy());
    json.writeObjectFieldStart("portfolio_constraints");
    json.writeNumberField("max_positions", found.maxPositions());
    number("daily_stop_loss", found.dailyStopLoss());
    texts("symbols", found.symbols());
    json.writeEndObject();
    json.writeObjectFieldStart("expected_performance");
    figures(found.expected());
    json.writeEndObject();
    json.writeStringField("optimization_date", found.date().toString());
    json.writeStringField("optimization_method", found.search());
    json.writeStringField("notes", found.notes());
    json.writeStringField("simulation_method", found.simulation());
    sample("in_sample", found.inSample());
    if (found.outOfSample().isPresent()) {
      sample("out_of_sample", found.outOfSample().get());
    } else {
      json.writeNullField("out_of_sample");
    }
    evidence(found.evidence());
    walk();
    json.writeBooleanField("accepted_against_own_limits", !found.objections().isEmpty());
    texts("test_objections", found.objections());
    json.writeBooleanField("synthetic", found.synthetic());
    json.writeStringField("data_fingerprint", found.dataFingerprint());
    json.writeEndObject();
  }

  private void figures(FoundPortfolio.Figures figures) throws IOException {
    number("sharpe_ratio", figures.sharpe());
    number("cagr", figures.cagr());
    number("max_drawdown_dollars", figures.maxDrawdown());
    json.writeNumberField("breach_events", figures.breachEvents());
    json.writeNumberField("daily_stops_hit", figures.dailyStops());
  }

  private void sample(String name, FoundPortfolio.Sample sample) throws IOException {
    json.writeObjectFieldStart(name);
    json.writeStringField("from", sample.from().toString());
    json.writeStringField("to", sample.to().toString());
    figures(sample.figures());
    number("sharpe_interval_low", sample.sharpeLow());
    number("sharpe_interval_high", sample.sharpeHigh());
    number("sharpe_interval_level", sample.level());
    json.writeEndObject();
  }

  private void evidence(FoundPortfolio.Evidence evidence) throws IOException {
    json.writeObjectFieldStart("evidence");
    json.writeNumberField("trials", evidence.trials());
    number("trial_sharpe_variance", evidence.trialSharpeVariance());
    json.writeNumberField("observations", evidence.observations());
    number("probabilistic_sharpe_ratio", evidence.probabilisticSharpe());
    number("deflated_sharpe_ratio", evidence.deflatedSharpe());
    json.writeStringField("sharpe_form", evidence.form());
    number("minimum_track_record", evidence.minimumTrackRecord());
    number("overfitting_probability", evidence.overfittingProbability());
    number("reality_check_p", evidence.realityCheckP());
    number("superior_ability_p", evidence.superiorAbilityP());
    json.writeNumberField("compared_portfolios", evidence.compared());
    json.writeNumberField("test_looks", evidence.testLooks());
    json.writeEndObject();
  }

  private void walk() throws IOException {
    json.writeArrayFieldStart("walk_forward");
    for (FoundPortfolio.Window window : found.walk()) {
      json.writeStartObject();
      json.writeStringField("train_from", window.trainFrom().toString());
      json.writeStringField("train_to", window.trainTo().toString());
      json.writeStringField("test_from", window.testFrom().toString());
      json.writeStringField("test_to", window.testTo().toString());
      texts("symbols", window.symbols());
      number("sharpe_ratio", window.sharpe());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void texts(String name, List<String> texts) throws IOException {
    json.writeArrayFieldStart(name);
    for (String text : texts) {
      json.writeString(text);
    }
    json.writeEndArray();
  }

  private void number(String name, double value) throws IOException {
    json.writeFieldName(name);
    if (Double.isFinite(value)) {
      // Of the exact value: the shortest text of a double is not the same on every JDK.
      BigDecimal rounded = new BigDecimal(value).round(TWELVE_DIGITS).stripTrailingZeros();
      json.writeNumber(rounded.toPlainString());
    } else {
      json.writeNull();
    }
  }
}
