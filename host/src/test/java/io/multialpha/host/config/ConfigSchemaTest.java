package io.multialpha.host.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ConfigSchemaTest {
  private final JsonNode schema = ConfigSchema.jsonSchema(TestCatalog.SHIPPED);

  @Test
  void describesEveryKeyOfEverySection() {
    Map<String, Section> sections =
        Map.of(
            "", FileKeys.SECTION,
            "/$defs/strategy", StrategyKeys.SECTION,
            "/$defs/instrument", InstrumentKeys.SECTION,
            "/properties/portfolio", HouseKeys.PORTFOLIO,
            "/properties/data", HouseKeys.DATA,
            "/properties/execution", HouseKeys.EXECUTION,
            "/properties/data_hub", IdleKeys.DATA_HUB);
    sections.forEach(
        (pointer, section) -> {
          JsonNode node = schema.at(pointer);
          assertThat(node.path("additionalProperties").asBoolean(true)).as(pointer).isFalse();
          List<String> names = section.keys().stream().map(Key::name).toList();
          assertThat(node.path("properties").fieldNames()).toIterable().isEqualTo(names);
        });
  }

  @Test
  void carriesTypesBoundsDefaultsAndDocs() {
    JsonNode slots = schema.at("/$defs/strategy/properties/max_positions");
    assertThat(slots.toString())
        .isEqualTo(
            "{\"description\":\"most positions open or pending at any time\",\"type\":[\"integer\",\"string\"],"
                + "\"pattern\":\"^\\\\$\\\\{[A-Za-z_][A-Za-z0-9_]*\\\\}$\",\"minimum\":1,\"default\":2}");
    assertThat(schema.at("/$defs/params.ibs/properties/end_time1/default").asText())
        .isEqualTo("1500");
    assertThat(schema.at("/$defs/params.ibs/properties/stop_perc/description").asText())
        .isEqualTo("its distance (%)");
    assertThat(schema.at("/$defs/strategy/properties/daily_stop_loss/exclusiveMinimum").asInt(9))
        .isZero();
    assertThat(schema.at("/properties/execution/properties/pin_plugins").toString())
        .contains("\"type\":\"boolean\"")
        .doesNotContain("pattern");
    assertThat(schema.at("/required").toString()).isEqualTo("[\"strategies\",\"instruments\"]");
  }

  @Test
  void choosesTheParametersByTheEntrysNameOrItsType() {
    JsonNode byName = schema.at("/properties/strategies/properties/ibs");
    assertThat(byName.at("/then/properties/strategy_params/$ref").asText())
        .isEqualTo("#/$defs/params.ibs");
    assertThat(schema.at("/properties/strategies/additionalProperties/required").toString())
        .isEqualTo("[\"strategy_type\"]");
    assertThat(schema.at("/$defs/strategy/allOf").findValuesAsText("const"))
        .containsExactly("breakout", "ibs");
    assertThat(schema.at("/$defs/strategy/properties/policies/properties").fieldNames())
        .toIterable()
        .containsExactly("exposure-cap");
  }

  @Test
  void documentsEveryKeyAndParameter() {
    String page = ConfigDocs.markdown(TestCatalog.SHIPPED);
    for (Section section :
        List.of(
            StrategyKeys.SECTION,
            HouseKeys.PORTFOLIO,
            HouseKeys.DATA,
            HouseKeys.EXECUTION,
            InstrumentKeys.SECTION,
            IdleKeys.DATABENTO,
            IdleKeys.DATA_HUB,
            IdleKeys.DASHBOARD,
            Section.of(TestCatalog.IBS),
            Section.of(TestCatalog.BREAKOUT),
            Section.of(TestCatalog.EXPOSURE))) {
      section.keys().forEach(key -> assertThat(page).contains("\n| `" + key.name() + "` | "));
    }
    assertThat(page)
        .contains(
            "| `max_positions` | a whole number of at least 1 | 2 | most positions open or pending"
                + " at any time |\n");
    assertThat(page.lines())
        .filteredOn(line -> line.startsWith("|"))
        .allMatch(line -> line.replace("\\|", "").chars().filter(c -> c == '|').count() == 5);
  }
}
