package io.multialpha.it.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.core.json.PackageVersion;
import io.multialpha.api.feature.Feature;
import io.multialpha.api.model.ModelBundle;
import io.multialpha.api.model.ModelBundleLoader;
import io.multialpha.api.model.ModelFiles;
import io.multialpha.api.strategy.Strategy;
import io.multialpha.host.engine.PluginCaller;
import io.multialpha.host.plugin.CodeNote;
import io.multialpha.host.plugin.LoadedPlugin;
import io.multialpha.host.plugin.PluginCatalog;
import io.multialpha.host.plugin.StrategyOffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a plugin sees of the host, and what it brings along. */
class IsolationTest {
  private static final Path OLD_JACKSON = Path.of("target", "zoo", "jackson-core-2.13.5.jar");

  @TempDir Path plugins;
  private PluginCatalog catalog;

  private StrategyOffer load(JarBuilder jar) {
    jar.build(plugins, "beast.jar");
    catalog = Zoo.load(plugins);
    assertThat(catalog.rejected()).isEmpty();
    return catalog.strategy("beast").orElseThrow();
  }

  @AfterEach
  void close() {
    if (catalog != null) {
      catalog.close();
    }
  }

  private static ClassLoader loaderOf(StrategyOffer offer) {
    return offer.strategy().getClass().getClassLoader();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "io.multialpha.host.plugin.PluginLoader",
        "io.multialpha.host.UserException",
        "org.pf4j.PluginManager",
        "org.yaml.snakeyaml.Yaml",
        "com.fasterxml.jackson.core.JsonFactory",
        "ch.qos.logback.classic.Logger",
        "picocli.CommandLine",
        "org.sqlite.JDBC",
        "org.junit.jupiter.api.Test",
      })
  void hidesTheHostsClasses(String name) throws Exception {
    assertThat(Class.forName(name, false, getClass().getClassLoader())).isNotNull();
    ClassLoader loader = loaderOf(load(Zoo.beast("beast")));

    assertThatThrownBy(() -> loader.loadClass(name)).isInstanceOf(ClassNotFoundException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "io/multialpha/host/plugin/PluginLoader.class",
        "io/multialpha/api/strategy/Strategy.class",
        "io/multialpha/api/version.properties",
        "META-INF/services/com.fasterxml.jackson.core.JsonFactory",
        "META-INF/services/org.slf4j.spi.SLF4JServiceProvider",
        "META-INF/maven/org.yaml/snakeyaml/pom.properties",
      })
  void hidesTheHostsResources(String name) throws Exception {
    assertThat(getClass().getClassLoader().getResource(name)).isNotNull();
    ClassLoader loader = loaderOf(load(Zoo.beast("beast")));

    assertThat(loader.getResource(name)).isNull();
    assertThat(Collections.list(loader.getResources(name))).isEmpty();
    assertThat(loader.getResourceAsStream(name)).isNull();
  }

  @Test
  void showsThePluginTheApiTheLoggerAndTheJdk() throws Exception {
    ClassLoader loader = loaderOf(load(Zoo.beast("beast")));

    assertThat(loader.loadClass("io.multialpha.api.strategy.Strategy")).isSameAs(Strategy.class);
    assertThat(loader.loadClass("org.slf4j.Logger")).isSameAs(org.slf4j.Logger.class);
    assertThat(loader.loadClass("java.sql.Connection")).isSameAs(java.sql.Connection.class);
    assertThat(loader.getResource("com/acme/Beast.class").toString())
        .endsWith("/beast.jar!/com/acme/Beast.class");
  }

  @Test
  void hidesPluginsFromEachOther() throws Exception {
    JarBuilder.gapFade().build(plugins, "gap-fade.jar");
    ClassLoader loader = loaderOf(load(Zoo.beast("beast")));

    assertThat(catalog.strategy("gap-fade")).isPresent();
    assertThatThrownBy(() -> loader.loadClass("com.acme.GapFade"))
        .isInstanceOf(ClassNotFoundException.class);
  }

  @Test
  void runsAPluginWithItsOwnOtherJackson() {
    StrategyOffer offer =
        load(
            Zoo.beast("beast")
                .compiledWith(OLD_JACKSON)
                .shading(OLD_JACKSON, "")
                .source("com.acme.Beast", JACKSON_BEAST));

    assertThat(PackageVersion.VERSION).hasToString("2.20.1");
    assertThat(offer.info().description()).isEqualTo("Reads 42 with 2.13.5");
  }

  private static final String JACKSON_BEAST =
      ZooSources.strategy("Beast", "beast", "")
          .replace("\"Does nothing\"", "read()")
          .replaceFirst(
              "public final class Beast implements Strategy \\{",
              """
              import com.fasterxml.jackson.core.*;

              public final class Beast implements Strategy {
                private static String read() {
                  try (JsonParser parser = new JsonFactory().createParser("[42]")) {
                    parser.nextToken();
                    parser.nextToken();
                    return "Reads " + parser.getIntValue() + " with " + parser.version();
                  } catch (java.io.IOException e) {
                    throw new IllegalStateException(e);
                  }
                }
              """);

  @Test
  void notesWhatALibraryInTheJarMayDoWithoutRefusingTheJar() {
    load(
        Zoo.beast("beast")
            .source(
                "com.library.Stopwatch",
                "class Stopwatch { long now() { return System.nanoTime(); } void off() {"
                    + " System.exit(1); } }"));

    LoadedPlugin plugin = catalog.plugin("beast").orElseThrow();
    assertThat(plugin.notes())
        .containsExactlyInAnyOrder(
            new CodeNote(
                "com.library.Stopwatch",
                "System.nanoTime",
                "a strategy's only clock is the time of its bars",
                false),
            new CodeNote(
                "com.library.Stopwatch",
                "System.exit",
                "a plugin neither starts processes nor has a say in how one ends",
                false));
  }

  @Test
  void sumsUpWhatEachLibraryInTheJarMayDo() {
    load(
        Zoo.beast("beast", "long late() { return System.nanoTime(); }")
            .source("org.tools.time.Clock", NANO_TIME.formatted("Clock"))
            .source("org.tools.time.zone.Zones", NANO_TIME.formatted("Zones"))
            .source("org.tools.time.Dice", "class Dice { double roll() { return Math.random(); } }")
            .source("org.other.Watch", NANO_TIME.formatted("Watch")));

    assertThat(catalog.plugin("beast").orElseThrow().warnings())
        .containsExactly(
            "com.acme.Beast calls System.nanoTime: a strategy's only clock is the time of its"
                + " bars.",
            "org.other.Watch calls System.nanoTime, which a strategy must not; a library may, for"
                + " its own ends.",
            "3 classes of org.tools.time, such as org.tools.time.Clock, call System.nanoTime,"
                + " Math.random, which a strategy must not; a library may, for its own ends.");
  }

  private static final String NANO_TIME = "class %s { long now() { return System.nanoTime(); } }";

  @Test
  void makesAndAsksProvidersInTheirContext() {
    StrategyOffer offer =
        load(
            Zoo.beast("beast")
                .source(
                    "com.acme.Beast",
                    ZooSources.strategy(
                            "Beast",
                            "beast",
                            """
                            static final boolean AT_START = inContext();
                            final boolean made = inContext();
                            static boolean inContext() {
                              return Thread.currentThread().getContextClassLoader()
                                  == Beast.class.getClassLoader();
                            }
                            """)
                        .replace(
                            "\"Does nothing\"", "AT_START + \" \" + made + \" \" + inContext()")));

    assertThat(offer.info().description()).isEqualTo("true true true");
  }

  @Test
  void callsInTheContextAndRestoresWhatWasThere() {
    PluginCaller caller = load(Zoo.beast("beast")).newCaller();
    ClassLoader before = Thread.currentThread().getContextClassLoader();

    caller.enter();
    ClassLoader within = Thread.currentThread().getContextClassLoader();
    caller.leave();

    assertThat(within).isSameAs(loaderOf(catalog.strategy("beast").orElseThrow()));
    assertThat(Thread.currentThread().getContextClassLoader()).isSameAs(before);
  }

  @Test
  void callsOfASeriesHaveTheirContextWhateverCameBetweenAndTheEndRestoresWhatWasThere() {
    PluginCaller caller = load(Zoo.beast("beast")).newCaller();
    ClassLoader own = loaderOf(catalog.strategy("beast").orElseThrow());
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    List<ClassLoader> within = new ArrayList<>();

    caller.during(
        () -> {
          for (int i = 0; i < 2; i++) {
            caller.enter();
            within.add(thread.getContextClassLoader());
            thread.setContextClassLoader(null);
            caller.leave();
            within.add(thread.getContextClassLoader());
            thread.setContextClassLoader(null);
          }
        });
    assertThatIllegalStateException()
        .isThrownBy(
            () ->
                caller.during(
                    () -> {
                      throw new IllegalStateException("on purpose");
                    }));

    assertThat(within).containsExactly(own, own, own, null);
    assertThat(thread.getContextClassLoader()).isSameAs(before);
  }

  @Test
  void aFeatureOfAPluginThatIsNeverKnownIsStillKnownAsSuch() {
    StrategyOffer offer =
        load(
            Zoo.beast("beast")
                .source(
                    "com.acme.Beast",
                    ZooSources.strategy(
                        "Beast",
                        "beast",
                        """
                        public java.util.List<io.multialpha.api.feature.Feature> features() {
                          return java.util.List.of(
                              io.multialpha.api.feature.Feature.never("lost", "", "no data"),
                              io.multialpha.api.feature.Feature.of("kept", "", "the close",
                                  c -> c.indicators().close(
                                      io.multialpha.api.market.Timeframe.HOUR)));
                        }
                        """)));

    assertThat(offer.features())
        .extracting(Feature::name, Feature::isNever)
        .containsExactly(tuple("lost", true), tuple("kept", false));
  }

  @Test
  void callsModelLoadersAndTheirClassifiersInTheContext() throws Exception {
    load(
        Zoo.beast("beast")
            .source("com.acme.Onnx", ZooSources.modelLoader("Onnx", "onnx"))
            .provides(ModelBundleLoader.class, "com.acme.Onnx"));
    ModelBundleLoader loader = catalog.modelLoaders().get(0).loader(Duration.ofSeconds(10));
    ModelFiles files = new ModelFiles("ES", Path.of("ES.json"), Path.of("ES.onnx"));

    assertThat(catalog.modelLoaders()).extracting(offer -> offer.id()).isEqualTo(List.of("onnx"));
    assertThat(loader.canRead(files)).isTrue();
    ModelBundle bundle = loader.load(files);
    assertThat(bundle.classifier().inputs()).isEqualTo(1);
    assertThat(bundle.classifier().probability(new double[1])).isEqualTo(1);
  }
}
