package io.multialpha.it.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import io.multialpha.host.plugin.PluginCatalog;
import io.multialpha.host.plugin.StrategyOffer;
import java.lang.ref.WeakReference;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnloadingTest {
  private static final int TIMES = 200;
  private static final int COLLECTIONS = 50;
  private static final String SEEN = "io.multialpha.it.seen";

  @TempDir Path plugins;

  /**
   * Loaders of plugins, put there by the plugins themselves: a rejected one is never handed out.
   */
  private final List<WeakReference<ClassLoader>> seen = new ArrayList<>();

  @AfterEach
  void forget() {
    System.getProperties().remove(SEEN);
  }

  @Test
  void leavesNothingOfAPluginBehind() {
    System.getProperties().put(SEEN, seen);
    Zoo.beast("beast", reporting("")).build(plugins, "beast.jar");
    Zoo.beast("broken", reporting("throw new Odd();") + "static class Odd extends Error {}")
        .build(plugins, "broken.jar");

    for (int i = 0; i < TIMES; i++) {
      try (PluginCatalog catalog = Zoo.load(plugins)) {
        assertThat(catalog.plugins()).hasSize(1);
        assertThat(catalog.rejected()).hasSize(1);
      }
    }

    assertThat(seen).hasSize(2 * TIMES);
    for (int i = 0; i < COLLECTIONS && alive() > 0; i++) {
      System.gc();
    }
    assertThat(alive()).isZero();
  }

  private long alive() {
    return seen.stream().filter(loader -> loader.get() != null).count();
  }

  private static String reporting(String more) {
    return """
    @SuppressWarnings("unchecked")
    public Beast() {
      ((java.util.List<Object>) System.getProperties().get("%s"))
          .add(new java.lang.ref.WeakReference<>(Beast.class.getClassLoader()));
      %s
    }
    """
        .formatted(SEEN, more);
  }

  @Test
  void closesTheJars() {
    Zoo.beast("beast").build(plugins, "beast.jar");
    StrategyOffer offer;
    ClassLoader loader;
    try (PluginCatalog catalog = Zoo.load(plugins)) {
      offer = catalog.strategy("beast").orElseThrow();
      loader = offer.strategy().getClass().getClassLoader();
      assertThat(loader.getResource("com/acme/Beast.class")).isNotNull();
      catalog.close();
    }

    assertThat(loader.getResource("com/acme/Beast.class")).isNull();
  }
}
