package io.multialpha.host.app;

import com.fasterxml.jackson.core.JsonGenerator;
import io.multialpha.host.research.parity.FeatureComparison;
import io.multialpha.host.research.parity.RunParity;
import io.multialpha.host.research.parity.TradeComparison;
import java.io.IOException;
import java.util.List;

/** What {@code audit parity --json} prints. */
final class AuditParityJson {
  private final JsonGenerator json;

  private AuditParityJson(JsonGenerator json) {
    this.json = json;
  }

  static void print(List<RunParity> all, Terminal terminal) throws IOException {
    JsonText.print(
        terminal,
        json -> {
          AuditParityJson writer = new AuditParityJson(json);
          json.writeStartArray();
          for (RunParity each : all) {
            writer.write(each);
          }
          json.writeEndArray();
        });
  }

  private void write(RunParity parity) throws IOException {
    json.writeStartObject();
    json.writeStringField("run", parity.run().name());
    json.writeStringField("symbol", parity.run().symbol());
    json.writeBooleanField("equal", parity.isEqual());
    json.writeFieldName("trades");
    write(parity.trades());
    json.writeFieldName("features");
    if (parity.features().isPresent()) {
      write(parity.features().get());
    } else {
      json.writeNull();
    }
    json.writeFieldName("as_traded");
    write(parity.traded());
    json.writeArrayFieldStart("not_computed");
    for (String name : parity.notComputed()) {
      json.writeString(name);
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private void write(TradeComparison trades) throws IOException {
    json.writeStartObject();
    json.writeNumberField("recorded", trades.recorded());
    json.writeNumberField("equal", trades.equal());
    json.writeNumberField("besides", trades.besides());
    differences(trades.differences());
    json.writeEndObject();
  }

  private void write(FeatureComparison features) throws IOException {
    json.writeStartObject();
    json.writeNumberField("bars", features.bars());
    json.writeNumberField("features", features.features());
    json.writeNumberField("values", features.values());
    json.writeNumberField("worst_relative", features.worst());
    json.writeNumberField("worst_rsi_percentile", features.worstRank());
    json.writeNumberField("scores", features.scores());
    json.writeNumberField("worst_score", features.worstScore());
    differences(features.differences());
    json.writeEndObject();
  }

  private void differences(List<String> all) throws IOException {
    json.writeArrayFieldStart("differences");
    for (String each : all) {
      json.writeString(each);
    }
    json.writeEndArray();
  }
}
