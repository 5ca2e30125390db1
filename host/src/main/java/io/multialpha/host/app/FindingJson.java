package io.multialpha.host.app;

import com.fasterxml.jackson.core.JsonGenerator;
import io.multialpha.host.research.search.Candidate;
import io.multialpha.host.research.search.Comparison;
import io.multialpha.host.research.search.Evidence;
import io.multialpha.host.research.search.WalkForwardResult;
import io.multialpha.host.research.simulation.PortfolioMetrics;
import io.multialpha.host.research.statistics.TrackRecord;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Writes what a search has found for scripts: in {@code --json} and in {@code search.json}. */
final class FindingJson {
  private final PortfolioFinding finding;
  private final JsonGenerator out;

  private FindingJson(PortfolioFinding finding, JsonGenerator out) {
    this.finding = finding;
    this.out = out;
  }

  /** Writes the fields of an object that has begun. */
  static void write(PortfolioFinding finding, JsonGenerator out) throws IOException {
    new FindingJson(finding, out).write();
  }

  private void write() throws IOException {
    out.writeStringField("method", finding.method().word());
    out.writeBooleanField("synthetic", finding.train().trades().synthetic());
    out.writeStringField(
        "algorithm", finding.result().settings().algorithm().name().toLowerCase(Locale.ROOT));
    out.writeNumberField("trials", finding.result().trials());
    out.writeNumberField("trials_ever", finding.count().trials());
    out.writeNumberField("max_dd_limit", finding.constraint().maxDrawdown());
    Optional<Candidate> chosen = finding.result().chosen();
    if (chosen.isPresent()) {
      portfolio(finding.result().symbols(chosen.get()), chosen.get().maxPositions());
      period("train", finding.train(), finding.result().train().orElseThrow());
      period("test", finding.test(), finding.result().test().orElseThrow());
      out.writeBooleanField("test_keeps_constraint", finding.result().testKeepsConstraint());
      texts("test_objections", finding.objections());
      out.writeStringField(
          "test_in_sample_until",
          finding.testInSampleUntil().map(LocalDate::toString).orElse(null));
      out.writeNumberField("test_looks", finding.looks());
      evidence(finding.evidence().orElseThrow());
    } else {
      out.writeNullField("optimal_config");
    }
    if (finding.walk().isPresent()) {
      walk(finding.walk().get());
    }
  }

  private void portfolio(List<String> symbols, int maxPositions) throws IOException {
    out.writeObjectFieldStart("optimal_config");
    out.writeNumberField("max_positions", maxPositions);
    texts("instruments", symbols);
    out.writeEndObject();
  }

  private void texts(String name, List<String> texts) throws IOException {
    out.writeArrayFieldStart(name);
    for (String text : texts) {
      out.writeString(text);
    }
    out.writeEndArray();
  }

  private void period(String name, SearchPeriods.Period period, PortfolioMetrics metrics)
      throws IOException {
    out.writeObjectFieldStart(name);
    days(period.from(), period.to());
    metrics(metrics);
    out.writeEndObject();
  }

  private void days(LocalDate from, LocalDate to) throws IOException {
    out.writeStringField("start", from.toString());
    out.writeStringField("end", to.toString());
  }

  private void metrics(PortfolioMetrics metrics) throws IOException {
    for (Map.Entry<String, Number> each : PortfolioCsv.figures(metrics).entrySet()) {
      number(each.getKey(), each.getValue());
    }
  }

  private void evidence(Evidence evidence) throws IOException {
    Comparison comparison = evidence.comparison();
    out.writeObjectFieldStart("evidence");
    out.writeNumberField("trials", evidence.count().trials());
    number("trial_sharpe_variance", evidence.count().sharpeVariance());
    out.writeStringField("sharpe_form", TrackRecord.FORM.text());
    number("deflated_sharpe_ratio", evidence.deflated());
    number("overfitting_probability", comparison.overfitting());
    number("reality_check_p", comparison.realityCheck());
    number("superior_ability_p", comparison.superiority());
    out.writeNumberField("compared_portfolios", comparison.compared());
    out.writeNumberField("overfitting_portfolios", comparison.candidates());
    out.writeNumberField("overfitting_splits", comparison.splits());
    track("train", evidence.train());
    track("test", evidence.test());
    out.writeEndObject();
  }

  private void track(String name, TrackRecord track) throws IOException {
    out.writeObjectFieldStart(name);
    out.writeStringField("days", finding.method().days());
    out.writeNumberField("observations", track.observations());
    number("sharpe_ratio", track.sharpe());
    number("sharpe_interval_low", track.low());
    number("sharpe_interval_high", track.high());
    number("sharpe_interval_level", TrackRecord.LEVEL);
    number("probabilistic_sharpe_ratio", track.probabilistic());
    number("minimum_track_record", track.minimum());
    out.writeEndObject();
  }

  private void walk(WalkForwardResult walk) throws IOException {
    out.writeObjectFieldStart("walk_forward");
    out.writeArrayFieldStart("windows");
    for (WalkForwardResult.Window each : walk.windows()) {
      out.writeStartObject();
      if (each.symbols().isEmpty()) {
        out.writeNullField("optimal_config");
      } else {
        portfolio(each.symbols(), each.maxPositions());
      }
      window("train", each.trainFrom(), each.trainTo(), each.train());
      window("test", each.testFrom(), each.testTo(), each.test());
      out.writeEndObject();
    }
    out.writeEndArray();
    track("chained", walk.track());
    number("total_return_dollars", walk.gain());
    number("max_drawdown_dollars", walk.drawdown().estimate());
    number("max_drawdown_interval_low", walk.drawdown().percentileLow());
    number("max_drawdown_interval_high", walk.drawdown().percentileHigh());
    out.writeEndObject();
  }

  private void window(String name, LocalDate from, LocalDate to, Optional<PortfolioMetrics> metrics)
      throws IOException {
    out.writeObjectFieldStart(name);
    days(from, to);
    if (metrics.isPresent()) {
      metrics(metrics.get());
    }
    out.writeEndObject();
  }

  private void number(String name, Number number) throws IOException {
    PortfolioSimulateCommand.writeNumber(out, name, number);
  }
}
