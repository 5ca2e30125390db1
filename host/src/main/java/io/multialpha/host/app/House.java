package io.multialpha.host.app;

import io.multialpha.host.config.Catalog;
import io.multialpha.host.config.Catalog.StrategyType;
import io.multialpha.host.config.ConfigFile;
import io.multialpha.host.config.HouseConfig;
import io.multialpha.host.config.Mode;
import io.multialpha.host.plugin.Pinning;
import io.multialpha.host.plugin.PluginCatalog;
import io.multialpha.host.plugin.PluginLoader;
import io.multialpha.host.plugin.RejectedJar;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The plugins and the configuration that was checked against them.
 *
 * @param plugins open until this is closed
 * @param config the configuration
 * @param configFile where it was read
 */
record House(PluginCatalog plugins, HouseConfig config, Path configFile) implements AutoCloseable {

  /**
   * Loads plugins and configuration, and tells the user of every jar that was not loaded.
   *
   * @throws io.multialpha.host.UserException if either cannot be used
   */
  static House open(Invocation invocation, Path configFile, Mode mode) {
    ConfigFile file = ConfigFile.read(invocation.root(), configFile);
    Pinning pinning = file.pinPlugins() ? Pinning.REQUIRED : Pinning.WHERE_LOCKED;
    PluginCatalog plugins = PluginLoader.load(invocation.plugins(), pinning);
    boolean opened = false;
    try {
      plugins.rejected().stream()
          .map(RejectedJar::sentence)
          .forEach(invocation.terminal()::warning);
      HouseConfig config = file.resolve(catalogOf(plugins), invocation.environment(), mode);
      opened = true;
      return new House(plugins, config, configFile);
    } finally {
      if (!opened) {
        plugins.close();
      }
    }
  }

  /** What the plugins offer, as the configuration sees it. */
  static Catalog catalogOf(PluginCatalog plugins) {
    Map<String, StrategyType> strategies = new LinkedHashMap<>();
    plugins
        .strategies()
        .forEach(
            offer ->
                strategies.put(
                    offer.id(),
                    new StrategyType(
                        offer.info().description(), offer.params(), offer.modelLayout())));
    return Catalog.of(
        strategies,
        plugins.policies().stream()
            .collect(
                Collectors.toMap(
                    offer -> offer.id(),
                    offer -> offer.params(),
                    (one, other) -> one,
                    LinkedHashMap::new)));
  }

  @Override
  public void close() {
    plugins.close();
  }
}
