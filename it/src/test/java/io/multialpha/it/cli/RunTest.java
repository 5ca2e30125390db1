package io.multialpha.it.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.multialpha.it.cli.Program.Ended;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunTest {
  @TempDir Path root;
  private Program program;

  @BeforeEach
  void install() throws IOException {
    program = Program.in(root);
  }

  @Test
  void tradesEveryEnabledStrategyAndLeavesAFolder() throws IOException {
    Ended ended = program.run("run");

    assertThat(ended.exit()).as(ended.err()).isZero();
    assertThat(ended.out())
        .contains("Paper run 20240506-070809-run", "2024-01-02 to 2024-03-27", "fade")
        .contains(root.resolve("var/runs/20240506-070809-run").toString());
    assertThat(ended.err())
        .contains("Trading fade from 2024-01-02 to 2024-03-27 on bars")
        .doesNotContain("error", "\u001b");
    assertThat(program.runs().get(0))
        .isDirectoryContaining("glob:**/trades.csv")
        .isDirectoryContaining("glob:**/equity.csv")
        .isDirectoryContaining("glob:**/decisions.csv")
        .isDirectoryContaining("glob:**/summary.json")
        .isDirectoryContaining("glob:**/ledger.db");
    assertThat(program.runs().get(0).resolve("trades.csv"))
        .content()
        .contains("gap fade", "held long enough");
  }

  @Test
  void printsNothingButTheSummaryAsJson() throws IOException {
    Ended ended = program.run("run", "--json");

    assertThat(ended.exit()).isZero();
    JsonNode summary = new ObjectMapper().readTree(ended.out());
    assertThat(summary.at("/strategies/0/strategy").asText()).isEqualTo("fade");
    assertThat(summary.at("/strategies/0/instruments")).hasToString("[\"ES\",\"NQ\"]");
    assertThat(summary.at("/total/trades").asInt()).isPositive();
    assertThat(ended.out())
        .isEqualTo(Files.readString(program.runs().get(0).resolve("summary.json")));
  }

  @Test
  void givesTheSameTradesWithAnyNumberOfThreads() throws IOException {
    program.reconfigure(
        "data:\n",
        """
          other:
            strategy_type: gap-fade
            instruments: [NQ]
            strategy_params: { hold_bars: 3 }
        data:
        """);
    program.run("run", "--threads", "1");
    program.run("run", "--threads", "2");

    for (String file : new String[] {"trades.csv", "decisions.csv", "equity.csv"}) {
      assertThat(program.runs().get(1).resolve(file))
          .hasSameBinaryContentAs(program.runs().get(0).resolve(file));
    }
  }

  @Test
  void countsTheTradeDatesOnWhichTheHouseStoppedEveryStrategyOnce() throws IOException {
    program.reconfigure(
        "data:\n",
        """
          other:
            strategy_type: gap-fade
            instruments: [NQ]
            strategy_params: { hold_bars: 3 }
        portfolio: { daily_stop_loss: 50 }
        execution: { slippage_ticks: 200 }
        data:
        """);
    JsonNode total = new ObjectMapper().readTree(program.run("run", "--json").out()).path("total");

    assertThat(total.path("house_daily_stops").asInt()).isPositive();
    assertThat(Files.readAllLines(program.runs().get(0).resolve("equity.csv")))
        .filteredOn(line -> line.contains(",total,") && line.endsWith(",true"))
        .hasSize(total.path("daily_stops").asInt());
  }

  @Test
  void leavesTheFolderWhereAskedTo() throws IOException {
    Path out = root.resolve("elsewhere");
    Ended ended = program.run("run", "--out", out.toString());

    assertThat(ended.exit()).isZero();
    assertThat(out.resolve("20240506-070809-run")).isDirectory();
    assertThat(program.runs()).isEmpty();
  }

  @Test
  void notesAWebhookThatIsNotSet() throws IOException {
    program.reconfigure(
        "    instruments: [ES, NQ]", "    broker_account: ${HOOK}\n    instruments: [ES, NQ]");
    Ended ended = program.run("run");

    assertThat(ended.exit()).isZero();
    assertThat(ended.out()).contains("Note:", "HOOK is not set");
  }

  @Test
  void refusesToStartWhenAnEnabledStrategysJarWasRejected() throws IOException {
    Files.writeString(program.plugins().resolve("gap-fade.jar"), "no jar");
    Ended ended = program.run("run");

    assertThat(ended.exit()).isEqualTo(2);
    assertThat(ended.err())
        .contains("warning: gap-fade.jar cannot be loaded")
        .contains("error: config/config.multi_alpha.yml:3")
        .doesNotContain("Exception", "\tat ");
    assertThat(program.runs()).isEmpty();
  }

  @Test
  void goesOnWhenAnotherJarWasRejected() throws IOException {
    Files.writeString(program.plugins().resolve("other.jar"), "no jar");
    Ended ended = program.run("run");

    assertThat(ended.exit()).isZero();
    assertThat(ended.err()).contains("warning: other.jar cannot be loaded");
  }

  @Test
  void refusesAConfigurationWithoutAnEnabledStrategy() throws IOException {
    program.reconfigure("strategy_type: gap-fade", "strategy_type: gap-fade\n    enabled: false");
    Ended ended = program.run("run");

    assertThat(ended.exit()).isEqualTo(2);
    assertThat(ended.err())
        .isEqualTo(
            "error: No strategy is enabled in config/config.multi_alpha.yml; set enabled: true"
                + " under one of fade.\n");
  }

  @Test
  void tellsAllThatIsWrongWithTheConfigurationAtOnce() throws IOException {
    program.reconfigure("max_positions: 2", "max_positons: 2");
    program.reconfigure("daily_stop_loss: 2500", "daily_stop_loss: lots");
    Ended ended = program.run("run");

    assertThat(ended.exit()).isEqualTo(2);
    assertThat(ended.err().lines())
        .hasSize(2)
        .allMatch(line -> line.startsWith("error: config/config.multi_alpha.yml:"))
        .anyMatch(line -> line.contains("did you mean max_positions?"));
  }

  @Test
  void readsAnotherConfigurationFile() throws IOException {
    Path other = root.resolve("other.yml");
    Files.move(program.config(), other);

    assertThat(program.run("run").err())
        .contains("error: config/config.multi_alpha.yml: there is no such file");
    assertThat(program.run("run", "--config", other.toString()).exit()).isZero();
  }

  @Test
  void namesEverySymbolWithoutBars() throws IOException {
    program.reconfigure("[ES, NQ]", "[ES, NQ, CL]");
    Ended ended = program.run("run");

    assertThat(ended.exit()).isEqualTo(2);
    assertThat(ended.err()).startsWith("error: There are no bars of CL");
    assertThat(program.runs()).isEmpty();
  }

  @Test
  void setsAStrategyThatThrowsAsideAndSaysSo() throws IOException {
    program.reconfigure("strategy_type: gap-fade", "strategy_type: thrower");
    Jars.thrower().build(program.plugins(), "thrower.jar");
    Ended ended = program.run("run");

    assertThat(ended.exit()).isZero();
    assertThat(ended.err())
        .containsPattern(
            "error: Strategy fade was set aside: on the bar of (ES|NQ) at"
                + " 20\\d\\d-\\d\\d-\\d\\dT\\d\\d:00:00Z: .*fell over");
  }

  @Test
  void givesWhatItAsksPluginsBeforehandTheConfiguredTime() throws IOException {
    Jars.hesitant().build(program.plugins(), "hesitant.jar");
    program.reconfigure(
        "data:\n",
        "  hesitant: { instruments: [ES] }\nexecution: { call_timeout_seconds: 0.2 }\ndata:\n");
    Ended ended = program.run("run");

    assertThat(ended.exit()).isEqualTo(2);
    assertThat(ended.err())
        .contains(
            "Strategy hesitant cannot be used: dataNeeds of strategy hesitant had not returned"
                + " after 0.2 s; ");

    program.reconfigure("  hesitant: { instruments: [ES] }\n", "");
    program.reconfigure("max_positions: 2\n", "max_positions: 2\n    policies: { never: {} }\n");
    assertThat(program.run("run").err())
        .contains("Policy never cannot be used: create of policy never had not returned after 0.2");
  }

  @Test
  void saysThatAResultCannotBeWritten() {
    Path out = root.resolve("x".repeat(300)); // longer than a file system allows
    Ended ended = program.run("run", "--out", out.toString());

    assertThat(ended.exit()).isEqualTo(3);
    assertThat(ended.err()).contains("error: ", out.toString()).doesNotContain("\tat ");
  }

  @Test
  void saysThatAFolderHasNoBarsAtAll() throws IOException {
    Path empty = Files.createDirectories(program.root().resolve("empty"));
    Ended ended = program.run("run", "--data", empty.toString());

    assertThat(ended.exit()).isEqualTo(2);
    assertThat(ended.err()).contains(", which has no bar files. Add their files");
  }
}
