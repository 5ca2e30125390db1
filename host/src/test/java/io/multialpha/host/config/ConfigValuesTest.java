package io.multialpha.host.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.multialpha.api.feature.FeatureProfile;
import io.multialpha.api.market.Instrument;
import io.multialpha.api.params.Params;
import io.multialpha.host.broker.Costs;
import io.multialpha.host.broker.FillModel;
import io.multialpha.host.engine.OnFailure;
import io.multialpha.host.engine.OnMissingFeature;
import io.multialpha.host.market.OnBadBar;
import io.multialpha.host.market.SampleMarket;
import io.multialpha.host.market.Session;
import io.multialpha.host.portfolio.DailyStopBasis;
import io.multialpha.host.portfolio.Limits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigValuesTest {
  @TempDir Path root;

  @Test
  void fillsInWhatAStrategyLeavesOut() {
    StrategyConfig ibs = new ConfigFolder(root).ibs("instruments: [ES]").load().enabled().get(0);
    assertThat(ibs)
        .isEqualTo(
            new StrategyConfig(
                "ibs",
                "ibs",
                true,
                Optional.empty(),
                150_000,
                root.resolve("models"),
                new Limits(2, 2500, DailyStopBasis.EQUITY),
                List.of("ES"),
                everyContractAt(TestCatalog.IBS.defaults()),
                OnMissingModel.TRADE_UNFILTERED,
                OnBrokenModel.FAIL,
                OnMissingFeature.BLOCK,
                FeatureProfile.REFERENCE,
                OnFailure.FLATTEN,
                FillModel.NEXT_OPEN,
                ZoneId.of("America/Chicago"),
                Map.of(),
                Optional.empty(),
                List.of()));
  }

  private static Map<String, Params> everyContractAt(Params params) {
    return Map.of("ES", params, "NQ", params, "6E", params, "CL", params);
  }

  @Test
  void fillsInWhatTheHouseLeavesOut() {
    HouseConfig config = new ConfigFolder(root).ibs("instruments: [ES]").load();
    assertThat(config.house()).isEqualTo(Limits.NONE);
    assertThat(config.data())
        .isEqualTo(
            new DataConfig(
                Optional.empty(),
                Map.of(),
                ZoneOffset.UTC,
                OnBadBar.REFUSE,
                7,
                SampleMarket.DEFAULT_EDGE,
                Set.of("CL")));
    assertThat(config.execution())
        .isEqualTo(
            new ExecutionConfig(
                FillModel.NEXT_OPEN,
                new Costs(1, 1.25),
                Duration.ofDays(4),
                Duration.ofSeconds(10),
                false));
    assertThat(config.instruments().get("ES"))
        .isEqualTo(
            new InstrumentConfig(
                new Instrument("ES", 0.25, 50, Currency.getInstance("USD")),
                Session.of(Session.Kind.CME),
                1,
                new Costs(1, 1.25),
                OptionalDouble.empty(),
                Optional.empty(),
                Optional.empty()));
    assertThat(config.notes()).isEmpty();
  }

  @Test
  void readsWhenTheTradeDatesOfWeekdaysBegin() {
    String contracts =
        """
        strategies: { ibs: { instruments: [6E] } }
        instruments:
          6E: { tick_size: 0.00005, point_value: 125000, session: weekdays, roll_time: "1700", roll_timezone: America/New_York }
          6B: { tick_size: 0.0001, point_value: 62500, session: weekdays }
          ZC: { tick_size: 0.25, point_value: 50, session: grains }
        """;
    Map<String, InstrumentConfig> read =
        new ConfigFolder(root).yaml(contracts).load().instruments();
    assertThat(read.get("6E").session())
        .isEqualTo(Session.weekdays(ZoneId.of("America/New_York"), LocalTime.of(17, 0)));
    assertThat(read.get("6B").session()).isEqualTo(Session.of(Session.Kind.WEEKDAYS));
    assertThat(read.get("ZC").session()).isEqualTo(Session.of(Session.Kind.GRAINS));
  }

  @Test
  void refusesARollTimeOfAnExchange() {
    String contracts =
        """
        strategies: { ibs: { instruments: [6E] } }
        instruments:
          6E: { tick_size: 0.00005, point_value: 125000, roll_time: "1700" }
        """;
    assertThat(new ConfigFolder(root).yaml(contracts).problems())
        .contains(
            "yml:3:50: instruments.6E.roll_time: is given, but the session is cme, expected only"
                + " with session: weekdays");
  }

  @Test
  void readsEveryKey() throws IOException {
    Files.createDirectory(root.resolve("bars"));
    String yaml =
        """
        portfolio: { max_positions: 5, daily_stop_loss: 4_000.5, daily_stop_basis: realized, instruments: [6E, CL] }
        data:
          dir: bars
          aliases: { 6E: M6E }
          timezone: America/New_York
          on_bad_bar: skip
          sample_seed: 9
          sample_edge: 0.25
          allow_negative: []
        execution:
          fill_model: intrabar
          slippage_ticks: 0
          commission_per_side: 2
          entry_expiry_hours: 0.5
          call_timeout_seconds: 2.5
          pin_plugins: on
        strategies:
          euro:
            enabled: Yes
            strategy_type: ibs
            broker_account: "https://hooks.example/${TOKEN}/x"
            starting_cash: 1e5
            models_path: /srv/models
            max_positions: 3
            daily_stop_loss: 1500
            daily_stop_basis: REALIZED
            instruments: [6E]
            session_timezone: America/New_York
            fill_model: signal_close
            on_missing_model: fail
            on_failure: hold
            policies: { exposure-cap: { most_dollars: 50000 } }
        instruments:
          6E: { tick_size: 0.00005, multiplier: 125000, currency: USD, session: nyse, size: 2,
                commission: 0.85, slippage_ticks: 2, margin: 2600, databento_product_id: 6E.FUT,
                tradovate_symbol: 6E, dataset: GLBX.MDP3 }
          CL: { tick_size: 0.01, point_value: 1000 }
        databento: { api_key: "${NOT_SET}" }
        dashboard:
        """;
    HouseConfig config = new ConfigFolder(root).yaml(yaml).env("TOKEN", "t0k3n").load();

    assertThat(config.house()).isEqualTo(new Limits(5, 4000.5, DailyStopBasis.REALIZED));
    assertThat(config.data())
        .isEqualTo(
            new DataConfig(
                Optional.of(root.resolve("bars")),
                Map.of("6E", "M6E"),
                ZoneId.of("America/New_York"),
                OnBadBar.SKIP,
                9,
                0.25,
                Set.of()));
    assertThat(config.execution())
        .isEqualTo(
            new ExecutionConfig(
                FillModel.INTRABAR,
                new Costs(0, 2),
                Duration.ofMinutes(30),
                Duration.ofMillis(2500),
                true));
    assertThat(config.instruments().get("6E"))
        .isEqualTo(
            new InstrumentConfig(
                new Instrument("6E", 0.00005, 125_000, Currency.getInstance("USD")),
                Session.of(Session.Kind.NYSE),
                2,
                new Costs(2, 0.85),
                OptionalDouble.of(2600),
                Optional.of("6E.FUT"),
                Optional.of("6E")));
    StrategyConfig euro = config.strategies().get("euro");
    assertThat(euro.type()).isEqualTo("ibs");
    assertThat(euro.brokerAccount().orElseThrow().reveal())
        .isEqualTo("https://hooks.example/t0k3n/x");
    assertThat(euro.startingCash()).isEqualTo(100_000);
    assertThat(euro.modelsPath()).isEqualTo(root.getFileSystem().getPath("/srv/models"));
    assertThat(euro.limits()).isEqualTo(new Limits(3, 1500, DailyStopBasis.REALIZED));
    assertThat(euro.sessionZone()).isEqualTo(ZoneId.of("America/New_York"));
    assertThat(euro.fillModel()).isEqualTo(FillModel.SIGNAL_CLOSE);
    assertThat(euro.onMissingModel()).isEqualTo(OnMissingModel.FAIL);
    assertThat(euro.onFailure()).isEqualTo(OnFailure.HOLD);
    assertThat(euro.policies().get("exposure-cap").decimal("most_dollars")).isEqualTo(50_000);
    assertThat(config.notes())
        .containsExactly(
            "config/config.multi_alpha.yml:38:1: databento: checked, but not used by this version",
            "config/config.multi_alpha.yml:39:1: dashboard: checked, but not used by this version",
            "config/config.multi_alpha.yml:35:46: instruments.6E.margin: checked, but not used by"
                + " this version",
            "config/config.multi_alpha.yml:36:31: instruments.6E.dataset: checked, but not used by"
                + " this version",
            "config/config.multi_alpha.yml:35:60: instruments.6E.databento_product_id: checked, but"
                + " not used by this version",
            "config/config.multi_alpha.yml:36:9: instruments.6E.tradovate_symbol: checked, but not"
                + " used by this version");
  }

  @Test
  void takesSymbolsAndTimesAsTheyAreWritten() {
    String yaml =
        """
        strategies:
          ibs:
            instruments: [6E, NO, ON, 1E5, 012]
            strategy_params: { start_time1: 0930, end_time1: "1500", start_time2: 1700 }
        instruments:
          6E: { tick_size: 1, point_value: 1 }
          NO: { tick_size: 1, point_value: 1 }
          ON: { tick_size: 1, point_value: 1 }
          1E5: { tick_size: 1, point_value: 1 }
          012: { tick_size: 1, point_value: 1 }
        """;
    StrategyConfig ibs = new ConfigFolder(root).yaml(yaml).load().strategies().get("ibs");
    assertThat(ibs.instruments()).containsExactly("6E", "NO", "ON", "1E5", "012");
    assertThat(ibs.paramsOf("NO").minuteOfDay("start_time1")).isEqualTo(9 * 60 + 30);
    assertThat(ibs.paramsOf("NO").minuteOfDay("end_time1")).isEqualTo(15 * 60);
    assertThat(ibs.paramsOf("NO").minuteOfDay("start_time2")).isEqualTo(17 * 60);
  }

  @Test
  void putsAnInstrumentsOwnParameterOverTheStrategysOverTheDefault() {
    HouseConfig config =
        new ConfigFolder(root)
            .ibs("instruments: [ES, NQ]\nstrategy_params: { stop_perc: 2.0, tp_perc: 3.0 }")
            .with(
                "config/ibs_instrument_params.json",
                """
                { "NQ": { "stop_perc": 2.5, "end_time1": "1430", "use_window2": false },
                  "CL": { "stop_perc": 9 } }
                """)
            .load();
    StrategyConfig ibs = config.strategies().get("ibs");
    assertThat(ibs.paramsOf("ES").decimal("stop_perc")).isEqualTo(2.0);
    assertThat(ibs.paramsOf("NQ").decimal("stop_perc")).isEqualTo(2.5);
    assertThat(ibs.paramsOf("NQ").decimal("tp_perc")).isEqualTo(3.0);
    assertThat(ibs.paramsOf("NQ").minuteOfDay("end_time1")).isEqualTo(14 * 60 + 30);
    assertThat(ibs.paramsOf("NQ").flag("use_window2")).isFalse();
    assertThat(ibs.paramsOf("ES").decimal("ibs_exit_high")).isEqualTo(1.0);
    assertThat(config.notes())
        .containsExactly("config/ibs_instrument_params.json:2:3: CL: not traded by strategies.ibs");
  }

  @Test
  void runsOneTypeUnderTwoNamesEachWithItsOwnInstrumentFile() {
    String yaml =
        """
        strategies:
          ibs_a: { strategy_type: ibs, instruments: [ES], max_positions: 1 }
          ibs_b: { strategy_type: ibs, instruments: [ES], max_positions: 2 }
        """;
    HouseConfig config =
        new ConfigFolder(root)
            .yaml(yaml + ConfigFolder.INSTRUMENTS)
            .with("config/ibs_b_instrument_params.json", "{ \"ES\": { \"stop_perc\": 7 } }")
            .with("config/ibs_instrument_params.json", "{ \"ES\": { \"stop_perc\": 8 } }")
            .load();
    assertThat(config.strategies().get("ibs_a").paramsOf("ES").decimal("stop_perc")).isEqualTo(1);
    assertThat(config.strategies().get("ibs_b").paramsOf("ES").decimal("stop_perc")).isEqualTo(7);
    assertThat(config.strategies().get("ibs_a").limits().maxPositions()).isEqualTo(1);
    assertThat(config.strategies().get("ibs_b").limits().maxPositions()).isEqualTo(2);
  }

  @Test
  void onlyNotesOfADisabledStrategyThatItsPluginVariableOrFolderIsMissing() {
    String yaml =
        """
        strategies:
          ibs: { instruments: [ES] }
          gap-fade:
            enabled: no
            instruments: [ES]
            starting_cash: "${CASH}"
            models_path: file
        """;
    HouseConfig config =
        new ConfigFolder(root).yaml(yaml + ConfigFolder.INSTRUMENTS).with("file", "").load();
    assertThat(config.enabled()).extracting(StrategyConfig::name).containsExactly("ibs");
    assertThat(config.strategies().get("gap-fade").params()).isEmpty();
    assertThat(config.notes())
        .containsExactly(
            "config/config.multi_alpha.yml:6:20: strategies.gap-fade.starting_cash: variable CASH"
                + " is not set",
            "config/config.multi_alpha.yml:7:18: strategies.gap-fade.models_path: file is no folder",
            "config/config.multi_alpha.yml:3:3: strategies.gap-fade: no installed plugin provides"
                + " the strategy gap-fade");
  }

  @Test
  void stillRefusesATypoInADisabledStrategy() {
    assertThat(
            new ConfigFolder(root).ibs("enabled: false\ninstruments: [ES]\nmax_pos: 1").problems())
        .singleElement()
        .asString()
        .startsWith("yml:5:5: strategies.ibs.max_pos: unknown key");
  }

  @Test
  void readsAFileFromAnywhereAndNamesItAsItIsCalled(@TempDir Path elsewhere) {
    ConfigFolder folder = new ConfigFolder(root).ibs("instruments: [ES]\nmodels_path: m");
    Path other = new ConfigFolder(elsewhere).ibs("instruments: [NQ]\nmodels_path: m").root;
    Path file = other.resolve(ConfigFile.NAME);
    HouseConfig config =
        ConfigFile.read(folder.root, file).resolve(TestCatalog.SHIPPED, Map.of(), Mode.PAPER);
    StrategyConfig ibs = config.strategies().get("ibs");
    assertThat(ibs.instruments()).containsExactly("NQ");
    assertThat(ibs.modelsPath()).isEqualTo(root.resolve("m"));
    assertThat(config.explanation().strategy("ibs"))
        .filteredOn(row -> row.key().endsWith("instruments"))
        .extracting(ExplainRow::source)
        .containsExactly(file.toString().replace('\\', '/') + ":3");
  }

  @Test
  void readsWhetherPluginsArePinnedBeforeAnyPluginIsKnown() {
    String rest = "strategies: { nobody-knows: {} }\n";
    ConfigFolder folder = new ConfigFolder(root);
    folder.yaml(rest);
    assertThat(ConfigFile.read(root).pinPlugins()).isFalse();
    folder.yaml(rest + "execution: { pin_plugins: true }\n");
    assertThat(ConfigFile.read(root).pinPlugins()).isTrue();
    for (String wrong : List.of("pin_plugins: ture", "pin_plugin: true", "pin_plugins: '${PIN}'")) {
      folder.yaml(rest + "execution: { " + wrong + " }\n");
      assertThat(catchThrowable(ConfigFile.read(root)::pinPlugins))
          .as(wrong)
          .isInstanceOf(ConfigException.class)
          .hasMessageStartingWith("config/config.multi_alpha.yml:2:")
          .hasMessageContaining("execution.pin_plugin");
    }
    for (String section : List.of("executions", "Execution", "exec", "pin_plugins")) {
      folder.yaml(rest + section + ": { pin_plugins: true }\n");
      assertThat(catchThrowable(ConfigFile.read(root)::pinPlugins))
          .isInstanceOf(ConfigException.class)
          .hasMessageStartingWith(
              "config/config.multi_alpha.yml:2:1: " + section + ": unknown key");
    }
    folder.yaml(
        rest + "dta: {}\ndata: {}\ndata: {}\nexecution: { slippage_tick: x, fill_model: x }\n");
    assertThat(ConfigFile.read(root).pinPlugins()).isFalse();
    folder.yaml("execution: { slippage_ticks: 1 }\nexecution: { pin_plugins: true }\n");
    assertThat(catchThrowable(ConfigFile.read(root)::pinPlugins))
        .hasMessage(
            "config/config.multi_alpha.yml:2:1: execution: the key is given twice, first on line 1;"
                + " keep one");
  }

  @Test
  void notesAFileOfInstrumentsThatBelongsToNoStrategy() {
    ConfigFolder folder =
        new ConfigFolder(root)
            .ibs("instruments: [ES]")
            .with("config/isb_instrument_params.json", "{ \"ES\": { \"stop_perc\": 2.5 } }")
            .with("config/momentum_instrument_params.json", "{}");
    assertThat(folder.load().notes())
        .containsExactly(
            "config/isb_instrument_params.json: not read, as there is no strategy isb; did you mean"
                + " ibs?",
            "config/momentum_instrument_params.json: not read, as there is no strategy momentum;"
                + " known are ibs");
  }
}
