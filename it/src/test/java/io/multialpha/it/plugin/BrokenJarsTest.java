package io.multialpha.it.plugin;

import static io.multialpha.it.plugin.Zoo.assertRefused;
import static io.multialpha.it.plugin.Zoo.beast;
import static org.assertj.core.api.Assertions.assertThat;

import io.multialpha.api.strategy.Strategy;
import io.multialpha.host.plugin.ApiVersion;
import io.multialpha.host.plugin.PluginCatalog;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that are no jars, jars that are no plugins, and plugins that are not whole. */
class BrokenJarsTest {
  private static final String INHERIT =
      "inherit the parent pom io.multialpha:multi-alpha-plugins, which writes them, and build it"
          + " again";
  private static final int RUNNING = Runtime.version().feature();
  private static final int CLASS_FILE_OFFSET = 44;

  @TempDir Path plugins;

  @Test
  void refusesAnEmptyFile() throws IOException {
    Path jar = Files.createFile(plugins.resolve("beast.jar"));

    assertRefused(
        jar,
        "beast.jar cannot be loaded: it is no jar or a damaged one (zip file is empty);"
            + " copy or build it again.");
  }

  @Test
  void refusesATruncatedJar() throws IOException {
    Path jar = beast("beast").build(plugins, "beast.jar");
    byte[] whole = Files.readAllBytes(jar);
    Files.write(jar, Arrays.copyOf(whole, whole.length / 2));

    assertRefused(
        jar,
        "beast.jar cannot be loaded: it is no jar or a damaged one (zip END header not found);"
            + " copy or build it again.");
  }

  @Test
  void refusesAJarWithADamagedClass() {
    Path jar =
        beast("beast")
            .entry("com/acme/Damaged.class", "no class".getBytes(StandardCharsets.UTF_8))
            .build(plugins, "beast.jar");

    assertRefused(
        jar,
        "beast.jar cannot be loaded: its com/acme/Damaged.class is damaged (no class file);"
            + " copy or build it again.");
  }

  @Test
  void refusesAJarWithoutManifest() {
    Path jar =
        JarBuilder.gapFade()
            .withoutManifest("Plugin-Id")
            .withoutManifest("Plugin-Version")
            .withoutManifest("Plugin-Description")
            .withoutManifest("Plugin-Provider")
            .withoutManifest("Plugin-Requires")
            .build(plugins, "beast.jar");

    assertRefused(
        jar,
        "beast.jar cannot be loaded: it is no multi-alpha plugin, its manifest has no Plugin-Id;"
            + " if it is meant to be one, "
            + INHERIT
            + ", else remove it from the folder.");
  }

  @Test
  void refusesAManifestWithoutVersion() {
    Path jar = beast("beast").withoutManifest("Plugin-Version").build(plugins, "beast.jar");

    assertRefused(
        jar, "beast.jar cannot be loaded: its manifest has no Plugin-Version; " + INHERIT + ".");
  }

  @Test
  void namesAllThatAManifestLacks() {
    Path jar =
        beast("beast")
            .manifest("Plugin-Id", " ")
            .withoutManifest("Plugin-Version")
            .withoutManifest("Plugin-Requires")
            .build(plugins, "beast.jar");

    assertRefused(
        jar,
        "beast.jar cannot be loaded: its manifest has no Plugin-Id and no Plugin-Version and no"
            + " Plugin-Requires; "
            + INHERIT
            + ".");
  }

  @Test
  void refusesAnIdThatIsNoName() {
    Path jar = beast("beast").manifest("Plugin-Id", "../beast").build(plugins, "beast.jar");

    assertRefused(
        jar,
        "beast.jar cannot be loaded: its Plugin-Id '../beast' has other characters than letters,"
            + " digits, '.', '-' and '_'; rename it and build it again.");
  }

  @Test
  void refusesAMissingApiRange() {
    Path jar = beast("beast").withoutManifest("Plugin-Requires").build(plugins, "beast.jar");

    assertRefused(
        jar, "beast.jar cannot be loaded: its manifest has no Plugin-Requires; " + INHERIT + ".");
  }

  @Test
  void refusesAnApiRangeThatIsNone() {
    Path jar = beast("beast").manifest("Plugin-Requires", "*").build(plugins, "beast.jar");

    assertRefused(
        jar,
        "beast.jar cannot be loaded: its Plugin-Requires '*' cannot be read, '*' is no comparison;"
            + " write the api versions it works with as '>=0.1.0 & <0.2.0' and build it again.");
  }

