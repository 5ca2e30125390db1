package io.multialpha.it.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import io.multialpha.api.params.Param;
import io.multialpha.host.plugin.LoadedPlugin;
import io.multialpha.host.plugin.Pinning;
import io.multialpha.host.plugin.PluginCatalog;
import io.multialpha.host.plugin.PluginLoader;
import io.multialpha.host.plugin.StrategyOffer;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DroppedInJarTest {
  @TempDir Path plugins;

  @Test
  void offersTheStrategyOfAnOutsideAuthor() {
    Path jar = JarBuilder.gapFade().build(plugins, "gap-fade.jar");

    try (PluginCatalog catalog = PluginLoader.load(plugins, Pinning.WHERE_LOCKED)) {
      assertThat(catalog.rejected()).isEmpty();
      LoadedPlugin plugin = catalog.plugin("gap-fade").orElseThrow();
      assertThat(plugin.version()).isEqualTo("1.2.3");
      assertThat(plugin.description()).isEqualTo("A plugin for tests");
      assertThat(plugin.provider()).isEqualTo("com.acme");
      assertThat(plugin.jar()).isEqualTo(jar);
      assertThat(plugin.notes()).isEmpty();
      StrategyOffer offer = catalog.strategy("gap-fade").orElseThrow();
      assertThat(offer.info().description()).isEqualTo("Fades a gap at the session's first bar");
      assertThat(offer.params().all())
          .extracting(Param::name)
          .containsExactly("gap_min_percent", "hold_bars");
      assertThat(offer.modelLayout().folder()).isEqualTo("models/gap-fade/");
      assertThat(offer.defaultNeeds().hourlyWarmup()).isEqualTo(14);
    }
  }
}
