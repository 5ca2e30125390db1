package io.multialpha.it.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.multialpha.it.cli.Program.Ended;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code verify} sees, each of it a mistake that was made once. */
class VerifyTest {
  private static final String UNKNOWN =
      " does not say with which parameters, costs and models it traded, as it is of an earlier"
          + " version; make it again";

  @TempDir private Path root;
  private ShippedHouse house;

  @BeforeEach
  void install() throws IOException {
    house = ShippedHouse.in(root);
  }

  @Test
  void seesModelsInAFolderThatIsNotLookedInto() throws IOException {
    house.withTenBundles("models/ibs");
    ShippedHouse.Verified verified = house.verify();
    assertThat(verified.exit()).isEqualTo(1);
    assertThat(verified.lines("models_path"))
        .containsExactly(
            "failed: models has no bundles for 6A, 6B, 6C, 6N, 6S, CL, ES, PL, RTY, SI, but"
                + " models/ibs has some; set models_path to it");
  }

  @Test
  void doesNotTakeTheBundlesOfAnotherStrategyForItsOwn() throws IOException {
    house.bundle("models/breakout", "ES");
    assertThat(house.verify().lines("models_path"))
        .containsExactly("warning: no bundles in models: trades UNFILTERED, without a model");
  }

  @Test
  void seesLimitsThatAreNotThoseOfTheSearch() throws IOException {
    house.withTenBundles("models");
    house.reconfigure("max_positions: 4\n", "max_positions: 2\n");
    house.reconfigure("RTY, SI]", "RTY, SI, NQ]");
    ShippedHouse.Verified verified = house.verify();
    assertThat(verified.exit()).isEqualTo(1);
    assertThat(verified.lines("max_positions"))
        .singleElement()
        .asString()
        .startsWith("failed: config/config.multi_alpha.yml:")
        .endsWith(
            "strategies.ibs.max_positions is 2, but the portfolio search found 4"
                + " (config/portfolio_optimization_ibs.json:4); make them agree");
    assertThat(verified.lines("instruments")).singleElement().asString().startsWith("failed: ");
    assertThat(verified.lines("limits in force"))
        .containsExactly(
            "failed: the coordinator keeps to 2 positions and a daily stop of 2500 dollars, not to"
                + " 4 and 2500");
  }

  @Test
  void seesThatNothingWasSearched() throws IOException {
    Files.delete(root.resolve("config/portfolio_optimization_ibs.json"));
    ShippedHouse.Verified verified = house.verify();
    assertThat(verified.exit()).isEqualTo(1);
    assertThat(verified.lines("search result"))
        .singleElement()
        .asString()
        .startsWith("failed: there is no config/portfolio_optimization_ibs.json");
  }

  @Test
  void seesHowFarTheSearchCanBeBelieved() throws IOException {
    assertThat(house.verify().lines("evidence"))
        .containsExactly(
            "warning: no test period: what is expected is what it was chosen for",
            "warning: no deflated Sharpe ratio: nobody knows how many portfolios were tried");

    Path result = root.resolve("config/portfolio_optimization_ibs.json");
    ShippedHouse.replace(
        result,
        "\"notes\"",
        "\"out_of_sample\": { \"sharpe_ratio\": 1.1 }, \"evidence\": { \"trials\": 655350,"
            + " \"deflated_sharpe_ratio\": 0.34 }, \"notes\"");
    assertThat(house.verify().lines("evidence"))
        .containsExactly("warning: deflated Sharpe ratio 0.34 after 655,350 trials: may be luck");

    ShippedHouse.replace(result, "0.34", "0.97");
    assertThat(house.verify().lines("evidence"))
        .containsExactly("ok: deflated Sharpe ratio 0.97 after 655,350 trials");

    ShippedHouse.replace(result, "0.97", "0.97, \"overfitting_probability\": 0.71");
    assertThat(house.verify().lines("evidence"))
        .containsExactly(
            "warning: probability of overfitting 0.71: what was best in half of the train period"
                + " was mostly worse than others in the other half",
            "ok: deflated Sharpe ratio 0.97 after 655,350 trials");

    ShippedHouse.replace(result, "\"notes\"", "\"accepted_against_own_limits\": true, \"notes\"");
    assertThat(house.verify().lines("evidence"))
        .first()
        .isEqualTo(
            "warning: taken although it breaks its own limits on the dates it was tested on");
  }