  @Test
  void refusesAnApiOfTheFuture() {
    Path jar =
        beast("beast").manifest("Plugin-Requires", ">=9.0.0 & <10.0.0").build(plugins, "beast.jar");

    assertRefused(
        jar,
        "beast.jar cannot be loaded: it works with plugin api >=9.0.0 & <10.0.0, and this host"
            + " offers "
            + ApiVersion.installed()
            + "; take a version of the plugin built for api "
            + ApiVersion.installed()
            + ", or a multi-alpha that offers the api it wants.");
  }

  @Test
  void refusesAJarThatPullsInOthersByItsClassPath() {
    Path jar = beast("beast").manifest("Class-Path", "../lib/own.jar").build(plugins, "beast.jar");

    assertRefused(
        jar,
        "beast.jar cannot be loaded: its manifest asks for other jars (Class-Path:"
            + " ../lib/own.jar); pack what it needs into the jar itself, as maven-shade-plugin"
            + " does, and build it again.");
  }

  @Test
  void refusesAJarThatDependsOnAnotherPlugin() {
    Path jar = beast("beast").manifest("Plugin-Dependencies", "ibs").build(plugins, "beast.jar");

    assertRefused(
        jar,
        "beast.jar cannot be loaded: its manifest asks for other jars (Plugin-Dependencies: ibs);"
            + " pack what it needs into the jar itself, as maven-shade-plugin does, and build it"
            + " again.");
  }

  @Test
  void refusesAJarThatPullsInOthersByAnIndex() {
    Path jar = beast("beast").entry("META-INF/INDEX.LIST", new byte[0]).build(plugins, "beast.jar");

    assertRefused(
        jar,
        "beast.jar cannot be loaded: its META-INF/INDEX.LIST can pull in other jars;"
            + " build it again without an index.");
  }

  @Test
  void refusesABundledApi() {
    Path jar =
        beast("beast")
            .shading(JarBuilder.homeOf(Strategy.class), "io/multialpha/api/strategy/Strategy.class")
            .build(plugins, "beast.jar");

    assertRefused(
        jar,
        "beast.jar cannot be loaded: it carries a copy of multi-alpha's own classes"
            + " (io/multialpha/api/strategy/Strategy.class); give the dependency on multi-alpha-api"
            + " the scope provided, those on other multi-alpha jars the scope test, and build it"
            + " again.");
  }

  @Test
  void refusesABundledHost() {
    Path jar =
        beast("beast")
            .shading(
                JarBuilder.homeOf(PluginCatalog.class),
                "io/multialpha/host/plugin/PluginCatalog.class")
            .build(plugins, "beast.jar");

    assertRefused(
        jar,
        "beast.jar cannot be loaded: it carries a copy of multi-alpha's own classes"
            + " (io/multialpha/host/plugin/PluginCatalog.class); give the dependency on"
            + " multi-alpha-api the scope provided, those on other multi-alpha jars the scope test,"
            + " and build it again.");
  }

  @Test
  void refusesByteCodeNewerThanTheJvm() {
    Path jar =
        beast("beast")
            .source("com.acme.Later", "class Later {}")
            .classFileVersion("com.acme.Later", CLASS_FILE_OFFSET + RUNNING + 1)
            .build(plugins, "beast.jar");

    assertRefused(
        jar,
        "beast.jar cannot be loaded: its class com.acme.Later is compiled for Java "
            + (RUNNING + 1)
            + ", and this is Java "
            + RUNNING
            + "; build it with maven.compiler.release 17, or run multi-alpha on a JDK "
            + (RUNNING + 1)
            + ".");
  }

  @Test
  void passesOverNewerByteCodeThatIsMeantForNewerJvms() throws IOException {
    Path jar = beast("beast").manifest("Multi-Release", "true").build(plugins, "beast.jar");
    Path folder = Files.createDirectory(plugins.resolve("elsewhere"));
    Path later =
        beast("beast")
            .manifest("Multi-Release", "true")
            .shading(jar, "com/")
            .entry("META-INF/versions/999/com/acme/Beast.class", laterClass())
            .build(folder, "later.jar");

    try (PluginCatalog catalog = Zoo.load(later.getParent())) {
      assertThat(catalog.rejected()).isEmpty();
      assertThat(catalog.strategy("beast")).isPresent();
    }
  }

  private static byte[] laterClass() {
    byte[] header = {(byte) 0xCA, (byte) 0xFE, (byte) 0xBA, (byte) 0xBE, 0, 0, 3, (byte) 0xE7};
    return Arrays.copyOf(header, 64);
  }
}
