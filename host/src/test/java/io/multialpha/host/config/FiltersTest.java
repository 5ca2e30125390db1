package io.multialpha.host.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import com.fasterxml.jackson.databind.JsonNode;
import io.multialpha.api.params.FeatureBand;
import io.multialpha.host.feature.FeatureCatalog;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The compact form of entry filters, as it stands in files. */
class FiltersTest {
  private static final String FILTERS = "strategies.ibs.strategy_params.filters";

  @TempDir Path root;

  private ConfigFolder filters(String list) {
    return new ConfigFolder(root)
        .ibs("instruments: [ES, NQ]\nstrategy_params:\n  filters: " + list);
  }

  private List<FeatureBand> of(HouseConfig config, String symbol) {
    return config.strategies().get("ibs").paramsOf(symbol).filters("filters");
  }

  @Test
  void areReadInTheirOrderWithOneBoundOrBoth() {
    HouseConfig config =
        filters("[{feature: daily_ibs, low: 0, high: 0.2}, {feature: adx_value, low: 25}]").load();

    assertThat(of(config, "ES"))
        .containsExactly(
            new FeatureBand("daily_ibs", 0, 0.2),
            new FeatureBand("adx_value", 25, Double.POSITIVE_INFINITY));
  }

  @Test
  void mayBeWrittenLineByLine() {
    HouseConfig config =
        filters("\n    - feature: ibs_pct\n      high: 0.5\n    - { feature: atrz, low: -1 }\n")
            .load();

    assertThat(of(config, "ES"))
        .extracting(FeatureBand::feature)
        .containsExactly("ibs_pct", "atrz");
    assertThat(of(filters("[]").load(), "ES")).isEmpty();
  }

  @Test
  void ofAnInstrumentReplaceThoseOfTheStrategy() {
    HouseConfig config =
        filters("[{feature: daily_ibs, high: 0.2}]")
            .with(
                "config/ibs_instrument_params.json",
                "{\"NQ\": {\n \"filters\": [{\"feature\": \"rsi\", \"high\": 40}]}}")
            .load();

    assertThat(of(config, "ES")).extracting(FeatureBand::feature).containsExactly("daily_ibs");
    assertThat(of(config, "NQ")).extracting(FeatureBand::feature).containsExactly("rsi");
    assertThat(config.explanation().strategy("ibs"))
        .extracting(ExplainRow::key, ExplainRow::value, ExplainRow::source)
        .contains(
            tuple(FILTERS, "[{feature: daily_ibs, high: 0.2}]", ConfigFile.NAME + ":5"),
            tuple(
                FILTERS + " [NQ]",
                "[{feature: rsi, high: 40}]",
                "config/ibs_instrument_params.json:2"));
  }

  @Test
  void takeTheirBoundsFromVariables() {
    HouseConfig config =
        filters("[{feature: daily_ibs, high: \"${MOST}\"}]").env("MOST", "0.3").load();

    assertThat(of(config, "ES").get(0).high()).isEqualTo(0.3);
  }

  static Stream<Arguments> wrong() {
    String path = ": " + FILTERS;
    return Stream.of(
        argumentSet(
            "a feature that nobody knows",
            "[{feature: dialy_ibs, high: 0.2}]",
            "yml:5:27" + path + "[0].feature: there is no feature dialy_ibs, did you mean"),
        argumentSet(
            "a feature like none",
            "[{feature: qqqq, high: 0.2}]",
            "yml:5:27"
                + path
                + "[0].feature: there is no feature qqqq; multi-alpha features list names them"),
        argumentSet(
            "a typo in a key",
            "[{feature: ibs, high: 0.2}, {feature: rsi, hihg: 3, low: 1}]",
            "yml:5:59" + path + "[1].hihg: unknown key, did you mean high?"),
        argumentSet(
            "no feature",
            "[{low: 0, high: 0.2}]",
            "yml:5:17" + path + "[0].feature: is missing, expected the name of a feature"),
        argumentSet(
            "no bound",
            "[{feature: ibs}]",
            "yml:5:17" + path + "[0]: has no bound, expected low, high or both"),
        argumentSet(
            "upside down",
            "[{feature: ibs, low: 0.3, high: 0.2}]",
            "yml:5:37" + path + "[0].low: is 0.3, expected at most high, which is 0.2"),
        argumentSet(
            "text for a bound",
            "[{feature: ibs, low: none}]",
            "yml:5:37" + path + "[0].low: is \"none\", expected a number"),
        argumentSet(
            "one feature twice",
            "[{feature: ibs, low: 0}, {feature: ibs, high: 1}]",
            "yml:5:51"
                + path
                + "[1].feature: there are two filters on ibs, the first on line 5; keep one"),
        argumentSet(
            "no list",
            "{feature: ibs, low: 0}",
            "yml:5:16"
                + path
                + ": is a section with keys, expected a list of {feature, low, high}, one bound or"
                + " both"),
        argumentSet(
            "a name alone",
            "[ibs]",
            "yml:5:17" + path + "[0]: is a single value, expected a section with keys"));
  }

  @ParameterizedTest
  @MethodSource("wrong")
  void areRefusedWithTheirPlace(String list, String problem) {
    assertThat(filters(list).problems()).singleElement().asString().startsWith(problem);
  }

  @Test
  void areAllToldAtOnce() {
    assertThat(filters("[{feature: qqqq, low: x}, {feature: ibs, low: 2, high: 1}]").problems())
        .hasSize(3);
  }

  @Test
  void areDescribedForEditors() {
    JsonNode filters =
        ConfigSchema.jsonSchema(TestCatalog.SHIPPED).at("/$defs/params.ibs/properties/filters");

    assertThat(filters.at("/type").asText()).isEqualTo("array");
    assertThat(filters.at("/default").isArray()).isTrue();
    assertThat(filters.at("/items/required").toString()).isEqualTo("[\"feature\"]");
    assertThat(filters.at("/items/properties/feature/enum")).hasSizeGreaterThan(137);
    assertThat(filters.at("/items/properties/low/type").toString()).contains("number");
  }

  @Test
  void mayStandOnACommandLine() {
    assertThat(onCommandLine("[{feature: ibs, low: 0.1}]"))
        .isEqualTo(List.of(new FeatureBand("ibs", 0.1, Double.POSITIVE_INFINITY)));
    assertThat(onCommandLine("[{\"feature\": \"ibs\", \"low\": 0.1}]"))
        .isEqualTo(onCommandLine("[{feature: ibs, low: 0.1}]"));
    assertThatThrownBy(() -> onCommandLine("[{feature: ibss, low: 0.1}]"))
        .isInstanceOf(ConfigException.class)
        .hasMessageStartingWith("--set:1:12: filters[0].feature: there is no feature ibss");
    assertThatThrownBy(() -> onCommandLine("ibs"))
        .hasMessage(
            "--set:1:1: filters: is a single value, expected a list of {feature, low, high}, one"
                + " bound or both");
    assertThatThrownBy(() -> onCommandLine("[{"))
        .isInstanceOf(ConfigException.class)
        .hasMessageStartingWith("--set:1:3: not valid YAML");
  }

  private static Object onCommandLine(String text) {
    return ParamText.read(
        "--set", text, TestCatalog.IBS.find("filters").orElseThrow(), FeatureCatalog.standard());
  }
}
