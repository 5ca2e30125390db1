package io.multialpha.it.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.multialpha.api.market.Instrument;
import io.multialpha.api.params.Param;
import io.multialpha.host.ExitCode;
import io.multialpha.host.plugin.LoadedPlugin;
import io.multialpha.host.plugin.Pinning;
import io.multialpha.host.plugin.PluginCatalog;
import io.multialpha.host.plugin.PluginException;
import io.multialpha.host.plugin.PluginLoader;
import io.multialpha.host.plugin.RejectedJar;
import io.multialpha.host.plugin.StrategyOffer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.Currency;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Jars as they are dropped into the plugins folder. */
class DroppedInJarTest {
  @TempDir Path plugins;

  @Test
  void offersTheStrategyOfAnOutsideAuthor() {
    Path jar = JarBuilder.gapFade().build(plugins, "gap-fade.jar");

    try (PluginCatalog catalog = Zoo.load(plugins)) {
      assertThat(catalog.rejected()).isEmpty();
      LoadedPlugin plugin = catalog.plugin("gap-fade").orElseThrow();
      assertThat(plugin.version()).isEqualTo("1.2.3");
      assertThat(plugin.description()).isEqualTo("A plugin for tests");
      assertThat(plugin.provider()).isEqualTo("com.acme");
      assertThat(plugin.apiRange()).hasToString(">=0.1.0 & <0.2.0");
      assertThat(plugin.jar()).isEqualTo(jar);
      assertThat(plugin.notes()).isEmpty();
      StrategyOffer offer = catalog.strategy("gap-fade").orElseThrow();
      assertThat(offer.info().description()).isEqualTo("Fades a gap at the session's first bar");
      assertThat(offer.params().all())
          .extracting(Param::name)
          .containsExactly("gap_min_percent", "hold_bars", "filters");
      assertThat(offer.modelLayout().folder()).isEqualTo("models/gap-fade/");
      assertThat(offer.defaultNeeds().hourlyWarmup()).isEqualTo(14);
      assertThat(
              offer.needsWith(
                  offer.params().defaults(),
                  new Instrument("ES", 0.25, 50, Currency.getInstance("USD")),
                  Duration.ofSeconds(10)))
          .isEqualTo(offer.defaultNeeds());
    }
  }

  @Test
  void offersItBesideTheTwoThatAreShipped() throws IOException {
    Path shipped = Path.of("..", "plugins");
    for (String name : new String[] {"breakout.jar", "ibs.jar"}) {
      assumeTrue(Files.exists(shipped.resolve(name)), name + " is built by mvn package");
      Files.copy(shipped.resolve(name), plugins.resolve(name));
    }
    JarBuilder.gapFade().build(plugins, "gap-fade.jar");

    try (PluginCatalog catalog = Zoo.load(plugins)) {
      assertThat(catalog.rejected()).isEmpty();
      assertThat(catalog.strategies())
          .extracting(StrategyOffer::id)
          .containsExactly("breakout", "gap-fade", "ibs");
      assertThat(catalog.plugins()).allSatisfy(plugin -> assertThat(plugin.notes()).isEmpty());
    }
  }

  @Test
  void checksAJarWhereverItLies() {
    Path jar = JarBuilder.gapFade().build(plugins, "gap-fade.jar");

    try (PluginCatalog catalog = Zoo.checkAlone(jar)) {
      assertThat(catalog.rejected()).isEmpty();
      assertThat(catalog.plugins()).singleElement().extracting("id").isEqualTo("gap-fade");
    }
  }

  @Test
  void refusesTheCheckOfWhatAStartPassesOver() throws IOException {
    Path jar = Zoo.beast("beast").build(plugins, "beast.jar");
    Path linked = Files.createSymbolicLink(plugins.resolve("linked.jar"), jar);
    Path zip = Files.copy(jar, plugins.resolve("beast.zip"));

    assertThat(sentencesOfTheCheck(linked))
        .containsExactly(
            "linked.jar cannot be loaded: it is a symbolic link, and links in the plugins folder"
                + " are passed over; put the file itself there.");
    assertThat(sentencesOfTheCheck(zip))
        .containsExactly(
            "beast.zip cannot be loaded: its name does not end in .jar, and others are passed"
                + " over; rename it.");
  }

