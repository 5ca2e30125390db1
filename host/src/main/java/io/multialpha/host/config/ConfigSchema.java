package io.multialpha.host.config;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.multialpha.api.params.ParamsSchema;
import java.util.Map;

/**
 * A JSON Schema (draft 2020-12) of the configuration file, made from the tables that the reader
 * uses and the schemas of the installed plugins: for completion and checks in an editor.
 *
 * <p>It says what a single value may be. What values must be together (a tick value is the product
 * of two others, a traded symbol has a specification) only the reader checks.
 */
public final class ConfigSchema {
  private static final String DEFINITIONS = "#/$defs/";
  private static final String NAME = "^(?!" + StrategyChecks.TOTAL + "$)[a-z][a-z0-9_-]{0,63}$";
  private static final String SYMBOL = "^[A-Z0-9]{1,16}$";

  private final Catalog catalog;
  private final ObjectNode root = JsonNodeFactory.instance.objectNode();
  private final ObjectNode definitions = JsonNodeFactory.instance.objectNode();

  private ConfigSchema(Catalog catalog) {
    this.catalog = catalog;
  }

  /** The schema of the whole file with these plugins. */
  public static ObjectNode jsonSchema(Catalog catalog) {
    return new ConfigSchema(catalog).build();
  }

  private ObjectNode build() {
    root.put("$schema", "https://json-schema.org/draft/2020-12/schema");
    root.put("title", ConfigFile.NAME);
    section(root, FileKeys.SECTION);
    ObjectNode parts = (ObjectNode) root.get("properties");
    strategies((ObjectNode) parts.get("strategies"));
    instruments((ObjectNode) parts.get("instruments"));
    part(parts, "portfolio", HouseKeys.PORTFOLIO);
    part(parts, "data", HouseKeys.DATA);
    part(parts, "execution", HouseKeys.EXECUTION);
    part(parts, "databento", IdleKeys.DATABENTO);
    part(parts, "data_hub", IdleKeys.DATA_HUB);
    part(parts, "dashboard", IdleKeys.DASHBOARD);
    root.set("$defs", definitions);
    return root;
  }

  /** An entry named like a strategy has its parameters; any other name needs a strategy_type. */
  private void strategies(ObjectNode schema) {
    schema.put("type", "object").put("minProperties", 1);
    schema.putObject("propertyNames").put("pattern", NAME);
    ObjectNode other = schema.putObject("additionalProperties");
    other.put("$ref", DEFINITIONS + "strategy");
    other.putArray("required").add("strategy_type");

    ObjectNode strategy = definitions.putObject("strategy");
    section(strategy, StrategyKeys.SECTION);
    ObjectNode keys = (ObjectNode) strategy.get("properties");
    policies((ObjectNode) keys.get("policies"));
    ObjectNode type = (ObjectNode) keys.get("strategy_type");
    type.remove("type");
    ObjectNode installed = type.putArray("anyOf").addObject();
    catalog.strategies().keySet().forEach(installed.putArray("enum")::add);
    // A disabled entry may name a strategy that is not installed.
    type.withArray("anyOf").addObject().put("type", "string");

    ObjectNode named = schema.putObject("properties");
    catalog
        .strategies()
        .forEach(
            (id, offer) -> {
              String definition = "params." + id;
              section(
                  definitions.putObject(definition), Section.of(offer.params(), offer.features()));
              ObjectNode byName = named.putObject(id).put("$ref", DEFINITIONS + "strategy");
              byName.putObject("if").putObject("not").putArray("required").add("strategy_type");
              paramsAre(byName.putObject("then"), definition);

              ObjectNode byType = strategy.withArray("allOf").addObject();
              ObjectNode condition = byType.putObject("if");
              condition.putArray("required").add("strategy_type");
              condition.putObject("properties").putObject("strategy_type").put("const", id);
              paramsAre(byType.putObject("then"), definition);
            });
  }

  private static void paramsAre(ObjectNode schema, String definition) {
    schema
        .putObject("properties")
        .putObject("strategy_params")
        .put("$ref", DEFINITIONS + definition);
  }

  private void policies(ObjectNode schema) {
    schema.put("additionalProperties", false);
    ObjectNode policies = schema.putObject("properties");
    for (Map.Entry<String, ParamsSchema> policy : catalog.policies().entrySet()) {
      section(policies.putObject(policy.getKey()), Section.of(policy.getValue()));
    }
  }

  private void instruments(ObjectNode schema) {
    schema.put("type", "object");
    schema.putObject("propertyNames").put("pattern", SYMBOL);
    schema.putObject("additionalProperties").put("$ref", DEFINITIONS + "instrument");
    ObjectNode instrument = definitions.putObject("instrument");
    section(instrument, InstrumentKeys.SECTION);
    instrument.putArray("anyOf").addObject().putArray("required").add("point_value");
    instrument.withArray("anyOf").addObject().putArray("required").add("multiplier");
  }

  private static void part(ObjectNode parts, String name, Section section) {
    section((ObjectNode) parts.get(name), section);
  }

  private static void section(ObjectNode schema, Section section) {
    if (section.keys().stream().anyMatch(Key::required)) {
      schema.put("type", "object");
    } else {
      // A section may be left empty, which is null to an editor.
      Part.SECTION.describe(schema);
    }
    schema.put("additionalProperties", false);
    ObjectNode properties = schema.putObject("properties");
    for (Key key : section.keys()) {
      ObjectNode property = properties.putObject(key.name());
      property.put("description", description(key));
      key.shape().describe(property);
      key.fallback()
          .ifPresent(value -> JsonWords.put(property, "default", key.shape().plain(value)));
      if (key.required()) {
        schema.withArray("required").add(key.name());
      }
    }
  }

  private static String description(Key key) {
    String unit = key.shape().unit().isEmpty() ? "" : " (" + key.shape().unit() + ")";
    return key.doc() + unit + (key.used() ? "" : "; not used by this version");
  }
}
