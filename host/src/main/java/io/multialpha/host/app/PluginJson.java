package io.multialpha.host.app;

import com.fasterxml.jackson.core.JsonGenerator;
import io.multialpha.api.feature.Feature;
import io.multialpha.api.params.Param;
import io.multialpha.api.params.ParamsSchema;
import io.multialpha.api.strategy.DataNeeds;
import io.multialpha.host.plugin.LoadedPlugin;
import io.multialpha.host.plugin.PluginCatalog;
import io.multialpha.host.plugin.PolicyOffer;
import io.multialpha.host.plugin.RejectedJar;
import io.multialpha.host.plugin.StrategyOffer;
import java.io.IOException;

/** Plugins as JSON, for scripts. */
final class PluginJson {
  private final JsonGenerator json;

  private PluginJson(JsonGenerator json) {
    this.json = json;
  }

  /** All plugins and all jars that are none. */
  static void print(PluginCatalog catalog, Terminal terminal) throws IOException {
    JsonText.print(
        terminal,
        json -> {
          PluginJson writer = new PluginJson(json);
          json.writeStartObject();
          json.writeArrayFieldStart("plugins");
          for (LoadedPlugin plugin : catalog.plugins()) {
            writer.plugin(plugin);
          }
          json.writeEndArray();
          json.writeArrayFieldStart("rejected");
          for (RejectedJar jar : catalog.rejected()) {
            json.writeStartObject();
            json.writeStringField("jar", jar.fileName());
            json.writeStringField("cause", jar.cause());
            json.writeStringField("cure", jar.cure());
            json.writeEndObject();
          }
          json.writeEndArray();
          json.writeEndObject();
        });
  }

  /** One plugin. */
  static void print(LoadedPlugin plugin, Terminal terminal) throws IOException {
    JsonText.print(terminal, json -> new PluginJson(json).plugin(plugin));
  }

  private void plugin(LoadedPlugin plugin) throws IOException {
    json.writeStartObject();
    json.writeStringField("id", plugin.id());
    json.writeStringField("version", plugin.version());
    json.writeStringField("description", plugin.description());
    json.writeStringField("provider", plugin.provider());
    json.writeStringField("jar", plugin.fileName());
    json.writeStringField("sha256", plugin.sha256());
    json.writeStringField("api", plugin.apiRange().toString());
    json.writeArrayFieldStart("strategies");
    for (StrategyOffer offer : plugin.strategies()) {
      strategy(offer);
    }
    json.writeEndArray();
    json.writeArrayFieldStart("policies");
    for (PolicyOffer offer : plugin.policies()) {
      json.writeStartObject();
      json.writeStringField("id", offer.id());
      json.writeStringField("description", offer.description());
      params(offer.params());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeArrayFieldStart("model_loaders");
    for (var offer : plugin.modelLoaders()) {
      json.writeString(offer.id());
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private void strategy(StrategyOffer offer) throws IOException {
    json.writeStartObject();
    json.writeStringField("id", offer.id());
    json.writeStringField("description", offer.info().description());
    json.writeObjectFieldStart("models");
    json.writeStringField("folder", offer.modelLayout().folder());
    json.writeStringField("metadata_file", offer.modelLayout().metadataFile());
    json.writeStringField("model_file", offer.modelLayout().modelFile());
    json.writeEndObject();
    DataNeeds needs = offer.defaultNeeds();
    json.writeObjectFieldStart("data");
    json.writeNumberField("hourly_warmup", needs.hourlyWarmup());
    json.writeNumberField("daily_warmup", needs.dailyWarmup());
    json.writeArrayFieldStart("references");
    for (String reference : needs.references()) {
      json.writeString(reference);
    }
    json.writeEndArray();
    json.writeEndObject();
    params(offer.params());
    json.writeArrayFieldStart("features");
    for (Feature feature : offer.features()) {
      json.writeStartObject();
      json.writeStringField("name", feature.name());
      json.writeStringField("unit", feature.unit());
      json.writeStringField("doc", feature.doc());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private void params(ParamsSchema schema) throws IOException {
    json.writeArrayFieldStart("params");
    for (Param param : schema.all()) {
      json.writeStartObject();
      json.writeStringField("name", param.name());
      json.writeStringField("default", param.format(param.defaultValue()).replace("\"", ""));
      json.writeStringField("allowed", param.allowed());
      json.writeStringField("unit", param.unit());
      json.writeStringField("doc", param.doc());
      json.writeEndObject();
    }
    json.writeEndArray();
  }
}