  private List<String> sentencesOfTheCheck(Path jar) {
    try (PluginCatalog catalog = PluginLoader.check(jar, plugins, Pinning.WHERE_LOCKED)) {
      assertThat(catalog.plugins()).isEmpty();
      return catalog.rejected().stream().map(RejectedJar::sentence).toList();
    }
  }

  @Test
  void checksAJarThroughALinkFromElsewhere(@TempDir Path elsewhere) throws IOException {
    Path jar = JarBuilder.gapFade().build(elsewhere, "gap-fade-1.2.3.jar");
    Path link = Files.createSymbolicLink(elsewhere.resolve("newest.jar"), jar);

    try (PluginCatalog catalog = PluginLoader.check(link, plugins, Pinning.WHERE_LOCKED)) {
      assertThat(catalog.plugins()).singleElement().extracting("id").isEqualTo("gap-fade");
    }
  }

  @Test
  void loadsJarsWithAndWithoutDirectoryEntries() throws IOException {
    Path with = Zoo.beast("with").withDirectoryEntries().build(plugins, "with.jar");
    Path without = Zoo.beast("without").build(plugins, "without.jar");
    assertThat(Files.size(with)).isGreaterThan(Files.size(without));

    try (PluginCatalog catalog = Zoo.load(plugins)) {
      assertThat(catalog.rejected()).isEmpty();
      assertThat(catalog.plugins()).extracting(LoadedPlugin::id).containsExactly("with", "without");
    }
  }

  @Test
  void goesByTheNamesOfTheFilesNotByTheirTimes() throws IOException {
    String[] names = {"c.jar", "a.jar", "b.jar"};
    for (int i = 0; i < names.length; i++) {
      Path jar = Zoo.beast(names[i].substring(0, 1)).build(plugins, names[i]);
      Files.setLastModifiedTime(jar, FileTime.fromMillis(1_700_000_000_000L + i * 60_000L));
    }

    try (PluginCatalog catalog = Zoo.load(plugins)) {
      assertThat(catalog.plugins())
          .extracting(LoadedPlugin::fileName)
          .containsExactly("a.jar", "b.jar", "c.jar");
    }
  }

  @Test
  void takesAnyFileName() {
    Zoo.beast("beast").build(plugins, "the beast #1 +100% (copy)!.jar");

    try (PluginCatalog catalog = Zoo.load(plugins)) {
      assertThat(catalog.rejected()).isEmpty();
      assertThat(catalog.strategy("beast")).isPresent();
    }
  }

  @Test
  void passesOverWhatIsNoJarFileOfTheFolderItself() throws IOException {
    Path below = Files.createDirectory(plugins.resolve("below"));
    Path jar = Zoo.beast("beast").build(below, "beast.jar");
    Files.createDirectory(plugins.resolve("folder.jar"));
    Files.createSymbolicLink(plugins.resolve("link.jar"), jar);
    Files.writeString(plugins.resolve("README.md"), "Put jars here.");

    try (PluginCatalog catalog = Zoo.load(plugins)) {
      assertThat(catalog.plugins()).isEmpty();
      assertThat(catalog.rejected()).isEmpty();
    }
  }

  @Test
  void asksForAFolderThatIsThere() {
    Path gone = plugins.resolve("gone");

    assertThatThrownBy(() -> Zoo.load(gone))
        .isInstanceOf(PluginException.class)
        .hasMessage(
            "There is no plugins folder "
                + gone
                + "; start multi-alpha where it is installed, or make the folder and put the"
                + " plugins' jars into it.")
        .extracting("exitCode")
        .isEqualTo(ExitCode.USAGE);
  }

  @Test
  void asksForAJarOfAFolder() {
    assertThatThrownBy(() -> Zoo.checkAlone(plugins))
        .isInstanceOf(PluginException.class)
        .hasMessage(plugins + " is a folder; give the path of a plugin's jar.");

    Path jar = Zoo.beast("beast").build(plugins, "beast.jar");
    assertThatThrownBy(() -> Zoo.checkAlone(plugins))
        .isInstanceOf(PluginException.class)
        .hasMessage(
            plugins + " is a folder; give the path of one plugin's jar, such as " + jar + ".");
  }

  @Test
  void asksForAFileThatIsThere() {
    Path gone = plugins.resolve("gone.jar");

    assertThatThrownBy(() -> Zoo.checkAlone(gone))
        .isInstanceOf(PluginException.class)
        .hasMessage("There is no file " + gone + "; give the path of a plugin's jar.");
  }
}