  @Test
  void seesAPortfolioOfMadeUpTradesBeforeAMarket() throws IOException {
    ShippedHouse.replace(
        root.resolve("config/portfolio_optimization_ibs.json"),
        "\"notes\"",
        "\"out_of_sample\": { \"sharpe_ratio\": 6.5 }, \"synthetic\": true, \"evidence\": {"
            + " \"trials\": 3, \"deflated_sharpe_ratio\": 1.0 }, \"notes\"");
    assertThat(house.verify().lines("evidence"))
        .containsExactly("ok: deflated Sharpe ratio 1.00 after 3 trials, on made-up trades");

    Files.createDirectories(root.resolve("market"));
    house.reconfigure("data:\n", "data:\n  dir: market\n");
    ShippedHouse.Verified verified = house.verify();
    assertThat(verified.exit()).isEqualTo(1);
    assertThat(verified.lines("evidence"))
        .containsExactly(
            "failed: found on made-up trades and says nothing about a market. Search another on"
                + " trades of the market with 'multi-alpha portfolio search'.");
  }

  @Test
  void seesThatBarsAreMissingWithoutWhichARunDoesNotStart() throws IOException {
    assertThat(house.verify().lines("bars"))
        .containsExactly(
            "ok: all 10 series that a run reads: SYNTHETIC sample, seed 7, planted edge 1");

    Path hourly = Files.createDirectories(root.resolve("market/hourly"));
    Path daily = Files.createDirectories(root.resolve("market/daily"));
    for (String symbol : ShippedHouse.TEN.subList(1, 10)) {
      Files.createFile(hourly.resolve(symbol + ".csv"));
    }
    house.reconfigure("data:\n", "data:\n  dir: market\n");
    ShippedHouse.Verified verified = house.verify();
    assertThat(verified.exit()).isEqualTo(1);
    assertThat(verified.lines("bars"))
        .singleElement()
        .asString()
        .startsWith("failed: a run would not start: There are no bars of 6A: looked in ")
        .contains(" for hourly/6A.csv, ", "let another series stand in with data.aliases");
    assertThat(house.run("backtest", "--strategy", "ibs").err())
        .contains("There are no bars of 6A: looked in ");

    Files.createFile(daily.resolve("6A.csv"));
    assertThat(house.verify().lines("bars"))
        .containsExactly(
            "failed: a run would not start: There are no hourly bars of 6A in market, only daily"
                + " ones. Add hourly/6A.csv.");

    Files.createFile(hourly.resolve("6A.csv"));
    Files.delete(hourly.resolve("CL.csv"));
    house.reconfigure("data:\n", "data:\n  aliases: { CL: 6A }\n");
    assertThat(house.verify().lines("bars"))
        .containsExactly("ok: all 10 series that a run reads: market with 6A for CL");
  }

  @Test
  void warnsOfMissingBarsWhenTheConfigurationIsChecked() throws IOException {
    assertThat(house.run("config", "check").err()).doesNotContain("would not start");
    Files.createDirectories(root.resolve("market"));
    house.reconfigure("data:\n", "data:\n  dir: market\n");
    Ended ended = house.run("config", "check");
    assertThat(ended.exit()).isZero();
    assertThat(ended.err())
        .contains(
            "warning: ibs: a run without --data would not start: There are no bars of 6A, 6B, ",
            "which has no bar files. Add their files, such as hourly/6A.csv, let other series",
            "warning: breakout: a run without --data would not start: ");
  }

  @Test
  void seesLimitsOfTheHouseThatAreTighter() throws IOException {
    house.reconfigure("# portfolio:\n#   max_positions: 6", "portfolio:\n  max_positions: 3");
    ShippedHouse.Verified verified = house.verify();
    assertThat(verified.exit()).isZero();
    assertThat(verified.lines("limits of the house"))
        .containsExactly(
            "warning: 3 positions and no daily stop over all strategies, tighter than the"
                + " strategy's own");
  }

