package io.multialpha.host.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExplanationTest {
  private static final String YML = "config/config.multi_alpha.yml";

  @TempDir Path root;
  private Explanation explanation;

  @BeforeEach
  void load() {
    explanation =
        new ConfigFolder(root)
            .ibs(
                """
                broker_account: ${NOT_SET}
                instruments: [ES, NQ]
                strategy_params: { stop_perc: 2.0, start_time1: 0930 }
                policies: { exposure-cap: {} }
                """)
            .with("config/ibs_instrument_params.json", "{\n \"NQ\": { \"stop_perc\": 2.5 } }")
            .load()
            .explanation();
  }

  @Test
  void namesTheOriginOfEveryKeyOfAStrategy() {
    assertThat(explanation.strategy("ibs"))
        .extracting(ExplainRow::key, ExplainRow::value, ExplainRow::unit, ExplainRow::source)
        .contains(
            tuple("strategies.ibs.strategy_type", "ibs", "", "the entry's name"),
            tuple("strategies.ibs.broker_account", "not set", "", YML + ":3"),
            tuple("strategies.ibs.instruments", "[ES, NQ]", "", YML + ":4"),
            tuple("strategies.ibs.daily_stop_loss", "2500", "dollars", "default"),
            tuple("strategies.ibs.models_path", "models", "", "default of plugin ibs"),
            tuple("strategies.ibs.fill_model", "next_open", "", "default of execution.fill_model"),
            tuple("strategies.ibs.strategy_params.start_time1", "\"0930\"", "", YML + ":5"),
            tuple("strategies.ibs.strategy_params.tp_perc", "1", "%", "default of plugin ibs"),
            tuple("strategies.ibs.strategy_params.stop_perc", "2", "%", YML + ":5"),
            tuple(
                "strategies.ibs.strategy_params.stop_perc [NQ]",
                "2.5",
                "%",
                "config/ibs_instrument_params.json:2"),
            tuple(
                "strategies.ibs.policies.exposure-cap.most_dollars",
                "100000",
                "dollars",
                "default of plugin exposure-cap"))
        .doesNotHaveDuplicates();
  }

  @Test
  void givesTheEffectiveParametersOfOneInstrumentWithItsContract() {
    assertThat(explanation.strategy("ibs", "NQ"))
        .extracting(ExplainRow::key, ExplainRow::value, ExplainRow::source)
        .contains(
            tuple(
                "strategies.ibs.strategy_params.stop_perc",
                "2.5",
                "config/ibs_instrument_params.json:2"),
            tuple("instruments.NQ.point_value", "20", YML + ":9"),
            tuple("instruments.NQ.multiplier", "20", "point_value"),
            tuple("instruments.NQ.commission", "1.25", "default of execution.commission_per_side"))
        .doesNotContain(tuple("strategies.ibs.strategy_params.stop_perc", "2", YML + ":5"));
    assertThat(explanation.symbol("NQ"))
        .containsAll(
            explanation.strategy("ibs", "NQ").stream()
                .filter(row -> row.key().contains("strategy_params") || row.key().contains("NQ"))
                .toList());
  }

  @Test
  void namesTheCurrencyOfAContract() {
    assertThat(explanation.symbol("ES"))
        .extracting(ExplainRow::key, ExplainRow::value, ExplainRow::unit)
        .contains(tuple("instruments.ES.tick_value", "12.5", "USD"));
  }

  @Test
  void findsThePlaceThatASentenceSpeaksOf() {
    Location strategy = new Location(YML, 2, 3);
    Location own = new Location("config/ibs_instrument_params.json", 2, 23);
    assertThat(
            explanation.placesOf(
                "ibs", List.of("ES", "NQ"), "tp_perc is 1, stop_perc is 2.5", Set.of()))
        .containsExactly(entry(new Location(YML, 5, 35), List.of("ES")), entry(own, List.of("NQ")));
    assertThat(
            explanation.placesOf(
                "ibs", List.of("NQ"), "start_time1 is later, or stop_perc", Set.of()))
        .containsExactly(entry(own, List.of("NQ")));
    assertThat(explanation.placesOf("ibs", List.of("ES", "NQ"), "this is wrong", Set.of()))
        .containsExactly(entry(strategy, List.of("ES", "NQ")));
    assertThat(explanation.placesOf("ibs", List.of("NQ"), "this is wrong", Set.of()))
        .containsExactly(entry(new Location(own.file(), 2, 8), List.of("NQ")));
    assertThat(
            explanation.placesOf("ibs", List.of("ES", "NQ"), "stop_perc is 9", Set.of("stop_perc")))
        .containsExactly(entry(Location.of("--set stop_perc"), List.of("ES", "NQ")));
  }

  @Test
  void namesTheLineOfAValueThatExecutionGives() {
    Explanation execution =
        new ConfigFolder(root)
            .yaml(
                "execution:\n  fill_model: signal_close\n  slippage_ticks: 2\n"
                    + "strategies: { ibs: { instruments: [ES] } }\n"
                    + ConfigFolder.INSTRUMENTS)
            .load()
            .explanation();
    assertThat(execution.strategy("ibs", "ES"))
        .extracting(ExplainRow::key, ExplainRow::value, ExplainRow::source)
        .contains(
            tuple("strategies.ibs.fill_model", "signal_close", YML + ":2 (execution.fill_model)"),
            tuple("instruments.ES.slippage_ticks", "2", YML + ":3 (execution.slippage_ticks)"));
  }

  @Test
  void everythingCoversTheHouseTheStrategiesAndTheContracts() {
    assertThat(explanation.everything())
        .extracting(ExplainRow::key)
        .contains(
            "portfolio.max_positions",
            "data.timezone",
            "execution.pin_plugins",
            "strategies.ibs.enabled",
            "instruments.CL.tick_size")
        .doesNotHaveDuplicates();
    assertThat(explanation.everything()).allSatisfy(row -> assertThat(row.doc()).isNotBlank());
  }

  @Test
  void suggestsANameThatIsKnown() {
    assertThatThrownBy(() -> explanation.strategy("isb"))
        .isInstanceOf(ConfigException.class)
        .hasMessage("--strategy isb: there is no such strategy, did you mean ibs?");
    assertThatThrownBy(() -> explanation.strategy("ibs", "CL"))
        .hasMessage("--symbol CL: ibs does not trade it; it trades ES, NQ");
    assertThatThrownBy(() -> explanation.strategy("ibs", "es"))
        .hasMessage("--symbol es: ibs does not trade it, did you mean ES?");
    assertThatThrownBy(() -> explanation.symbol("ZZ"))
        .hasMessageStartingWith(
            "--symbol ZZ: there is no such symbol under instruments; known are ");
    assertThatThrownBy(() -> explanation.symbol("es"))
        .hasMessage("--symbol es: there is no such symbol under instruments, did you mean ES?");
  }
}
