package io.multialpha.host.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import io.multialpha.host.ExitCode;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class WrongKeysTest {
  @TempDir Path root;

  static Stream<Arguments> strategyKeys() {
    return Stream.of(
        argumentSet(
            "typo in a key",
            "instruments: [ES]\nmax_position: 4",
            "yml:4:5: strategies.ibs.max_position: unknown key, did you mean max_positions?"),
        argumentSet(
            "hyphens for underscores",
            "instruments: [ES]\ndaily-stop-loss: 4",
            "yml:4:5: strategies.ibs.daily-stop-loss: unknown key, did you mean daily_stop_loss?"),
        argumentSet(
            "typo in a parameter",
            "instruments: [ES]\nstrategy_params: { stop_prec: 2.0 }",
            "yml:4:24: strategies.ibs.strategy_params.stop_prec: unknown key, did you mean"
                + " stop_perc?"),
        argumentSet(
            "a parameter beside the parameters",
            "instruments: [ES]\nstop_perc: 2.0",
            "yml:4:5: strategies.ibs.stop_perc: unknown key; this is a parameter, put it under"
                + " strategy_params"),
        argumentSet(
            "a key of the account among the parameters",
            "instruments: [ES]\nstrategy_params: { max_positions: 2 }",
            "yml:4:24: strategies.ibs.strategy_params.max_positions: unknown key; this is no"
                + " parameter, put it into strategies.ibs itself"),
        argumentSet(
            "text for a whole number",
            "instruments: [ES]\nmax_positions: four",
            "yml:4:20: strategies.ibs.max_positions: is \"four\", expected a whole number of at"
                + " least 1"),
        argumentSet(
            "fraction for a whole number",
            "instruments: [ES]\nmax_positions: 2.5",
            "yml:4:20: strategies.ibs.max_positions: is 2.5, expected a whole number of at least"
                + " 1"),
        argumentSet(
            "no slots",
            "instruments: [ES]\nmax_positions: 0",
            "yml:4:20: strategies.ibs.max_positions: is 0, expected a whole number of at least 1"),
        argumentSet(
            "more slots than an int holds",
            "instruments: [ES]\nmax_positions: 99999999999",
            "yml:4:20: strategies.ibs.max_positions: is 99999999999, expected a whole number from 1"
                + " to 2147483647"),
        argumentSet(
            "a stop of nothing",
            "instruments: [ES]\ndaily_stop_loss: 0",
            "yml:4:22: strategies.ibs.daily_stop_loss: is 0, expected a number above 0 (dollars)"),
        argumentSet(
            "an endless stop",
            "instruments: [ES]\ndaily_stop_loss: .inf",
            "yml:4:22: strategies.ibs.daily_stop_loss: is \".inf\", expected a number above 0"
                + " (dollars)"),
        argumentSet(
            "more than a double holds",
            "instruments: [ES]\ndaily_stop_loss: 1e999",
            "yml:4:22: strategies.ibs.daily_stop_loss: is 1e999, expected a number above 0"
                + " (dollars)"),
        argumentSet(
            "number in quotes",
            "instruments: [ES]\nstarting_cash: \"150000\"",
            "yml:4:20: strategies.ibs.starting_cash: is \"150000\", expected a number above 0"
                + " (dollars); remove the quotes"),
        argumentSet(
            "octal number",
            "instruments: [ES]\nmax_positions: 010",
            "yml:4:20: strategies.ibs.max_positions: is \"010\", expected a whole number of at"
                + " least 1"),
        argumentSet(
            "sexagesimal number",
            "instruments: [ES]\nmax_positions: 1:30",
            "yml:4:20: strategies.ibs.max_positions: is \"1:30\", expected a whole number of at"
                + " least 1"),
        argumentSet(
            "hexadecimal number",
            "instruments: [ES]\nmax_positions: 0x4",
            "yml:4:20: strategies.ibs.max_positions: is \"0x4\", expected a whole number of at"
                + " least 1"),
        argumentSet(
            "number for a flag",
            "instruments: [ES]\nenabled: 1",
            "yml:4:14: strategies.ibs.enabled: is 1, expected true or false"),
        argumentSet(
            "flag in quotes",
            "instruments: [ES]\nenabled: \"true\"",
            "yml:4:14: strategies.ibs.enabled: is \"true\", expected true or false; remove the"
                + " quotes"),
        argumentSet(
            "wrong word",
            "instruments: [ES]\non_missing_model: fial",
            "yml:4:23: strategies.ibs.on_missing_model: is \"fial\", expected one of"
                + " trade_unfiltered, skip, fail, did you mean fail?"),
        argumentSet(
            "a section for a number",
            "instruments: [ES]\nmax_positions: { most: 4 }",
            "yml:4:20: strategies.ibs.max_positions: is a section with keys, expected a whole"
                + " number of at least 1"),
        argumentSet(
            "a list for a section",
            "instruments: [ES]\nstrategy_params: [stop_perc, 2.0]",
            "yml:4:22: strategies.ibs.strategy_params: is a list, expected a section with keys"),
        argumentSet(
            "a key without a value",
            "instruments: [ES]\nmax_positions:",
            "yml:4:19: strategies.ibs.max_positions: has no value, expected a whole number of at"
                + " least 1; give one or remove the key"),
        argumentSet(
            "no such time of day",
            "instruments: [ES]\nstrategy_params: { end_time1: 2460 }",
            "yml:4:35: strategies.ibs.strategy_params.end_time1: is 2460, expected a time of day in"
                + " quotes, \"0000\" to \"2400\""),
        argumentSet(
            "parameter out of its bounds",
            "instruments: [ES]\nstrategy_params: { ibs_entry_high: 1.3 }",
            "yml:4:40: strategies.ibs.strategy_params.ibs_entry_high: is 1.3, expected a number from"
                + " 0 to 1"),
        argumentSet(
            "unknown time zone",
            "instruments: [ES]\nsession_timezone: America/Chikago",
            "yml:4:23: strategies.ibs.session_timezone: is \"America/Chikago\", expected an IANA"
                + " time zone such as America/Chicago"),
        argumentSet(
            "no instruments key",
            "max_positions: 4",
            "yml:3:5: strategies.ibs.instruments: is missing, expected a list of symbols such as"
                + " [ES, NQ]"),
        argumentSet(
            "no instruments",
            "instruments: []",
            "yml:3:18: strategies.ibs.instruments: is an empty list, expected a list of symbols"
                + " such as [ES, NQ]"),
        argumentSet(
            "one symbol without a list",
            "instruments: ES",
            "yml:3:18: strategies.ibs.instruments: is a single value, expected a list of symbols"
                + " such as [ES, NQ]"),
        argumentSet(
            "a symbol twice",
            "instruments: [ES, NQ, ES]",
            "yml:3:27: strategies.ibs.instruments: ES is listed twice, first on line 3; keep one"),
        argumentSet(
            "a symbol in lower case",
            "instruments: [es]",
            "yml:3:19: strategies.ibs.instruments: es has no contract specification, did you mean"
                + " ES?"),
        argumentSet(
            "a symbol without a specification",
            "instruments: [ZB]",
            "yml:3:19: strategies.ibs.instruments: ZB has no contract specification; add under"
                + " instruments: ZB: { tick_size: ..., tick_value: ..., point_value: ...,"
                + " currency: USD, session: cme }"),
        argumentSet(
            "an unknown strategy",
            "strategy_type: gap-fade\ninstruments: [ES]",
            "yml:3:20: strategies.ibs.strategy_type: no installed plugin provides the strategy"
                + " gap-fade; drop its jar into plugins/, installed are breakout, ibs"),
        argumentSet(
            "a misspelt strategy",
            "strategy_type: breakuot\ninstruments: [ES]",
            "yml:3:20: strategies.ibs.strategy_type: no installed plugin provides the strategy"
                + " breakuot; if breakout is not meant, drop its jar into plugins/"),
        argumentSet(
            "an unknown policy",
            "instruments: [ES]\npolicies: { exposure_kap: {} }",
            "yml:4:17: strategies.ibs.policies.exposure_kap: no installed plugin provides this"
                + " policy, did you mean exposure-cap?"),
        argumentSet(
            "a wrong parameter of a policy",
            "instruments: [ES]\npolicies: { exposure-cap: { most_dollars: 0 } }",
            "yml:4:47: strategies.ibs.policies.exposure-cap.most_dollars: is 0, expected a number"
                + " from 1 to 1000000000 (dollars)"),
        argumentSet(
            "a variable that is not set",
            "instruments: [ES]\nstarting_cash: ${CASH}",
            "yml:4:20: strategies.ibs.starting_cash: variable CASH is not set; set it in the"
                + " environment or in .env"),
        argumentSet(
            "a broken variable",
            "instruments: [ES]\nstarting_cash: ${CASH:-5}",
            "yml:4:20: strategies.ibs.starting_cash: has ${ without a name and }, expected a"
                + " variable as ${NAME}"),
        argumentSet(
            "a key twice",
            "instruments: [ES]\nmax_positions: 4\nmax_positions: 2",
            "yml:5:5: strategies.ibs.max_positions: the key is given twice, first on line 4; keep"
                + " one"),
        argumentSet(
            "a key that is no text",
            "instruments: [ES]\n[a, b]: 4",
            "yml:4:5: the key is a list, expected a name"));
  }

  @ParameterizedTest
  @MethodSource("strategyKeys")
  void isToldInOneSentence(String keys, String sentence) {
    assertThat(new ConfigFolder(root).ibs(keys).problems()).containsExactly(sentence);
  }

  static Stream<Arguments> otherSections() {
    return Stream.of(
        argumentSet(
            "unknown section",
            "portfolios:\n  max_positions: 3",
            "yml:1:1: portfolios: unknown key, did you mean portfolio?"),
        argumentSet(
            "house limit out of range",
            "portfolio: { max_positions: 0 }",
            "yml:1:29: portfolio.max_positions: is 0, expected a whole number of at least 1"),
        argumentSet(
            "symbol outside the house's list",
            "portfolio: { instruments: [NQ] }",
            "yml:4:19: strategies.ibs.instruments: ES is not in portfolio.instruments; add it there"
                + " or remove it here"),
        argumentSet(
            "negative slippage",
            "execution: { slippage_ticks: -1 }",
            "yml:1:30: execution.slippage_ticks: is -1, expected a number of at least 0 (ticks)"),
        argumentSet(
            "a time-out too short to be watched",
            "execution: { call_timeout_seconds: 0.001 }",
            "yml:1:36: execution.call_timeout_seconds: is 0.001, expected a number from 0.1 to 3600"
                + " (seconds)"),
        argumentSet(
            "unknown fill model",
            "execution: { fill_model: close }",
            "yml:1:26: execution.fill_model: is \"close\", expected one of next_open, signal_close,"
                + " intrabar, cheat_on_close"),
        argumentSet(
            "an alias that leaves the folder",
            "data: { aliases: { ES: ../MNQ } }",
            "yml:1:24: data.aliases.ES: is \"../MNQ\", expected the name of a series such as MNQ"),
        argumentSet(
            "a folder of bars that is not there",
            "data: { dir: no/bars }",
            "yml:1:9: data.dir: there is no folder no/bars, expected one with hourly/SYMBOL.csv;"
                + " make it, or name the right one"),
        argumentSet(
            "a folder of bars below ~",
            "data: { dir: ~/bars }",
            "yml:1:9: data.dir: there is no folder ~/bars, expected one with hourly/SYMBOL.csv;"
                + " write the whole path, since ~ stands for nothing here"),
        argumentSet(
            "an unknown symbol that may be negative",
            "data: { allow_negative: [CLX] }",
            "yml:1:26: data.allow_negative: CLX is not in the instruments section; known are ES,"
                + " NQ, 6E, CL"),
        argumentSet(
            "a mistake in an unused section",
            "data_hub: { redis_port: 70000 }",
            "yml:1:25: data_hub.redis_port: is 70000, expected a whole number from 1 to 65535"));
  }

  @ParameterizedTest
  @MethodSource("otherSections")
  void isToldInEverySection(String section, String sentence) {
    String rest = "strategies:\n  ibs:\n    instruments: [ES]\n" + ConfigFolder.INSTRUMENTS;
    assertThat(new ConfigFolder(root).yaml(section + "\n" + rest).problems())
        .containsExactly(sentence);
  }

  static Stream<Arguments> contracts() {
    return Stream.of(
        argumentSet(
            "tick value that is no product",
            "ES: { tick_size: 0.00005, tick_value: 5, point_value: 50000 }",
            "yml:5:29: instruments.ES.tick_value: is 5, but tick_size x point_value is 0.00005 x"
                + " 50000 = 2.5; correct the one that is wrong"),
        argumentSet(
            "multiplier that disagrees",
            "ES: { tick_size: 0.25, point_value: 50, multiplier: 5 }",
            "yml:5:43: instruments.ES.multiplier: is 5, but point_value is 50; keep point_value"
                + " only"),
        argumentSet(
            "neither point value nor multiplier",
            "ES: { tick_size: 0.25 }",
            "yml:5:7: instruments.ES.point_value: is missing, expected a number above 0 (currency)"),
        argumentSet(
            "no tick size",
            "ES: { point_value: 50 }",
            "yml:5:7: instruments.ES.tick_size: is missing, expected a number above 0 (points)"),
        argumentSet(
            "unknown currency",
            "ES: { tick_size: 0.25, point_value: 50, currency: USB }",
            "yml:5:53: instruments.ES.currency: is \"USB\", expected an ISO 4217 currency code such"
                + " as USD"),
        argumentSet(
            "another currency than the dollar",
            "ES: { tick_size: 0.25, point_value: 50, currency: EUR }",
            "yml:5:43: instruments.ES.currency: is EUR, which is not converted, expected USD, in"
                + " which profit and loss is counted"),
        argumentSet(
            "half a contract",
            "ES: { tick_size: 0.25, point_value: 50, size: 0.5 }",
            "yml:5:49: instruments.ES.size: is 0.5, expected a whole number of at least 1"
                + " (contracts)"));
  }

  @ParameterizedTest
  @MethodSource("contracts")
  void isToldForAContract(String contract, String sentence) {
    String yaml = "strategies:\n  ibs:\n    instruments: [ES]\ninstruments:\n  " + contract + "\n";
    assertThat(new ConfigFolder(root).yaml(yaml).problems()).containsExactly(sentence);
  }

  @Test
  void refusesNamesThatCouldLeaveTheirFolder() {
    String yaml =
        """
        strategies:
          ../ibs:
            instruments: [ES]
        instruments:
          e/s: { tick_size: 0.25, point_value: 50 }
        """;
    assertThat(new ConfigFolder(root).yaml(yaml).problems())
        .containsExactly(
            "yml:2:3: strategies.../ibs: is no name for a strategy, expected lower case letters,"
                + " digits, - and _, a letter first",
            "yml:5:3: instruments.e/s: is no symbol, expected upper case letters and digits such as"
                + " 6E");
  }

  @Test
  void refusesAFileInPlaceOfAFolderOfBundles() {
    ConfigFolder folder =
        new ConfigFolder(root)
            .with("README.md", "")
            .ibs("instruments: [ES, NQ]\nmodels_path: README.md");
    assertThat(folder.problems())
        .containsExactly(
            "yml:4:18: strategies.ibs.models_path: README.md is no folder, expected a folder of"
                + " model bundles");
  }

  @Test
  void refusesTheNameThatResultsGiveToAllStrategiesTogether() {
    String yaml =
        """
        strategies:
          total: { strategy_type: ibs, instruments: [ES] }
          totals: { strategy_type: ibs, instruments: [ES] }
        """;
    assertThat(new ConfigFolder(root).yaml(yaml + ConfigFolder.INSTRUMENTS).problems())
        .containsExactly(
            "yml:2:3: strategies.total: is what results call all strategies together, expected"
                + " another name");
  }

  @Test
  void tellsAllProblemsAtOnceInTheOrderOfTheLines() {
    ConfigException failure =
        new ConfigFolder(root)
            .ibs("instruments: [ES, XX9]\nmax_positions: many\nstop: 5\nstarting_cash: -1")
            .with("config/ibs_instrument_params.json", "{ \"ES\": { \"stop_perc\": 200 } }")
            .failure();
    assertThat(failure.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(failure.problems())
        .extracting(problem -> problem.at() + " " + problem.key())
        .isEqualTo(
            List.of(
                "config/config.multi_alpha.yml:3:23 strategies.ibs.instruments",
                "config/config.multi_alpha.yml:4:20 strategies.ibs.max_positions",
                "config/config.multi_alpha.yml:5:5 strategies.ibs.stop",
                "config/config.multi_alpha.yml:6:20 strategies.ibs.starting_cash",
                "config/ibs_instrument_params.json:1:24 ES.stop_perc"));
    assertThat(failure.getMessage().lines()).hasSize(5);
  }

  @Test
  void stopsListingAfterAHundred() {
    StringBuilder keys = new StringBuilder("instruments: [ES]\n");
    for (int i = 0; i < 150; i++) {
      keys.append("key").append(i).append(": 1\n");
    }
    assertThat(new ConfigFolder(root).ibs(keys.toString()).problems())
        .hasSize(101)
        .last()
        .isEqualTo("yml: 50 more problems; mend those above first");
  }
}
