package io.multialpha.it.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.multialpha.api.strategy.Strategy;
import io.multialpha.host.report.Performance;
import io.multialpha.it.cli.Program.Ended;
import io.multialpha.it.plugin.JarBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigTest {
  @TempDir Path root;
  private Program program;

  @BeforeEach
  void install() throws IOException {
    program = Program.in(root);
  }

  @Test
  void saysThatAllIsInOrder() {
    Ended ended = program.run("config", "check");

    assertThat(ended.exit()).isZero();
    assertThat(ended.out())
        .isEqualTo("config/config.multi_alpha.yml is in order: enabled is fade.\n");
  }

  @Test
  void failsTheCheckOfAWrongConfiguration() throws IOException {
    program.reconfigure("max_positions: 2", "max_positions: 0\n    colour: red");
    Ended ended = program.run("config", "check");

    assertThat(ended.exit()).isEqualTo(1);
    assertThat(ended.err().lines())
        .hasSize(2)
        .allMatch(line -> line.matches("error: config/config\\.multi_alpha\\.yml:[56]:.*"));
  }

  @Test
  void tellsMistakesUnderExecutionWithAllOthers() throws IOException {
    program.reconfigure("data:\n", "execution: { slippage_ticks: -1, fill_modell: x }\ndata:\n");
    program.reconfigure(
        "max_positions: 2", "max_positions: x\n    strategy_params: { hold_bar: 6 }");

    assertThat(program.run("config", "check").err().lines().map(ConfigTest::key))
        .containsExactly(
            "strategies.fade.max_positions",
            "strategies.fade.strategy_params.hold_bar",
            "execution.slippage_ticks",
            "execution.fill_modell");
  }

  @Test
  void loadsNoPluginWhileItIsOpenWhetherItIsForbidden() throws IOException {
    program.reconfigure("data:\n", "execution: { pin_plugins: maybe }\ndata:\n");
    program.reconfigure(
        "max_positions: 2",
        "max_position: 2\n    strategy_params: { hold_bar: 6 }\n    hold_bars: 6");
    Files.write(program.plugins().resolve("junk.jar"), new byte[] {1});

    Ended ended = program.run("run");
    assertThat(ended.err().lines().map(ConfigTest::key))
        .containsExactly(
            "strategies.fade.max_position", "strategies.fade.hold_bars", "execution.pin_plugins");
    assertThat(ended.err())
        .contains(
            "unknown key, did you mean max_positions?",
            "unknown key; put it under strategy_params if it is a parameter");
  }

  /** Which key a line is on, as in {@code error: FILE:LINE:COLUMN: KEY: WHAT}. */
  private static String key(String line) {
    return line.split(": ")[2];
  }

  @Test
  void refusesAStrategyCalledLikeTheTotalOfResults() throws IOException {
    program.reconfigure("  fade:\n", "  " + Performance.TOTAL + ":\n");

    assertThat(program.run("run").exit()).isEqualTo(2);
    assertThat(program.run("config", "check").err())
        .isEqualTo(
            "error: config/config.multi_alpha.yml:2:3: strategies.total: is what results call all"
                + " strategies together, expected another name\n");
  }

  @Test
  void failsTheCheckOfFiltersThatCouldNotBeAsked() throws IOException {
    program.reconfigure(
        "max_positions: 2",
        "max_positions: 2\n    strategy_params:\n      filters:\n"
            + "        - { feature: momentum_z_entry_daily, low: 0 }");
    Files.writeString(
        root.resolve("config/fade_instrument_params.json"),
        "{ \"NQ\": { \"filters\": [{ \"feature\": \"pair_rsi\", \"high\": 40 }] } }\n");
    Ended ended = program.run("config", "check");

    assertThat(ended.exit()).isEqualTo(1);
    assertThat(ended.err())
        .startsWith(
            "error: strategies.fade, ES: the filter on momentum_z_entry_daily would let no entry"
                + " pass, since under this feature_profile it is never computed by the original,"
                + " whatever it was asked for: always missing. Remove the filter, or choose another"
                + " profile.\n");
    program.reconfigure(
        "instruments: [ES, NQ]", "instruments: [NQ, CL]\n    feature_profile: corrected");
    assertThat(program.run("config", "check").exit()).isZero();
    assertThat(program.run("config", "explain", "--strategy", "fade", "--symbol", "NQ").out())
        .containsPattern("filters +\\[\\{feature: pair_rsi, high: 40\\}\\] +config/fade_instr");
  }

  @Test
  void saysOnceThatTheFolderOfBundlesIsNone() throws IOException {
    program.reconfigure("max_positions: 2", "max_positions: 2\n    models_path: link");
    Files.createSymbolicLink(root.resolve("link"), root.resolve("not mounted"));
    assertThat(program.run("config", "check").err().lines())
        .filteredOn(line -> line.contains("cannot be looked into"))
        .hasSize(1);

    Files.writeString(root.resolve("file"), "");
    program.reconfigure("models_path: link", "models_path: file");
    assertThat(program.run("config", "check").err())
        .isEqualTo(
            "error: config/config.multi_alpha.yml:6:18: strategies.fade.models_path: file is no"
                + " folder, expected a folder of model bundles\n");
  }

  @Test
  void failsTheCheckOfPluginsThatCannotBeStarted() throws IOException {
    odd("thrower", "if (context.instrument().symbol().equals(\"NQ\")) throw new Error(\"x\");");
    odd("nullable", "if (true) return null;");
    String wait =
        "try { synchronized (this) { while (context != null) { wait(); } } }"
            + " catch (InterruptedException e) { throw new IllegalStateException(e); }";
    odd("sleeper", wait);
    odd(
        "both",
        "if (context.instrument().symbol().equals(\"ES\"))"
            + " throw new IllegalArgumentException(\"bad\"); "
            + wait);
    String all = "instruments: [ES, NQ] }\n";
    program.reconfigure(
        "data:\n",
        "  sleeper: { "
            + all
            + "  thrower: { "
            + all
            + "  nullable: { "
            + all
            + "  both: { "
            + all
            + "execution: { call_timeout_seconds: 0.2 }\ndata:\n");
    Ended ended = program.run("config", "check");

    assertThat(ended.exit()).isEqualTo(1);
    assertThat(errors(ended))
        .containsExactly(
            "error: config/config.multi_alpha.yml:7:3: strategies: sleeper could not be started:"
                + " its plugin did not return within 0.2 s; mend or disable it",
            "error: config/config.multi_alpha.yml:8:3: strategies.thrower, NQ: the strategy could"
                + " not be started, an error of its plugin: java.lang.Error: x at"
                + " thrower//com.acme.Odd.create(Odd.java:6)",
            "error: config/config.multi_alpha.yml:9:3: strategies.nullable, ES, NQ: the strategy"
                + " could not be started, an error of its plugin: it returned null",
            "error: config/config.multi_alpha.yml:10:3: strategies.both, ES: bad",
            "error: config/config.multi_alpha.yml:10:3: strategies: both could not be started: its"
                + " plugin did not return within 0.2 s; mend or disable it");
    assertThat(errors(program.run("run"))).isEqualTo(errors(ended));
    assertThat(ended.out()).endsWith("; but a run would not start, see above.\n");
  }

  private static List<String> errors(Ended ended) {
    return ended.err().lines().filter(line -> line.startsWith("error: ")).toList();
  }

  /** Installs a strategy that begins to make its signal sources with these statements. */
  private void odd(String id, String statements) {
    JarBuilder.plugin(id)
        .source(
            "com.acme.Odd",
            """
            import io.multialpha.api.params.*;
            import io.multialpha.api.strategy.*;
            public final class Odd implements Strategy {
              public SignalSource create(StrategyContext context) {
                %s
                return (bar, position) -> Signal.HOLD;
              }
              public StrategyInfo info() { return StrategyInfo.of("%s", "Odd"); }
              public ParamsSchema params() { return ParamsSchema.none(); }
            }
            """
                .formatted(statements, id))
        .provides(Strategy.class, "com.acme.Odd")
        .build(program.plugins(), id + ".jar");
  }

  @Test
  void wantsWebhooksForLiveTrading() throws IOException {
    program.reconfigure("max_positions: 2", "max_positions: 2\n    broker_account: ${HOOK}");

    assertThat(program.run("config", "check").exit()).isZero();
    assertThat(program.run("config", "check", "--live").exit()).isEqualTo(1);
    program.setVariable("HOOK", "https://example.com/secret");
    assertThat(program.run("config", "check", "--live").exit()).isZero();
  }

  @Test
  void explainsWhereAValueComesFromAndHidesSecrets() throws IOException {
    program.setVariable("HOOK", "https://example.com/secret");
    program.reconfigure("max_positions: 2", "max_positions: 2\n    broker_account: ${HOOK}");
    Files.writeString(
        root.resolve("config/fade_instrument_params.json"), "{ \"NQ\": { \"hold_bars\": 9 } }\n");
    Ended ended = program.run("config", "explain", "--strategy", "fade", "--symbol", "NQ");

    assertThat(ended.exit()).isZero();
    assertThat(ended.out())
        .containsPattern("max_positions +2 +config/config\\.multi_alpha\\.yml:5")
        .containsPattern("hold_bars +9 bars +config/fade_instrument_params\\.json:1")
        .containsPattern("gap_min_percent +0\\.4 % +default of plugin gap-fade")
        .doesNotContain("secret");
  }

  @Test
  void explainsAsJson() throws IOException {
    JsonNode rows = new ObjectMapper().readTree(program.run("config", "explain", "--json").out());

    assertThat(rows.findValuesAsText("key")).contains("strategies.fade.max_positions");
  }

  @Test
  void namesTheStrategiesWhenAskedForAnother() {
    Ended ended = program.run("config", "explain", "--strategy", "fad");

    assertThat(ended.exit()).isEqualTo(2);
    assertThat(ended.err()).contains("did you mean fade?");
  }

  @Test
  void printsASchemaWithTheParametersOfInstalledPlugins() throws IOException {
    Ended ended = program.run("config", "schema");

    assertThat(ended.exit()).isZero();
    JsonNode schema = new ObjectMapper().readTree(ended.out());
    assertThat(schema.at("/$schema").asText()).contains("json-schema.org");
    assertThat(schema.findValues("gap_min_percent")).isNotEmpty();
  }

  @Test
  void printsAManualWithTheParametersOfInstalledPlugins() {
    Ended ended = program.run("config", "docs");

    assertThat(ended.exit()).isZero();
    assertThat(ended.out()).startsWith("# Configuration").contains("`gap_min_percent`");
  }
}
