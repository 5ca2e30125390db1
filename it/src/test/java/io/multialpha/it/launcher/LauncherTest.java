package io.multialpha.it.launcher;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.multialpha.it.launcher.Installation.Ended;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script before Java runs: JDKs and Maven are stand-ins that print what they were given. */
class LauncherTest {
  private static final String MAKES_THE_JAR =
      "echo \"$*\" >>built; mkdir -p host/target; echo jar >host/target/multi-alpha.jar";

  @TempDir Path folder;
  private Installation installation;

  @BeforeAll
  static void needsAShell() {
    assumeTrue(Installation.hasShell(), "no /bin/sh here: the start script is not for this system");
  }

  @BeforeEach
  void install() throws IOException {
    installation = new Installation(folder.resolve("a folder"));
  }

  @Test
  void takesTheNewestJdk() throws IOException {
    installation.built();
    for (String version : new String[] {"1.8.0_402", "9.0.4", "17.0.15", "26-ea", "21.0.3"}) {
      installation.jdk(version);
    }

    assertThat(installation.run(Map.of(), "run").out()).startsWith("java 26-ea ");
  }

  @Test
  void takesTheJdkOnThePathWhenItIsTheOnlyOne() throws IOException {
    installation.built();
    Path java = installation.jdk("21.0.3").resolve("bin/java");
    Path link = Files.createSymbolicLink(folder.resolve("tools/java"), java);

    Ended ended = installation.run(Map.of("MULTI_ALPHA_JDKS", ""), "run");

    assertThat(link).exists();
    assertThat(ended.out()).startsWith("java 21.0.3 ");
  }

  @Test
  void takesJavaHomeRatherThanANewerJdk() throws IOException {
    installation.built();
    installation.jdk("25.0.1");
    String home = installation.jdk("17.0.15").toString();

    assertThat(installation.run(Map.of("JAVA_HOME", home)).out()).startsWith("java 17.0.15 ");
  }

  @Test
  void passesOverAJavaHomeThatIsTooOld() throws IOException {
    installation.built();
    installation.jdk("17.0.15");
    String home = installation.jdk("11.0.2").toString();

    assertThat(installation.run(Map.of("JAVA_HOME", home)).out()).startsWith("java 17.0.15 ");
  }

  @Test
  void takesMultiAlphaJavaRatherThanJavaHome() throws IOException {
    installation.built();
    Path asked = installation.jdk("17.0.15");
    String home = installation.jdk("25.0.1").toString();

    for (Path java : new Path[] {asked, asked.resolve("bin/java")}) {
      var environment = Map.of("JAVA_HOME", home, "MULTI_ALPHA_JAVA", java.toString());
      assertThat(installation.run(environment).out()).startsWith("java 17.0.15 ");
    }
  }

  @Test
  void takesTheOptimisingCompilerOnlyForCommandsThatReadLargeModels() throws IOException {
    installation.built();
    installation.jdk("25.0.1");
    Path model = installation.root().resolve("models/deeper/ES_rf_model.pkl");
    Files.createDirectories(model.getParent());
    Files.write(model, new byte[4 << 20]);
    assertThat(installation.run(Map.of(), "run").out()).contains(" -XX:TieredStopAtLevel=1 ");

    Files.write(model, new byte[(4 << 20) + 1]);
    assertThat(installation.run(Map.of(), "run").out()).doesNotContain("Tiered");
    assertThat(installation.run(Map.of(), "plugins", "list").out()).contains("Tiered");
  }

  @Test
  void hasLittleCompiledWhereLargeModelsAreOnlyRead() throws IOException {
    installation.built();
    installation.jdk("25.0.1");
    Path model = installation.root().resolve("models/ES_rf_model.pkl");
    Files.createDirectories(model.getParent());
    Files.write(model, new byte[5 << 20]);
    String little = " -XX:MaxNodeLimit=1200 ";

    for (String command : List.of("list", "--no-color list")) {
      assertThat(installation.run(Map.of(), ("models " + command).split(" ")).out())
          .contains(little)
          .doesNotContain("Tiered");
    }
    assertThat(installation.run(Map.of(), "config", "check").out()).contains(little);
    for (String command : List.of("score models/list", "inspect", "help")) {
      assertThat(installation.run(Map.of(), ("models " + command).split(" ")).out())
          .doesNotContain(little)
          .doesNotContain("Tiered");
    }
    var all = Map.of("MULTI_ALPHA_OPTS", "-XX:TieredStopAtLevel=4");
    assertThat(installation.run(all, "models", "list").out()).doesNotContain(little);
  }

  @Test
  void refusesAMultiAlphaJavaThatIsTooOld() throws IOException {
    installation.built();
    installation.jdk("25.0.1");
    String asked = installation.jdk("11.0.2").toString();

    refuses(Map.of("MULTI_ALPHA_JAVA", asked), asked, "11.0.2", "JDK 17 or newer");
  }

  @Test
  void saysSoWhenThereIsNoJdk() throws IOException {
    installation.built();
    installation.jdk("11.0.2");

    refuses(Map.of(), "no JDK 17 or newer was found", "JAVA_HOME", "MULTI_ALPHA_JAVA");
  }

  @Test
  void saysSoWhenThereIsNoMavenToBuildWith() throws IOException {
    installation.withSources();
    installation.jdk("17.0.15");

    refuses(Map.of(), "Maven 3.8 or newer is needed", "install Maven");
  }

