package io.multialpha.it.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import io.multialpha.api.model.ModelBundleLoader;
import io.multialpha.api.portfolio.PortfolioPolicy;
import io.multialpha.api.strategy.Strategy;
import io.multialpha.host.plugin.PluginCatalog;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two that claim one name: neither is loaded, and all others are. */
class EqualNamesTest {
  private static final String CURE = "remove one of them from the folder, or rename what is in it.";

  @TempDir Path plugins;

  @BeforeEach
  void addABystander() {
    JarBuilder.gapFade().build(plugins, "gap-fade.jar");
  }

  private void assertOnlyTheBystanderLoads(String... sentences) {
    assertThat(Zoo.sentences(plugins)).containsExactly(sentences);
    try (PluginCatalog catalog = Zoo.load(plugins)) {
      assertThat(catalog.plugins()).singleElement().extracting("id").isEqualTo("gap-fade");
    }
  }

  @Test
  void refusesJarsOfOnePluginId() {
    Zoo.beast("beast").build(plugins, "beast-1.jar");
    Zoo.beast("beast").manifest("Plugin-Version", "2.0.0").build(plugins, "beast-2.jar");
    Zoo.beast("beast").build(plugins, "beast-copy.jar");

    assertOnlyTheBystanderLoads(
        "beast-1.jar cannot be loaded: the plugin id beast is also that of beast-2.jar and"
            + " beast-copy.jar; "
            + CURE,
        "beast-2.jar cannot be loaded: the plugin id beast is also that of beast-1.jar and"
            + " beast-copy.jar; "
            + CURE,
        "beast-copy.jar cannot be loaded: the plugin id beast is also that of beast-1.jar and"
            + " beast-2.jar; "
            + CURE);
  }

  @Test
  void refusesJarsOfOneStrategyId() {
    Zoo.beast("beast").build(plugins, "beast.jar");
    Zoo.beast("beast").manifest("Plugin-Id", "monster").build(plugins, "monster.jar");

    assertOnlyTheBystanderLoads(
        "beast.jar cannot be loaded: the strategy id beast is also that of monster.jar; " + CURE,
        "monster.jar cannot be loaded: the strategy id beast is also that of beast.jar; " + CURE);
  }

  @Test
  void refusesJarsOfOnePolicyId() {
    for (String id : new String[] {"one", "two"}) {
      JarBuilder.plugin(id)
          .source("com.acme.Careful", ZooSources.policy("Careful", "careful"))
          .provides(PortfolioPolicy.class, "com.acme.Careful")
          .build(plugins, id + ".jar");
    }

    assertOnlyTheBystanderLoads(
        "one.jar cannot be loaded: the portfolio policy id careful is also that of two.jar; "
            + CURE,
        "two.jar cannot be loaded: the portfolio policy id careful is also that of one.jar; "
            + CURE);
  }

  @Test
  void refusesJarsOfOneModelLoaderId() {
    for (String id : new String[] {"one", "two"}) {
      JarBuilder.plugin(id)
          .source("com.acme.Onnx", ZooSources.modelLoader("Onnx", "onnx"))
          .provides(ModelBundleLoader.class, "com.acme.Onnx")
          .build(plugins, id + ".jar");
    }

    assertOnlyTheBystanderLoads(
        "one.jar cannot be loaded: the model bundle loader id onnx is also that of two.jar; "
            + CURE,
        "two.jar cannot be loaded: the model bundle loader id onnx is also that of one.jar; "
            + CURE);
  }

  @Test
  void refusesAJarThatOffersOneIdTwice() {
    Zoo.beast("beast")
        .source("com.acme.Twin", ZooSources.strategy("Twin", "beast", ""))
        .provides(Strategy.class, "com.acme.Twin")
        .build(plugins, "beast.jar");

    assertOnlyTheBystanderLoads(
        "beast.jar cannot be loaded: it offers the strategy id beast twice; rename one of them and"
            + " build it again.");
  }

  @Test
  void letsDifferentKindsShareAName() {
    Zoo.beast("beast")
        .source("com.acme.Careful", ZooSources.policy("Careful", "beast"))
        .provides(PortfolioPolicy.class, "com.acme.Careful")
        .build(plugins, "beast.jar");

    try (PluginCatalog catalog = Zoo.load(plugins)) {
      assertThat(catalog.rejected()).isEmpty();
      assertThat(catalog.strategy("beast")).isPresent();
      assertThat(catalog.policy("beast").orElseThrow().description())
          .isEqualTo("Allows everything");
    }
  }
}
