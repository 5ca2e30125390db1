package io.multialpha.it.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import io.multialpha.api.strategy.Strategy;
import io.multialpha.host.plugin.Pinning;
import io.multialpha.host.plugin.PluginCatalog;
import io.multialpha.host.plugin.PluginLoader;
import io.multialpha.host.plugin.RejectedJar;
import java.nio.file.Path;
import java.util.List;

/** What the tests of the zoo share. */
final class Zoo {
  private Zoo() {}

  /** A sound plugin of one strategy, {@code com.acme.Beast}, with its id. */
  static JarBuilder beast(String id) {
    return beast(id, "");
  }

  /** The same with further members. */
  static JarBuilder beast(String id, String members) {
    return JarBuilder.plugin(id)
        .source("com.acme.Beast", ZooSources.strategy("Beast", id, members))
        .provides(Strategy.class, "com.acme.Beast");
  }

  static PluginCatalog load(Path plugins) {
    return PluginLoader.load(plugins, Pinning.WHERE_LOCKED);
  }

  /** The sentences on the rejected jars, both at start-up and of the check of a jar alone. */
  static List<String> sentences(Path plugins) {
    try (PluginCatalog catalog = load(plugins)) {
      return catalog.rejected().stream().map(RejectedJar::sentence).toList();
    }
  }

  /** Checks a jar where no others are. */
  static PluginCatalog checkAlone(Path jar) {
    return PluginLoader.check(jar, jar.resolveSibling("no-plugins"), Pinning.WHERE_LOCKED);
  }

  /** Asserts that a jar is refused with this sentence, at start-up and by the check alike. */
  static void assertRefused(Path jar, String sentence) {
    assertThat(sentences(jar.getParent())).containsExactly(sentence);
    try (PluginCatalog checked = checkAlone(jar)) {
      assertThat(checked.rejected()).extracting(RejectedJar::sentence).containsExactly(sentence);
      assertThat(checked.plugins()).isEmpty();
    }
  }
}