  @Test
  void buildsOnFirstUseAndNotAgain() throws IOException {
    installation.withSources().withMaven(MAKES_THE_JAR);
    installation.jdk("17.0.15");

    Ended first = installation.run(Map.of(), "run");
    Ended second = installation.run(Map.of(), "run");

    assertThat(first.out()).startsWith("java 17.0.15 ");
    assertThat(first.err()).startsWith("multi-alpha: building").hasLineCount(1);
    assertThat(second.err()).isEmpty();
    assertThat(builds()).hasLineCount(1).contains("-pl host,plugins/ibs,plugins/breakout -am");
  }

  @Test
  void buildsAgainWhenASourceIsNewerThanTheJar() throws IOException {
    installation.withSources().withMaven(MAKES_THE_JAR).built();
    installation.jdk("17.0.15");
    Files.setLastModifiedTime(installation.jar(), FileTime.fromMillis(0));

    installation.run(Map.of(), "run");
    installation.run(Map.of(), "run");

    assertThat(builds()).hasLineCount(1);
  }

  @Test
  void buildsFromTheStartAfterABuildThatDidNotEndWell() throws IOException {
    Path mended = folder.resolve("mended");
    Path half = installation.root().resolve("host/target/classes/Half.class");
    Path oldPlugin = installation.root().resolve("plugins/ibs.jar");
    Path othersPlugin = installation.root().resolve("plugins/other.jar");
    installation.withSources().withMaven(MAKES_THE_JAR, "[ -e '" + mended + "' ]");
    installation.jdk("17.0.15");

    assertThat(installation.run(Map.of(), "run").exitCode()).isEqualTo(3);
    assertThat(installation.jar()).exists();
    for (Path left : new Path[] {half, oldPlugin, othersPlugin}) {
      Files.createDirectories(left.getParent());
      Files.createFile(left);
    }
    Files.createFile(mended);
    assertThat(installation.run(Map.of(), "run").out()).startsWith("java 17.0.15 ");
    assertThat(installation.run(Map.of(), "run").err()).isEmpty();

    assertThat(builds()).hasLineCount(2);
    assertThat(half).doesNotExist();
    assertThat(oldPlugin).doesNotExist();
    assertThat(othersPlugin).exists();
  }

  @Test
  void showsWhatMavenSaysWhenTheBuildFails() throws IOException {
    installation.withSources().withMaven("echo '[INFO] a'; echo '[ERROR] Main.java:3'; exit 1");
    installation.jdk("17.0.15");

    Ended ended = installation.run(Map.of(), "run");

    assertThat(ended.exitCode()).isEqualTo(3);
    assertThat(ended.out()).isEmpty();
    assertThat(ended.err())
        .contains("[ERROR] Main.java:3", "the build failed", "var/build.log")
        .doesNotContain("[INFO]");
    assertThat(installation.root().resolve("var/build.lock")).doesNotExist();
  }

  @Test
  void buildsOnceWhenTwoFirstUsesCoincide() throws IOException {
    Path go = folder.resolve("go");
    installation
        .withSources()
        .withMaven("until [ -e '" + go + "' ]; do sleep 0.05; done", MAKES_THE_JAR);
    installation.jdk("17.0.15");

    Process first = installation.start(installation.script(), Map.of());
    try (var messages = errors(first)) {
      assertThat(messages.readLine()).contains("building");
      Process second = installation.start(installation.script(), Map.of());
      try (var waiting = errors(second)) {
        assertThat(waiting.readLine()).contains("waiting for a build");
        Files.createFile(go);
        assertThat(waiting.readLine()).isNull();
      }
      assertThat(messages.readLine()).isNull();
    }

    assertThat(builds()).hasLineCount(1);
    assertThat(installation.root().resolve("var/build.lock")).doesNotExist();
  }

  @Test
  void doesNotWaitForABuilderThatDied() throws IOException, InterruptedException {
    installation.withSources().withMaven(MAKES_THE_JAR);
    installation.jdk("17.0.15");
    Path lock = installation.root().resolve("var/build.lock");
    Files.createDirectories(lock.getParent());
    Files.createSymbolicLink(lock, Path.of(Long.toString(pidOfOneThatEnded())));

    assertThat(installation.run(Map.of()).out()).startsWith("java 17.0.15 ");
    assertThat(lock).doesNotExist();
  }

  @Test
  void removesWhatBrokenOffStartsLeftAndNothingElse() throws IOException, InterruptedException {
    installation.withSources().built();
    String start = installation.jdk("17.0.15").getFileName() + "-17.0.15";
    Path starts = installation.root().resolve("var/start");
    Path left = starts.resolve(start + ".half." + pidOfOneThatEnded());
    Path underWay = starts.resolve(start + ".half." + ProcessHandle.current().pid());
    Path otherJdk = starts.resolve(start + ".1");
    for (Path folder : new Path[] {left, underWay, otherJdk}) {
      Files.createDirectories(folder);
    }

    assertThat(installation.run(Map.of()).out()).startsWith("java 17.0.15 ");

    assertThat(left).doesNotExist();
    assertThat(underWay).exists();
    assertThat(otherJdk).exists();
  }

  private long pidOfOneThatEnded() throws IOException, InterruptedException {
    Process ended = installation.start(folder.resolve("tools/sh"), Map.of(), "-c", "exit 0");
    assertThat(ended.waitFor()).isZero();
    return ended.pid();
  }

  private void refuses(Map<String, String> environment, String... words) {
    Ended ended = installation.run(environment, "run");

    assertThat(ended.exitCode()).isEqualTo(3);
    assertThat(ended.out()).isEmpty();
    assertThat(ended.err()).startsWith("multi-alpha: ").endsWith(".\n").hasLineCount(1);
    assertThat(ended.err()).contains(words);
  }

  private String builds() throws IOException {
    return Files.readString(installation.root().resolve("built"));
  }

  private static BufferedReader errors(Process process) {
    return new BufferedReader(new InputStreamReader(process.getErrorStream(), UTF_8));
  }
}
