package io.multialpha.host.plugin;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The plugins that were loaded and the jars that were not. Immutable; may be read by any thread.
 *
 * <p>Closing it closes the plugins' class loaders: after that, no plugin may be used.
 */
public final class PluginCatalog implements AutoCloseable {
  private final List<LoadedPlugin> plugins;
  private final List<RejectedJar> rejected;
  private final PluginLifecycle lifecycle;

  PluginCatalog(List<LoadedPlugin> plugins, List<RejectedJar> rejected, PluginLifecycle lifecycle) {
    this.plugins = List.copyOf(plugins);
    this.rejected = List.copyOf(rejected);
    this.lifecycle = lifecycle;
  }

  /** The plugins that were loaded, by the names of their files. */
  public List<LoadedPlugin> plugins() {
    return plugins;
  }

  /** The jars that were not, by their names. */
  public List<RejectedJar> rejected() {
    return rejected;
  }

  /** What became of one jar; closing either closes both. */
  PluginCatalog only(Path jar) {
    return new PluginCatalog(
        plugins.stream().filter(plugin -> plugin.jar().equals(jar)).toList(),
        rejected.stream().filter(one -> one.jar().equals(jar)).toList(),
        lifecycle);
  }

  /** The plugin of this id. */
  public Optional<LoadedPlugin> plugin(String id) {
    return plugins.stream().filter(plugin -> plugin.id().equals(id)).findFirst();
  }

  /** All strategies, by the names of their plugins' files. */
  public List<StrategyOffer> strategies() {
    return plugins.stream().flatMap(plugin -> plugin.strategies().stream()).toList();
  }

  /** The strategy of this id ({@code strategy_type} in the configuration). */
  public Optional<StrategyOffer> strategy(String id) {
    return strategies().stream().filter(offer -> offer.id().equals(id)).findFirst();
  }

  /** All model bundle loaders, by the names of their plugins' files. */
  public List<ModelLoaderOffer> modelLoaders() {
    return plugins.stream().flatMap(plugin -> plugin.modelLoaders().stream()).toList();
  }

  /** All portfolio policies, by the names of their plugins' files. */
  public List<PolicyOffer> policies() {
    return plugins.stream().flatMap(plugin -> plugin.policies().stream()).toList();
  }

  /** The portfolio policy of this id ({@code policies} in the configuration). */
  public Optional<PolicyOffer> policy(String id) {
    return policies().stream().filter(offer -> offer.id().equals(id)).findFirst();
  }

  /** Stops the plugins and closes their class loaders; once more does nothing. */
  @Override
  public void close() {
    lifecycle.stopAll();
  }
}
