package io.multialpha.it.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.multialpha.api.strategy.Strategy;
import io.multialpha.host.plugin.Pinning;
import io.multialpha.host.plugin.PluginCatalog;
import io.multialpha.host.plugin.PluginLoader;
import io.multialpha.it.docs.Installed.Ended;
import io.multialpha.it.docs.Page.Block;
import io.multialpha.it.plugin.JarBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReadmeTest {
  private static final Page README = Page.of("README.md");

  /** What the README leaves out for brevity. */
  private static final String IMPORTS =
      """
      import static io.multialpha.api.market.Timeframe.*;
      import static io.multialpha.api.params.Param.*;
      import static io.multialpha.api.strategy.Signal.HOLD;
      import io.multialpha.api.indicator.Indicator;
      import io.multialpha.api.market.*;
      import io.multialpha.api.params.*;
      import io.multialpha.api.strategy.*;
      """;

  @TempDir Path folder;

  @Test
  void printsAStrategyThatLoads() {
    try (PluginCatalog catalog =
        PluginLoader.check(
            jarOfTheReadme(folder), folder.resolve("no-plugins"), Pinning.WHERE_LOCKED)) {
      assertThat(catalog.rejected()).isEmpty();
      assertThat(catalog.strategy("gap-fade")).isPresent();
    }
  }

  @Test
  void printsOnlyLinesOfTheGuidesExample() {
    Iterator<String> guide =
        Page.of("docs/authors.md").blocks().stream()
            .filter(block -> block.about().endsWith("/GapFade.java"))
            .flatMap(block -> block.text().lines())
            .iterator();
    for (String line : block("java").text().lines().toList()) {
      boolean found = false;
      while (!found && guide.hasNext()) {
        found = guide.next().equals(line);
      }
      assertThat(found).as("the guide has the line '%s', in this order", line).isTrue();
    }
  }

  @Test
  void printsASectionThatSwitchesItOn() throws IOException {
    Installed installed = Installed.below(folder);
    Files.copy(jarOfTheReadme(folder), installed.root().resolve("plugins/gap-fade.jar"));
    installed.addToConfig(block("yaml").text());
    Ended ended = installed.run("./multi-alpha config check");

    assertThat(ended.exit()).as(ended.err()).isZero();
    assertThat(ended.out()).contains("gap-fade");
  }

  private static Path jarOfTheReadme(Path folder) {
    return JarBuilder.plugin("gap-fade")
        .source("com.acme.GapFade", IMPORTS + block("java").text())
        .provides(Strategy.class, "com.acme.GapFade")
        .build(folder, "gap-fade.jar");
  }

  private static Block block(String language) {
    return README.blocks().stream()
        .filter(block -> block.language().equals(language))
        .findFirst()
        .orElseThrow();
  }
}
