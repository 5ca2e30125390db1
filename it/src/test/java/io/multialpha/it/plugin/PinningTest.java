package io.multialpha.it.plugin;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.multialpha.host.ExitCode;
import io.multialpha.host.plugin.Pinning;
import io.multialpha.host.plugin.PluginCatalog;
import io.multialpha.host.plugin.PluginException;
import io.multialpha.host.plugin.PluginLoader;
import io.multialpha.host.plugin.PluginLock;
import io.multialpha.host.plugin.StrategyOffer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PinningTest {
  private static final String PIN_AGAIN =
      "if you trust the jars that are there now, run 'multi-alpha plugins lock'.";

  @TempDir Path plugins;
  private Path beast;

  @BeforeEach
  void pinTwoPlugins() {
    beast = Zoo.beast("beast").build(plugins, "beast.jar");
    JarBuilder.gapFade().build(plugins, "gap-fade.jar");
    PluginLock.write(plugins);
  }

  private static String sha256(Path file) throws Exception {
    return HexFormat.of()
        .formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
  }

  private void assertOnlyGapFadeLoads(String sentence) {
    try (PluginCatalog catalog = PluginLoader.load(plugins, Pinning.REQUIRED)) {
      assertThat(catalog.strategies()).extracting(StrategyOffer::id).containsExactly("gap-fade");
      assertThat(catalog.rejected()).singleElement().extracting("sentence").isEqualTo(sentence);
    }
  }

  @Test
  void writesWhatSha256sumWrites() throws Exception {
    assertThat(plugins.resolve("plugins.lock"))
        .hasContent(
            "# Written by 'multi-alpha plugins lock'.\n"
                + sha256(beast)
                + "  beast.jar\n"
                + sha256(plugins.resolve("gap-fade.jar"))
                + "  gap-fade.jar\n");
    assertThat(PluginLock.read(plugins).orElseThrow().checksums())
        .containsEntry("beast.jar", sha256(beast))
        .hasSize(2);
  }

  @Test
  void loadsWhatIsPinned() throws Exception {
    try (PluginCatalog catalog = PluginLoader.load(plugins, Pinning.REQUIRED)) {
      assertThat(catalog.rejected()).isEmpty();
      assertThat(catalog.plugin("beast").orElseThrow().sha256()).isEqualTo(sha256(beast));
    }
  }

  @Test
  void refusesAChangedJar() throws Exception {
    String pinned = sha256(beast);
    Files.write(beast, new byte[1], StandardOpenOption.APPEND);

    assertOnlyGapFadeLoads(
        "beast.jar cannot be loaded: its SHA-256 is "
            + sha256(beast)
            + ", and plugins.lock has "
            + pinned
            + "; put the pinned jar back, or, "
            + PIN_AGAIN);
  }

  @Test
  void refusesAnUnknownJar() throws Exception {
    Path lock = plugins.resolve("plugins.lock");
    Files.write(
        lock, Files.readAllLines(lock).stream().filter(line -> !line.contains("beast")).toList());

    assertOnlyGapFadeLoads(
        "beast.jar cannot be loaded: plugins.lock does not name it; remove it, or, " + PIN_AGAIN);
  }

  @Test
  void complainsOfAPinnedJarThatIsGone() throws Exception {
    Files.delete(beast);

    assertOnlyGapFadeLoads(
        "beast.jar cannot be loaded: plugins.lock names it, and it is not there;"
            + " put it back, or, "
            + PIN_AGAIN);
  }

  @Test
  void obeysALockThatNobodyAskedFor() throws Exception {
    Files.write(beast, new byte[1], StandardOpenOption.APPEND);

    try (PluginCatalog catalog = PluginLoader.load(plugins, Pinning.WHERE_LOCKED)) {
      assertThat(catalog.strategy("beast")).isEmpty();
    }
  }

  @Test
  void checksANewJarWithoutRunningOthersThatAreNotPinned(@TempDir Path elsewhere)
      throws IOException {
    Path trace = elsewhere.resolve("trace");
    leaving(trace).build(plugins, "evil.jar");
    Path fresh = Zoo.beast("evil").build(elsewhere, "fresh.jar");

    try (PluginCatalog catalog = PluginLoader.check(fresh, plugins, Pinning.REQUIRED)) {
      assertThat(catalog.rejected()).as("ids of what is not loaded").isEmpty();
      assertThat(catalog.plugins()).singleElement().extracting("jar").isEqualTo(fresh);
    }
    assertThat(trace).doesNotExist();
    Files.delete(plugins.resolve("plugins.lock"));
    PluginLoader.load(plugins, Pinning.WHERE_LOCKED).close();
    assertThat(trace).as("what it does where it is loaded").exists();
  }

  /** A plugin whose code, once it runs, makes a file. */
  private static JarBuilder leaving(Path trace) {
    return Zoo.beast("evil", "static { new java.io.File(\"%s\").mkdir(); }".formatted(trace));
  }

  @Test
  void checksNoNewJarWhereTheLockThatWasAskedForIsMissing(@TempDir Path elsewhere)
      throws IOException {
    Path trace = elsewhere.resolve("trace");
    Path fresh = leaving(trace).build(elsewhere, "fresh.jar");
    Files.delete(plugins.resolve("plugins.lock"));

    assertThatThrownBy(() -> PluginLoader.check(fresh, plugins, Pinning.REQUIRED))
        .isInstanceOf(PluginException.class)
        .hasMessageStartingWith(plugins.resolve("plugins.lock") + " is missing, and ")
        .extracting("exitCode")
        .isEqualTo(ExitCode.USAGE);
    assertThat(trace).doesNotExist();
  }

  @Test
  void refusesAFolderWithoutTheLockThatWasAskedFor() throws Exception {
    Files.delete(plugins.resolve("plugins.lock"));

    assertThatThrownBy(() -> PluginLoader.load(plugins, Pinning.REQUIRED))
        .isInstanceOf(PluginException.class)
        .hasMessage(
            plugins.resolve("plugins.lock")
                + " is missing, and the configuration asks for it; "
                + PIN_AGAIN)
        .extracting("exitCode")
        .isEqualTo(ExitCode.USAGE);
  }

  @Test
  void refusesALockThatIsNoText() throws Exception {
    Path lock = plugins.resolve("plugins.lock");
    Files.write(lock, new byte[] {(byte) 0xFF, (byte) 0xFE, 0});

    assertThatThrownBy(() -> PluginLock.read(plugins))
        .isInstanceOf(PluginException.class)
        .hasMessage(lock + " is no text file; " + PIN_AGAIN);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "beast.jar",
        "abc  beast.jar",
        "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef",
        "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef  gap-fade.jar",
      })
  void refusesALockWithAnOddLine(String line) throws IOException {
    Path lock = plugins.resolve("plugins.lock");
    Files.writeString(lock, "\n" + line + "\n", UTF_8, StandardOpenOption.APPEND);

    assertThatThrownBy(() -> PluginLoader.load(plugins, Pinning.WHERE_LOCKED))
        .isInstanceOf(PluginException.class)
        .hasMessage(
            lock
                + ":5: expected 64 hexadecimal digits, two blanks and the name of a jar, each jar"
                + " once; correct the line, or "
                + PIN_AGAIN);
  }
}
