package io.multialpha.host.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HelpTest {
  @TempDir Path root;

  private Cli.Result run(String... args) {
    return Cli.in(root).run(args);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "run",
        "backtest",
        "data",
        "data check",
        "data synth",
        "plugins",
        "plugins list",
        "plugins info",
        "plugins check",
        "plugins lock",
        "models",
        "models inspect",
        "models score",
        "audit",
        "audit lookahead",
        "audit warmup",
        "features",
        "features list",
        "features docs",
        "features rows",
        "config",
        "config check",
        "config explain",
        "config schema",
        "config docs"
      })
  void teachesEveryCommandWithAnExample(String command) {
    String[] args = Stream.of((command + " --help").strip().split(" ")).toArray(String[]::new);
    Cli.Result result = run(args);

    assertThat(result.exit()).isZero();
    assertThat(result.err()).isEmpty();
    assertThat(result.out())
        .startsWith("Usage: " + ("multi-alpha " + command).strip())
        .contains("For example:\n  multi-alpha " + command)
        .doesNotContain("\u001b", "%n", "${");
    assertThat(result.out().lines()).allMatch(line -> line.length() <= 100);
    assertThat(root).isEmptyDirectory();
  }

  @Test
  void helpsByTheWordToo() {
    assertThat(run("help", "run").out()).startsWith("Usage: multi-alpha run");
    assertThat(run("help").out()).isEqualTo(run("--help").out());
  }

  @Test
  void listsTheExitCodes() {
    assertThat(run("--help").out()).contains("Exit codes:", "  1   A check that was asked for");
  }

  @Test
  void tellsTheVersion() {
    assertThat(run("--version").out()).matches("multi-alpha \\d+\\.\\d+\\.\\d+ on Java .+\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "plugins", "data", "models", "features", "config"})
  void showsTheCommandsToWhoeverNamesNone(String group) {
    Cli.Result result = group.isEmpty() ? run() : run(group);

    assertThat(result.exit()).isEqualTo(2);
    assertThat(result.out()).isEmpty();
    assertThat(result.err()).startsWith("Usage: multi-alpha").contains("Commands:");
  }

  @Test
  void suggestsTheCommandOrOptionThatWasMeant() {
    assertThat(run("pluggins").err())
        .isEqualTo(
            "error: There is no command 'pluggins'. Did you mean plugins?\nTry"
                + " 'multi-alpha --help'.\n");
    assertThat(run("plugins", "lst").err()).contains("There is no command 'lst'.");
    assertThat(run("run", "--jsn").err())
        .isEqualTo(
            "error: There is no option --jsn. Did you mean --json?\nTry 'multi-alpha run --help'.\n");
    assertThat(run("run", "now").err()).contains("'now' is one word too many.");
    assertThat(run("run", "--jsn").exit()).isEqualTo(2);
  }

  @Test
  void saysWhichOptionIsMissingItsValue() {
    Cli.Result result = run("run", "--threads", "many");

    assertThat(result.exit()).isEqualTo(2);
    assertThat(result.err()).contains("--threads", "'many'").doesNotContain("Exception");
  }
}