  @Test
  void seesWhatIsMissingInABundle() throws IOException {
    house.withTenBundles("models");
    ShippedHouse.replace(root.resolve("models/ES_best.json"), "\"Profit_Factor\": 1.65,", "");
    ShippedHouse.Verified verified = house.verify();
    assertThat(verified.exit()).isEqualTo(1);
    assertThat(verified.lines("bundle ES"))
        .containsExactly("failed: ES_best.json has no Profit_Factor; write what training found");

    ShippedHouse.replace(root.resolve("models/ES_best.json"), "0.56", "1.5");
    assertThat(house.verify().lines("bundle ES"))
        .singleElement()
        .asString()
        .contains("Prod_Threshold is 1.5, expected a number above 0 and below 1");
    assertThat(house.verify().lines("limits in force"))
        .singleElement()
        .asString()
        .startsWith("failed: a run would not start: ");
  }

  private void say(String symbol, String more) throws IOException {
    ShippedHouse.replace(
        root.resolve("models/" + symbol + "_best.json"),
        "\"Trades\": 875,",
        "\"Trades\": 875, " + more + ",");
  }

  @Test
  void seesThatAModelWasTrainedOnTheTradesOfOtherParameters() throws IOException {
    house.withTenBundles("models");
    say("CL", "\"Strategy_Params\": { \"Values\": { \"stop_perc\": 2, \"tp_perc\": 3 } }");
    say("ES", "\"Strategy_Params\": { \"Values\": { \"stop_perc\": 1.5, \"tp_perc\": 4 } }");
    ShippedHouse.Verified verified = house.verify();
    assertThat(verified.exit()).isEqualTo(1);
    assertThat(verified.lines("bundle CL")).singleElement().asString().startsWith("ok: ");
    assertThat(verified.lines("bundle ES"))
        .containsExactly(
            "failed: trained on the trades of other parameters: stop_perc 1.5 (in force 2), tp_perc"
                + " 4 (in force 3); make them agree, or train another");
    assertThat(house.run("backtest", "--strategy", "ibs", "--from", "2025-06-02").err())
        .contains(
            "warning: ibs: trained on the trades of other parameters is the model of ES: stop_perc"
                + " 1.5 (in force 2), tp_perc 4 (in force 3).");

    Files.writeString(
        root.resolve("config/ibs_instrument_params.json"),
        "{\"ES\": {\"stop_perc\": 1.5, \"tp_perc\": 4.0}}");
    assertThat(house.verify().exit()).isZero();
    assertThat(
            house
                .run("backtest", "--strategy", "ibs", "--from", "2025-06-02", "--set", "tp_perc=5")
                .err())
        .contains("model of ES: tp_perc 4 (in force 5).", "model of CL: tp_perc 3 (in force 5).");
  }

