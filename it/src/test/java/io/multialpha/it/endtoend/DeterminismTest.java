package io.multialpha.it.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.multialpha.it.endtoend.Installed.Ended;
import io.multialpha.it.plugin.JarBuilder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same bars and the same configuration give the same bytes. */
class DeterminismTest {
  private static final List<String> FILES = List.of("trades.csv", "decisions.csv", "equity.csv");

  @TempDir Path root;
  @TempDir Path data;
  private Installed installed;

  @BeforeEach
  void install() throws IOException {
    Bars.write(data, Bars.END);
    installed =
        Installed.in(root)
            .with(JarBuilder.gapFade(), "gap-fade.jar")
            .withStrategy("gap-fade: { instruments: [ES, NQ], max_positions: 2 }");
  }

  @Test
  void withAnyNumberOfThreadsAndAsOftenAsYouLike() throws IOException {
    Ended first = installed.execute("run", "--data", data.toString(), "--threads", "1");
    assertThat(first.trades().size()).isGreaterThan(100);

    for (String threads : List.of("1", "2", "2")) {
      same(first, installed.execute("run", "--data", data.toString(), "--threads", threads));
    }
  }

  @Test
  void onEveryJdkThatIsInstalledInAnyTimeZoneAndLanguage() throws Exception {
    Map<String, Path> jdks = Jdks.installed();
    assumeTrue(jdks.size() > 1, "only one JDK of 17 or newer is installed here: " + jdks.keySet());
    Ended first = installed.execute("run", "--data", data.toString());

    for (Path java : jdks.values()) {
      Ended other =
          installed.launch(
              java,
              List.of("-Duser.timezone=Pacific/Chatham", "-Duser.language=ar", "-Duser.country=SA"),
              "run",
              "--data",
              data.toString());
      same(first, other);
    }
  }

  private static void same(Ended expected, Ended actual) {
    assertThat(expected.exit()).as(expected.err()).isZero();
    assertThat(actual.exit()).as(actual.err()).isZero();
    assertThat(actual.run()).isNotEqualTo(expected.run());
    for (String file : FILES) {
      assertThat(actual.run().resolve(file)).hasSameBinaryContentAs(expected.run().resolve(file));
    }
  }
}
