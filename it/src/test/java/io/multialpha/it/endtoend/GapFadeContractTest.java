package io.multialpha.it.endtoend;

import io.multialpha.api.strategy.Strategy;
import io.multialpha.host.market.MarketData;
import io.multialpha.host.plugin.Pinning;
import io.multialpha.host.plugin.PluginCatalog;
import io.multialpha.host.plugin.PluginLoader;
import io.multialpha.it.plugin.JarBuilder;
import io.multialpha.testkit.SeededBars;
import io.multialpha.testkit.StrategyContract;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** The outside author's strategy keeps the contract, as it is in its jar. */
class GapFadeContractTest extends StrategyContract {
  @TempDir static Path plugins;
  private static PluginCatalog catalog;

  @BeforeAll
  static void load() {
    JarBuilder.gapFade().build(plugins, "gap-fade.jar");
    catalog = PluginLoader.load(plugins, Pinning.WHERE_LOCKED);
  }

  @AfterAll
  static void close() {
    catalog.close();
  }

  @Override
  protected Strategy strategy() {
    try {
      return catalog
          .strategy("gap-fade")
          .orElseThrow()
          .strategy()
          .getClass()
          .getConstructor()
          .newInstance();
    } catch (ReflectiveOperationException e) {
      throw new LinkageError("the host makes it the same way", e);
    }
  }

  /** Ordinary bars go on where they stopped; only rough ones have gaps to fade. */
  @Override
  protected MarketData market() {
    return SeededBars.together(
        symbols().stream()
            .map(symbol -> SeededBars.of(symbol, symbol.hashCode()).sessions(150).rough())
            .toArray(SeededBars[]::new));
  }
}
