package io.multialpha.it.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import io.multialpha.api.model.ModelBundleLoader;
import io.multialpha.api.portfolio.PortfolioPolicy;
import io.multialpha.api.strategy.Strategy;
import io.multialpha.host.plugin.Pinning;
import io.multialpha.host.plugin.PluginCatalog;
import io.multialpha.host.plugin.PluginLoader;
import io.multialpha.host.plugin.RejectedJar;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Plugins whose code does not return: given up on, while all others load. */
class HangingJarsTest {
  private static final Duration LIMIT = Duration.ofMillis(700);
  private static final String END =
      " had not returned after 0.7 s; mend the plugin, or ask its author to.";

  /** Does not end when interrupted either, and keeps no processor busy. */
  private static final String HANG =
      """
      static <T> T hang() {
        for (;;) {
          Thread.interrupted();
          java.util.concurrent.locks.LockSupport.park();
        }
      }
      """;

  @TempDir Path plugins;

  private void assertGivenUpOn(String where) {
    try (PluginCatalog catalog = PluginLoader.load(plugins, Pinning.WHERE_LOCKED, LIMIT)) {
      assertThat(catalog.rejected())
          .extracting(RejectedJar::sentence)
          .containsExactly("beast.jar cannot be loaded: " + where + END);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "static { hang(); } | the static initialiser of com.acme.Beast",
        "public Beast() { hang(); } | the constructor of com.acme.Beast",
        "public ModelLayout modelLayout() { return hang(); } | modelLayout() of com.acme.Beast",
        "public DataNeeds dataNeeds(Params params) { return hang(); } | dataNeeds() of com.acme.Beast",
        "public java.util.List<io.multialpha.api.feature.Feature> features() { return hang(); }"
            + " | features() of com.acme.Beast",
      })
  void givesUpOnAStrategy(String member, String where) {
    Zoo.beast("beast", HANG + member).build(plugins, "beast.jar");

    assertGivenUpOn(where);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "return StrategyInfo.of(\"beast\", \"Does nothing\"); | info() of com.acme.Beast",
        "return ParamsSchema.none(); | params() of com.acme.Beast",
      })
  void givesUpOnWhatAStrategyMustDeclare(String sound, String where) {
    String source = ZooSources.strategy("Beast", "beast", HANG);
    assertThat(source).contains(sound);
    JarBuilder.plugin("beast")
        .source("com.acme.Beast", source.replace(sound, "return hang();"))
        .provides(Strategy.class, "com.acme.Beast")
        .build(plugins, "beast.jar");

    assertGivenUpOn(where);
  }

  @Test
  void givesUpOnAModelLoader() {
    JarBuilder.plugin("beast")
        .source(
            "com.acme.Odd",
            ZooSources.modelLoader("Odd", "odd")
                .replace(
                    "public boolean canRead",
                    HANG
                        + "public List<String> modelFiles() { return hang(); }\n"
                        + "public boolean canRead"))
        .provides(ModelBundleLoader.class, "com.acme.Odd")
        .build(plugins, "beast.jar");

    assertGivenUpOn("modelFiles() of com.acme.Odd");
  }

  @Test
  void givesUpOnAPolicy() {
    JarBuilder.plugin("beast")
        .source(
            "com.acme.Careful",
            ZooSources.policy("Careful", "careful")
                .replace("return \"Allows everything\";", "return hang();")
                .replace("public String id()", HANG + "public String id()"))
        .provides(PortfolioPolicy.class, "com.acme.Careful")
        .build(plugins, "beast.jar");

    assertGivenUpOn("description() of com.acme.Careful");
  }

  @Test
  void loadsAllOthersAndLeavesNothingBehindThatKeepsTheProcessAlive() {
    Zoo.beast("ape", HANG + "static { hang(); }").build(plugins, "ape.jar");
    JarBuilder.gapFade().build(plugins, "gap-fade.jar");
    Zoo.beast("zebra", HANG + "public Beast() { hang(); }").build(plugins, "zebra.jar");

    try (PluginCatalog catalog = PluginLoader.load(plugins, Pinning.WHERE_LOCKED, LIMIT)) {
      assertThat(catalog.plugins()).extracting("id").containsExactly("gap-fade");
      assertThat(catalog.rejected())
          .extracting(RejectedJar::fileName)
          .containsExactly("ape.jar", "zebra.jar");
    }
    assertThat(Thread.getAllStackTraces().keySet())
        .filteredOn(thread -> thread.getName().equals("plugin-loading"))
        .hasSizeGreaterThanOrEqualTo(2)
        .allMatch(Thread::isDaemon);
  }
}