  @Test
  void refusesABundleOfAnotherStrategyAndAModelOfAnotherBundle() throws IOException {
    house.withTenBundles("models");
    say("CL", "\"Strategy\": \"ibs\"");
    say("ES", "\"Strategy\": \"breakout\"");
    say("SI", "\"Model_SHA256\": \"" + "0".repeat(64) + "\"");
    ShippedHouse.Verified verified = house.verify();
    assertThat(verified.exit()).isEqualTo(1);
    assertThat(verified.lines("bundle CL")).singleElement().asString().startsWith("ok: ");
    assertThat(verified.lines("bundle ES"))
        .containsExactly(
            "failed: models/ES_best.json: trained on the trades of the strategy breakout, but"
                + " strategies.ibs trades ibs. Put a bundle there that was trained on its trades,"
                + " or set models_path to where its own lie.");
    assertThat(verified.lines("bundle SI"))
        .singleElement()
        .asString()
        .startsWith("failed: models/SI_best.json was written for another model than models/SI");

    Ended run = house.run("run");
    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err()).contains("of the strategy breakout", "written for another model");
    assertThat(house.run("models", "list").out()).contains("broken, stops the start:");
  }

  @Test
  void refusesWhatABundleSaysOfItsTrainingInAnotherForm() throws IOException {
    house.withTenBundles("models");
    say("CL", "\"Train\": { \"to\": \"2025-06-30\" }");
    say("ES", "\"Strategy_Params\": { \"values\": { \"stop_perc\": 1.5 } }");
    say("SI", "\"Synthetic\": \"true\"");
    String[] sentences = {
      "models/CL_best.json: Train has the key to but not To; rename it to To.",
      "models/ES_best.json: Strategy_Params has the key values but not Values;",
      "models/SI_best.json: Synthetic is \"true\", expected true or false, without quotes;"
    };

    assertThat(house.run("models", "list").out()).contains("broken, stops the start:");
    assertThat(house.run("models", "list", "--json").out().replace("\\\"", "\""))
        .contains(sentences);
    assertThat(house.run("config", "check").err()).contains(sentences);
    Ended run = house.run("run");
    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err()).contains(sentences);
    Ended backtest = house.run("backtest", "--strategy", "ibs", "--set", "ibs_entry_high=0.1");
    assertThat(backtest.exit()).isEqualTo(2);
    assertThat(backtest.err()).contains(sentences);
    assertThat(house.verify().lines("bundle SI"))
        .singleElement()
        .asString()
        .startsWith("failed: " + sentences[2]);
  }

  @Test
  void crossesMissingBundlesWhereTheyLeaveTheInstrumentOut() throws IOException {
    house.withTenBundles("models");
    Files.delete(root.resolve("models/SI_best.json"));
    Files.delete(root.resolve("models/SI_rf_model.pkl"));
    house.reconfigure("models_path: models/ ", "on_missing_model: skip\n    models_path: models/ ");
    ShippedHouse.Verified verified = house.verify();
    assertThat(verified.exit()).isEqualTo(1);
    assertThat(verified.lines("bundle SI"))
        .containsExactly("failed: missing: left out, though the search chose it; add bundles");
  }

  @Test
  void warnsOfExitBandsThatBeginWhereTheEntryBandEnds() throws IOException {
    assertThat(house.verify().lines("ibs bands"))
        .containsExactly(
            "warning: entry [0.0, 0.3], exit [0.3, 0.7]: they meet at 0.3; an IBS above 0.7 never"
                + " exits on this rule");
    house.reconfigure("ibs_exit_high: 0.7", "ibs_exit_high: 1.0");
    house.reconfigure("ibs_exit_low: 0.3", "ibs_exit_low: 0.8");
    assertThat(house.verify().lines("ibs bands"))
        .containsExactly("ok: entry [0.0, 0.3], exit [0.8, 1.0]");
  }

  @Test
  void seesParametersThatAreWrongTogether() throws IOException {
    house.reconfigure("ibs_entry_low: 0.0", "ibs_entry_low: 0.5");
    Files.writeString(
        root.resolve("config/ibs_instrument_params.json"),
        """
        { "CL": { "ibs_entry_low": 0.1 },
          "ES": { "ibs_entry_low": 0.4 },
          "SI": { "end_time2": "1600" } }
        """);
    String band =
        "config/config.multi_alpha.yml:35:22: strategies.ibs, 6A, 6B, 6C, 6N, 6S, PL, RTY:"
            + " ibs_entry_low is 0.5 and ibs_entry_high is 0.3; expected ibs_entry_low to be at"
            + " most ibs_entry_high";
    String ownBand =
        "config/ibs_instrument_params.json:2:28: strategies.ibs, ES: ibs_entry_low is 0.4 and"
            + " ibs_entry_high is 0.3; expected ibs_entry_low to be at most ibs_entry_high";
    String window =
        "config/ibs_instrument_params.json:3:24: strategies.ibs, SI: session window 1700 to 1600 is"
            + " empty: expected start_time2 to be before end_time2; a window that passes midnight is"
            + " written as two, up to 2400 and from 0000";

    Ended check = house.run("config", "check");
    assertThat(check.exit()).isEqualTo(1);
    assertThat(errors(check))
        .containsExactly("error: " + band, "error: " + ownBand, "error: " + window);
    assertThat(check.out())
        .isEqualTo(
            "config/config.multi_alpha.yml can be read: enabled are ibs, breakout; but a run would"
                + " not start, see above.\n");
    ShippedHouse.Verified verified = house.verify();
    assertThat(verified.lines("limits in force"))
        .containsExactly(
            "failed: a run would not start: " + String.join(" ", band, ownBand, window));
    assertThat(verified.lines("ibs bands"))
        .contains(
            "failed: entry [0.4, 0.3], exit [0.3, 0.7] (ES): nothing lies in a band that ends below"
                + " its beginning");

    for (String command : List.of("run", "backtest", "audit lookahead", "optimize")) {
      List<String> words = new ArrayList<>(List.of(command.split(" ")));
      if (!command.equals("run")) {
        words.addAll(List.of("--strategy", "ibs"));
      }
      Ended refused = house.run(words.toArray(String[]::new));
      assertThat(refused.exit()).as(command).isEqualTo(2);
      assertThat(errors(refused)).as(command).containsExactlyElementsOf(errors(check));
    }
    assertThat(errors(house.run("backtest", "--strategy", "ibs", "--set", "ibs_entry_low=0.6")))
        .first()
        .asString()
        .startsWith("error: --set ibs_entry_low: strategies.ibs, 6A, 6B, 6C, 6N, 6S, CL, ES, PL,");
  }

  private static List<String> errors(Ended ended) {
    return ended.err().lines().filter(line -> line.startsWith("error: ")).toList();
  }

  @Test
  void printsATableWithAMarkPerLine() {
    Ended ended = house.run("verify");
    assertThat(ended.exit()).isZero();
    assertThat(ended.out().lines())
        .contains("ibs", "breakout")
        .anyMatch(line -> line.matches("✓  plugin +ibs 0\\.1\\.0, plugins/ibs\\.jar"))
        .anyMatch(line -> line.startsWith("!  bundle ES "))
        .anyMatch(line -> line.matches("Nothing failed, \\d+ warnings\\."));
  }

  @Test
  void refusesAStrategyOrARunThatIsNotThere() {
    assertThat(house.run("verify", "--strategy", "ibz"))
        .satisfies(ended -> assertThat(ended.exit()).isEqualTo(2))
        .satisfies(ended -> assertThat(ended.err()).contains("did you mean ibs?"));
    assertThat(house.run("verify", "--run", root.toString()))
        .satisfies(ended -> assertThat(ended.exit()).isEqualTo(2))
        .satisfies(ended -> assertThat(ended.err()).contains("is no folder of a run"));
  }

  @Test
  void comparesWhatWasExpectedWithWhatARunCameTo() throws Exception {
    Path run = run(0.0004, 250, false);
    ShippedHouse.Verified verified = house.verify("--run", run.toString());
    assertThat(verified.exit()).isEqualTo(1);
    assertThat(verified.lines("expected Sharpe"))
        .singleElement()
        .asString()
        .matches(
            "failed: 14\\.57, the run had -?\\d+\\.\\d\\d, 95% between -?\\d+\\.\\d\\d and"
                + " \\d+\\.\\d\\d over 250 trade dates: worse than luck explains");
    // The same run against an expectation that it meets.
    Path result = root.resolve("config/portfolio_optimization_ibs.json");
    ShippedHouse.replace(result, "14.574", "0.9");
    ShippedHouse.replace(result, "\"cagr\": 0.844", "\"cagr\": 0.1");
    ShippedHouse.replace(result, "5878.99", "30000");
    ShippedHouse.Verified met = house.verify("--run", run.toString());
    assertThat(met.exit()).isZero();
    assertThat(met.lines("expected Sharpe")).singleElement().asString().startsWith("ok: 0.90, ");
    assertThat(met.lines("expected growth")).singleElement().asString().startsWith("ok: 0.10, ");
    assertThat(met.lines("expected drawdown")).singleElement().asString().startsWith("ok: 30000, ");
  }

  @Test
  void saysWithWhatARunTradedThatThisConfigurationHasNot() throws Exception {
    house.withTenBundles("models");
    Files.writeString(
        root.resolve("config/ibs_instrument_params.json"), "{\"CL\": {\"tp_perc\": 4.0}}");
    String made = backtest();
    assertThat(house.verify("--run", made).lines("run")).isEmpty();

    String otherwise =
        backtest(
            "--set",
            "stop_perc=1",
            "--set",
            "tp_perc=4",
            "--fill-model",
            "signal_close",
            "--slippage-ticks",
            "0",
            "--commission",
            "0");
    assertThat(house.verify("--run", otherwise).lines("run"))
        .containsExactly(
            tradedWith(
                otherwise,
                "commission_per_side, fill_model, slippage_ticks, stop_perc, tp_perc (6A, 6B, 6C,"
                    + " 6N, 6S, ES, PL, RTY, SI)"));

    // Of fewer instruments, whose own parameters are not those of all.
    String fewer = backtest("--symbols", "CL,ES");
    assertThat(house.verify("--run", fewer).lines("run"))
        .singleElement()
        .asString()
        .contains(" traded CL, ES, a run of this configuration would trade 6A,");

    // What is written beside the values is none of them, in whatever file they are.
    house.reconfigure("max_positions: 4\n", "max_positions: 4 # as found\n");
    assertThat(house.verify("--run", made).lines("run")).isEmpty();
    ShippedHouse.replace(root.resolve("config/ibs_instrument_params.json"), "4.0", "5.0");
    ShippedHouse.replace(root.resolve("models/ES_best.json"), "\"Trades\": 875", "\"Trades\": 876");
    house.reconfigure("max_positions: 4 ", "max_positions: 5 ");
    assertThat(house.verify("--run", made).lines("run"))
        .containsExactly(tradedWith(made, "max_positions, model_bundle (ES), tp_perc (CL)"));
  }

  @Test
  void saysThatSlotsWereGivenInAnotherOrderOrSharedWithOthers() throws Exception {
    house.withTenBundles("models");
    String reversed = backtest("--symbols", "SI,RTY,PL,ES,CL,6S,6N,6C,6B,6A");
    assertThat(house.verify("--run", reversed).lines("run"))
        .containsExactly(tradedWith(reversed, "order of instruments"));

    house.reconfigure("# portfolio:\n#   max_positions: 6", "portfolio:\n  max_positions: 6");
    String alone = backtest();
    assertThat(house.verify("--run", alone).lines("run"))
        .containsExactly(tradedWith(alone, "portfolio.strategies"));
    house.reconfigure("  breakout:\n    enabled: true", "  breakout:\n    enabled: false");
    assertThat(house.verify("--run", alone).lines("run")).isEmpty();
  }

  private String backtest(String... more) {
    String[] args =
        Stream.concat(
                Stream.of("backtest", "--strategy", "ibs", "--from", "2025-06-02"), Stream.of(more))
            .toArray(String[]::new);
    Ended ended = house.run(args);
    assertThat(ended.exit()).as(ended.err()).isZero();
    Matcher folder = Pattern.compile("Results in (.+): ").matcher(ended.out());
    assertThat(folder.find()).isTrue();
    return folder.group(1);
  }

  private static String tradedWith(String run, String settings) {
    return "warning: " + run + " traded with other values than this configuration has: " + settings;
  }

  @Test
  void saysOfARunOfAnEarlierVersionThatNobodyKnowsWithWhatItTraded() throws Exception {
    Path run = run(0.001, 250, true);
    assertThat(house.verify("--run", run.toString()).lines("run"))
        .containsExactly("warning: " + run + UNKNOWN);
  }

  @Test
  void crossesEverythingThatWasExpectedOfARunThatLostAllItsMoney() throws Exception {
    Path run = run(0.001, 250, false);
    Path equity = run.resolve("equity.csv");
    String sound = Files.readString(equity);
    String ruin =
        """
        2025-01-01,ibs,-1000.00,-200000.00,0,-1000.00,0,false
        2025-01-02,ibs,-150526.00,-149526.00,0,-150526.00,0,false
        """;
    Files.writeString(equity, sound + ruin);
    ShippedHouse.Verified verified = house.verify("--run", run.toString());
    assertThat(verified.exit()).isEqualTo(1);
    String nothingLeft = ", but the equity of the run fell to -150526 dollars on 2025-01-02";
    assertThat(verified.lines("expected Sharpe")).containsExactly("failed: 14.57" + nothingLeft);
    assertThat(verified.lines("expected growth")).containsExactly("failed: 0.84" + nothingLeft);
    assertThat(verified.lines("expected drawdown")).containsExactly("failed: 5879" + nothingLeft);

    // For an hour only, and in a run that is too short for anything else.
    Path brief = run(0.001, 10, false);
    ShippedHouse.replace(brief.resolve("equity.csv"), ",100000.00,0,false", ",0.00,0,false");
    assertThat(house.verify("--run", brief.toString()).lines("expected drawdown"))
        .containsExactly("failed: 5879, but the equity of the run fell to 0 dollars on 2024-01-02");
  }

  @Test
  void drawsDollarsAnewForTheDrawdown() throws Exception {
    Path run = run(0, 0, false);
    StringBuilder csv = new StringBuilder(Files.readString(run.resolve("equity.csv")));
    for (int i = 0; i < 200; i++) {
      csv.append(LocalDate.of(2024, 1, 2).plusDays(i))
          .append(",ibs,")
          .append(149_900 - 100 * i)
          .append(",-100.00,0,100000.00,0,false\n");
    }
    Files.writeString(run.resolve("equity.csv"), csv);
    // In whatever order: the same loss every day, though it is more and more of what is left.
    assertThat(house.verify("--run", run.toString()).lines("expected drawdown"))
        .containsExactly(
            "failed: 5879, the run had 20000, 95% between 20000 and 20000 over 200 trade dates:"
                + " worse than luck explains");
  }

  @Test
  void doesNotJudgeByARunThatSaysNothing() throws Exception {
    assertThat(house.verify().lines("expected performance"))
        .containsExactly("warning: not compared; name the folder of a run with --run");
    assertThat(
            house.verify("--run", run(0.001, 250, true).toString()).lines("expected performance"))
        .containsExactly(
            "warning: not compared; the bars of that run are made up and say nothing of markets");
    assertThat(
            house.verify("--run", run(0.001, 10, false).toString()).lines("expected performance"))
        .containsExactly("warning: not compared; 10 trade dates are too few");
    Path other = run(0.001, 250, false);
    ShippedHouse.replace(other.resolve("equity.csv"), ",ibs,", ",other,");
    assertThat(house.verify("--run", other.toString()).lines("expected performance"))
        .containsExactly("warning: not compared; ibs is not in that run");
  }

  @Test
  void takesARunByItsNameOrAsTheLatestAsReportDoes() throws Exception {
    Path run = run(0.001, 250, true);
    Path runs = Files.createDirectories(root.resolve("var/runs"));
    Files.move(run, runs.resolve("20260105-153000-run"));
    for (String name : new String[] {"latest", "20260105-153000-run"}) {
      assertThat(house.verify("--run", name).lines("expected performance"))
          .singleElement()
          .asString()
          .startsWith("warning: not compared; the bars of that run are made up");
    }
    assertThat(house.run("verify", "--run", "20260105-153000-rum").err())
        .contains("There is no run 20260105-153000-rum; did you mean 20260105-153000-run?");
    Path search = Files.createDirectories(root.resolve("var/searches/20270105-153000-search"));
    Files.writeString(search.resolve("search.json"), "{}");
    assertThat(house.verify("--run", "latest").lines("expected performance")).hasSize(1);
    assertThat(house.run("verify", "--run", search.toString()).err())
        .contains("is no folder of a run, which has equity.csv and summary.json; name a run");
  }

  @Test
  void saysThatARunTradedOtherInstruments() throws Exception {
    Path run = run(0.001, 250, true);
    ShippedHouse.replace(
        run.resolve("summary.json"),
        "{\"synthetic\"",
        "{\"strategies\": [{\"strategy\": \"ibs\", \"instruments\": [\"NQ\", \"ES\"]}],"
            + " \"synthetic\"");
    assertThat(house.verify("--run", run.toString()).lines("run"))
        .first()
        .asString()
        .endsWith(
            " traded ES, NQ, a run of this configuration would trade 6A, 6B, 6C, 6N, 6S, CL, ES,"
                + " PL, RTY, SI");
  }

  @Test
  void comparesARunWithTheInstrumentsThatAreNotLeftOut() throws Exception {
    house.withTenBundles("models");
    Files.delete(root.resolve("models/ES_rf_model.pkl"));
    Files.delete(root.resolve("models/ES_best.json"));
    house.reconfigure("models_path: models/ ", "on_missing_model: skip\n    models_path: models/ ");
    Path run = run(0.001, 250, true);
    ShippedHouse.replace(
        run.resolve("summary.json"),
        "{\"synthetic\"",
        "{\"strategies\": [{\"strategy\": \"ibs\", \"instruments\": [\"6A\", \"6B\", \"6C\", \"6N\","
            + " \"6S\", \"CL\", \"PL\", \"RTY\", \"SI\"]}], \"synthetic\"");

    assertThat(house.verify("--run", run.toString()).lines("run"))
        .containsExactly("warning: " + run + UNKNOWN);
  }

  @Test
  void refusesARunThatDoesNotSayWhetherItsBarsAreMadeUp() throws Exception {
    Path run = run(0.001, 250, false);
    ShippedHouse.replace(run.resolve("summary.json"), "\"synthetic\": false", "");
    assertThat(house.run("verify", "--run", run.toString()))
        .satisfies(ended -> assertThat(ended.exit()).isEqualTo(2))
        .satisfies(
            ended ->
                assertThat(ended.err())
                    .contains("summary.json does not say whether the bars were made up"));
  }

  @Test
  void refusesARunWhoseFilesAreNotThoseOfARun() throws Exception {
    Path run = run(0.001, 250, false);
    Path equity = run.resolve("equity.csv");
    String sound = Files.readString(equity);
    Files.writeString(equity, sound.replaceFirst("ibs,[^,]*,", "ibs,NaN,"));
    assertThatVerifyRefuses(run, "equity.csv, line 2: expected a trade date after that of");
    Files.writeString(equity, sound.replace("2024-01-04,ibs", "2024-01-03,ibs"));
    assertThatVerifyRefuses(run, "equity.csv, line 4: expected a trade date after that of");
    Files.write(equity, new byte[] {(byte) 0xff, (byte) 0xfe});
    assertThatVerifyRefuses(run, "equity.csv is no text in UTF-8; make the run again.");
    Files.writeString(run.resolve("summary.json"), "{\n\"synthetic\": false,\n");
    assertThatVerifyRefuses(run, "summary.json, line 3: this is no JSON; make the run again.");
    Files.write(run.resolve("summary.json"), new byte[] {(byte) 0xff, (byte) 0xfe});
    assertThatVerifyRefuses(run, "summary.json is no text in UTF-8; make the run again.");
  }

  @Test
  void printsNothingOfARunThatIsNoSymbolAndNoDate() throws Exception {
    Path run = run(0.001, 250, true);
    Path summary = run.resolve("summary.json");
    String sound = Files.readString(summary);
    for (String symbols : new String[] {"[\"\\u001b[31mX\"]", "[]", "[\"ES\", \"\"]"}) {
      Files.writeString(
          summary,
          sound.replace(
              "{\"synthetic\"",
              "{\"strategies\": [{\"strategy\": \"ibs\", \"instruments\": "
                  + symbols
                  + "}], \"synthetic\""));
      assertThatVerifyRefuses(run, "summary.json: the instruments of a strategy are no symbols");
    }
    Files.writeString(
        summary,
        sound.replace("{\"synthetic\"", "{\"in_sample_until\": \"\\u001b[31m\", \"synthetic\""));
    assertThatVerifyRefuses(run, "summary.json: in_sample_until is no date such as 2024-08-05");
  }

  @Test
  void printsNothingOfARunThatIsNoSetting() throws Exception {
    Path run = run(0.001, 250, true);
    ShippedHouse.replace(
        run.resolve("summary.json"),
        "{\"synthetic\"",
        "{\"strategies\": [{\"strategy\": \"ibs\", \"instruments\": [\"ES\"], \"traded_with\": {"
            + "\"\\u001b[31m\": \"1\"}}], \"synthetic\"");
    assertThatVerifyRefuses(run, "summary.json: traded_with has what is no setting such as");
  }

  private void assertThatVerifyRefuses(Path run, String message) {
    Ended ended = house.run("verify", "--run", run.toString());
    assertThat(ended.exit()).as(ended.err()).isEqualTo(2);
    assertThat(ended.err()).contains(message);
  }

  /** A run's folder with daily returns of a mean and a deviation of one percent. */
  private Path run(double mean, int days, boolean synthetic) throws Exception {
    Path folder = Files.createTempDirectory(root, "run");
    StringBuilder csv =
        new StringBuilder(
            "trade_date,strategy,equity,day_pnl,realized,lowest_equity,open_positions,"
                + "daily_stop\n");
    Random random = new Random(4);
    double equity = 150_000;
    LocalDate day = LocalDate.of(2024, 1, 2);
    for (int i = 0; i < days; i++) {
      double change = equity * (mean + 0.01 * random.nextGaussian());
      equity += change;
      csv.append(
          String.format(
              Locale.ROOT,
              "%s,ibs,%.2f,%.2f,0,100000.00,0,false\n",
              day.plusDays(i),
              equity,
              change));
    }
    Files.writeString(folder.resolve("equity.csv"), csv);
    Files.writeString(folder.resolve("summary.json"), "{\"synthetic\": %s}".formatted(synthetic));
    return folder;
  }
}
