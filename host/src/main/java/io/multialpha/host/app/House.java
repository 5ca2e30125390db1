package io.multialpha.host.app;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.multialpha.host.config.Catalog;
import io.multialpha.host.config.Catalog.StrategyType;
import io.multialpha.host.config.ConfigException;
import io.multialpha.host.config.ConfigFile;
import io.multialpha.host.config.HouseConfig;
import io.multialpha.host.config.Mode;
import io.multialpha.host.config.StrategyConfig;
import io.multialpha.host.feature.FeatureCatalog;
import io.multialpha.host.market.SyntheticNotice;
import io.multialpha.host.model.BundleReader;
import io.multialpha.host.model.sklearn.SklearnBundleLoader;
import io.multialpha.host.plugin.Pinning;
import io.multialpha.host.plugin.PluginCatalog;
import io.multialpha.host.plugin.PluginLoader;
import io.multialpha.host.plugin.RejectedJar;
import io.multialpha.host.plugin.StrategyOffer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The plugins and the configuration that was checked against them.
 *
 * @param plugins open until this is closed
 * @param config the configuration
 * @param configFile where it was read
 * @param bundleReader reads model bundles with the plugins' loaders and the host's; one for all,
 *     since a loader of which one reader knows that it hangs must not be called by another
 */
record House(PluginCatalog plugins, HouseConfig config, Path configFile, BundleReader bundleReader)
    implements AutoCloseable {

  /**
   * Loads plugins and configuration, and tells the user of every jar that was not loaded.
   *
   * @throws io.multialpha.host.UserException if either cannot be used
   */
  static House open(Invocation invocation, Path configFile, Mode mode) {
    ConfigFile file = ConfigFile.read(invocation.root(), configFile);
    Pinning pinning = pinning(file, invocation, mode);
    PluginCatalog plugins = PluginLoader.load(invocation.plugins(), pinning);
    boolean opened = false;
    try {
      plugins.rejected().stream()
          .map(RejectedJar::sentence)
          .forEach(invocation.terminal()::warning);
      HouseConfig config = file.resolve(catalogOf(plugins), invocation.environment(), mode);
      opened = true;
      return new House(plugins, config, configFile, bundleReader(plugins, config));
    } finally {
      if (!opened) {
        plugins.close();
      }
    }
  }

  /** Where that is open, no plugin is loaded; what is wrong besides is told without them. */
  private static Pinning pinning(ConfigFile file, Invocation invocation, Mode mode) {
    try {
      return file.pinPlugins() ? Pinning.REQUIRED : Pinning.WHERE_LOCKED;
    } catch (ConfigException open) {
      file.resolve(Catalog.NOT_LOADED, invocation.environment(), mode);
      throw open;
    }
  }

  /**
   * Loads the plugins alone, just as {@link #open} does; to be closed.
   *
   * @throws io.multialpha.host.UserException if the folder or its lock file cannot be used
   */
  static PluginCatalog loadPlugins(Invocation invocation) throws IOException {
    return PluginLoader.load(invocation.plugins(), pinning(invocation));
  }

  /** Whether the default configuration, if there is one, wants jars to be pinned. */
  static Pinning pinning(Invocation invocation) throws IOException {
    Path config = invocation.defaultConfig();
    // Reading YAML takes longer than loading the plugins, so the file is only parsed if it has the
    // one key that matters here.
    boolean pinned =
        Files.isRegularFile(config)
            && new String(Files.readAllBytes(config), ISO_8859_1).contains("pin_plugins")
            && ConfigFile.read(invocation.root(), config).pinPlugins();
    return pinned ? Pinning.REQUIRED : Pinning.WHERE_LOCKED;
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
                        offer.info().description(),
                        offer.params(),
                        offer.modelLayout(),
                        FeatureCatalog.standard().with(offer.features()))));
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

  /**
   * The plugin's strategy that decides for an account.
   *
   * @throws UsageException if no plugin provides it
   */
  StrategyOffer offer(StrategyConfig strategy) {
    return plugins
        .strategy(strategy.type())
        .orElseThrow(
            () ->
                new UsageException(
                    "No plugin provides the strategy "
                        + strategy.type()
                        + " of strategies."
                        + strategy.name()
                        + "; 'multi-alpha plugins list' shows what is installed."));
  }

  private static BundleReader bundleReader(PluginCatalog plugins, HouseConfig config) {
    Duration callTimeout = config.execution().callTimeout();
    return BundleReader.of(
        plugins.modelLoaders().stream().map(offer -> offer.loader(callTimeout)).toList(),
        List.of(new SklearnBundleLoader()));
  }

  /** Whether the bars that are configured are made up: the sample is, where no folder is named. */
  boolean hasSyntheticBars() {
    return config.data().dir().map(dir -> SyntheticNotice.of(dir).isPresent()).orElse(true);
  }

  @Override
  public void close() {
    plugins.close();
  }
}
