package io.multialpha.host.app;

import com.fasterxml.jackson.core.JsonGenerator;
import io.multialpha.api.feature.Feature;
import io.multialpha.api.market.Timeframe;
import io.multialpha.host.config.StrategyConfig;
import io.multialpha.host.ledger.RunInfo.ModelUsed;
import io.multialpha.host.model.LoadedBundle;
import io.multialpha.host.model.ModelFacts;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/** What {@code models list --json} prints. */
final class ModelListJson {
  private final Invocation invocation;
  private final JsonGenerator json;

  private ModelListJson(Invocation invocation, JsonGenerator json) {
    this.invocation = invocation;
    this.json = json;
  }

  static void print(List<ModelReadiness> all, Invocation invocation) throws IOException {
    JsonText.print(
        invocation.terminal(),
        json -> {
          ModelListJson writer = new ModelListJson(invocation, json);
          json.writeStartArray();
          for (ModelReadiness readiness : all) {
            writer.write(readiness);
          }
          json.writeEndArray();
        });
  }

  private void write(ModelReadiness readiness) throws IOException {
    StrategyConfig strategy = readiness.strategy();
    json.writeStartObject();
    json.writeStringField("strategy", strategy.name());
    json.writeStringField("models_path", invocation.show(strategy.modelsPath()));
    json.writeStringField("on_missing_model", word(strategy.onMissingModel()));
    json.writeStringField("on_broken_model", word(strategy.onBrokenModel()));
    json.writeStringField("on_missing_feature", word(strategy.onMissingFeature()));
    json.writeStringField("feature_profile", strategy.featureProfile().word());
    json.writeArrayFieldStart("instruments");
    for (InstrumentModel model : readiness.instruments()) {
      json.writeStartObject();
      json.writeStringField("symbol", model.symbol());
      json.writeStringField("state", word(model.state()));
      json.writeStringField("problem", model.problem().isEmpty() ? null : model.problem());
      if (model.bundle().isPresent()) {
        writeBundle(strategy, model, model.bundle().get());
      }
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private void writeBundle(StrategyConfig strategy, InstrumentModel model, LoadedBundle loaded)
      throws IOException {
    ModelUsed record = ModelRecords.of(strategy.name(), loaded, invocation::show);
    ModelFacts facts = loaded.facts();
    json.writeStringField("loader", record.loader());
    json.writeStringField("metadata", record.metadata());
    json.writeStringField("metadata_sha256", record.metadataSha256());
    json.writeStringField("model", record.model());
    json.writeStringField("model_sha256", record.modelSha256());
    json.writeNumberField("threshold", record.threshold());
    number("trees", facts.trees());
    json.writeFieldName("nodes");
    if (facts.nodes().isPresent()) {
      json.writeNumber(facts.nodes().getAsLong());
    } else {
      json.writeNull();
    }
    json.writeFieldName("hold_out");
    Optional<HoldOutFigures> held = HoldOutFigures.of(loaded.bundle().metadata());
    if (held.isPresent()) {
      held.get().write(json);
    } else {
      json.writeNull();
    }
    json.writeStringField("sklearn_version", record.sklearnVersion().orElse(null));
    json.writeArrayFieldStart("never_known");
    for (String name : model.neverKnown()) {
      json.writeString(name);
    }
    json.writeEndArray();
    json.writeArrayFieldStart("features");
    if (model.features().isEmpty()) {
      for (String name : record.features()) {
        json.writeStartObject();
        json.writeStringField("name", name);
        json.writeEndObject();
      }
    }
    for (int i = 0; i < model.features().size(); i++) {
      writeFeature(model.features().get(i), model.needs().get(i));
    }
    json.writeEndArray();
  }

  private void writeFeature(Feature feature, InstrumentModel.Needs needs) throws IOException {
    json.writeStartObject();
    json.writeStringField("name", feature.name());
    json.writeStringField("meaning", feature.doc());
    json.writeStringField("unit", feature.unit());
    json.writeStringField("timeframe", needs.timeframe() == Timeframe.HOUR ? "hour" : "day");
    number("look_back", needs.lookBack());
    json.writeArrayFieldStart("references");
    for (String symbol : needs.references()) {
      json.writeString(symbol);
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private void number(String field, OptionalInt value) throws IOException {
    json.writeFieldName(field);
    if (value.isPresent()) {
      json.writeNumber(value.getAsInt());
    } else {
      json.writeNull();
    }
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
