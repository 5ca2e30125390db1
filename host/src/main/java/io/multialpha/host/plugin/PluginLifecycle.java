package io.multialpha.host.plugin;

import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;
import org.pf4j.AbstractPluginManager;
import org.pf4j.DefaultExtensionFactory;
import org.pf4j.DefaultPluginDescriptor;
import org.pf4j.ExtensionFactory;
import org.pf4j.ExtensionFinder;
import org.pf4j.Plugin;
import org.pf4j.PluginDescriptor;
import org.pf4j.PluginDescriptorFinder;
import org.pf4j.PluginFactory;
import org.pf4j.PluginRepository;
import org.pf4j.PluginRuntimeException;
import org.pf4j.PluginState;
import org.pf4j.PluginStatusProvider;
import org.pf4j.ServiceProviderExtensionFinder;
import org.pf4j.VersionManager;

/**
 * PF4J as it is used here: it starts, stops and unloads inspected jars, each with a class loader of
 * its own below {@link SharedApi}.
 *
 * <p>PF4J's own parts are replaced where they would loosen the rules: its class loader shows a
 * plugin the host and PF4J itself, its repository goes by file times, its finders miss what has no
 * directory entry and skip what is broken, and its status files could leave a jar half loaded.
 */
final class PluginLifecycle extends AbstractPluginManager {
  private static final String PLUGIN_CLASS_IS_NOT_USED = Plugin.class.getName();
  private static final String NO_LICENSE = "";

  private JarInspection starting;

  PluginLifecycle(Path folder, ApiVersion installed) {
    super(folder);
    // Until a system version is set, PF4J checks no range at all.
    setSystemVersion(installed.toString());
  }

  /**
   * Starts an inspected jar.
   *
   * @return the plugin's class loader, open until {@link #stop}
   */
  ClassLoader start(JarInspection inspection) {
    starting = inspection;
    String id = loadPlugin(inspection.jar());
    PluginState state = startPlugin(id);
    if (!state.isStarted()) {
      throw new IllegalStateException(id + " was inspected and is " + state + " all the same");
    }
    return getPluginClassLoader(id);
  }

  /** Stops a started plugin and closes its class loader. */
  void stop(String id) {
    unloadPlugin(id);
  }

  /** Stops all plugins and closes their class loaders. */
  void stopAll() {
    unloadPlugins();
  }

  @Override
  protected PluginRepository createPluginRepository() {
    return new PluginRepository() {
      @Override
      public List<Path> getPluginPaths() {
        return List.of();
      }

      @Override
      public boolean deletePluginPath(Path path) {
        return false;
      }
    };
  }

  @Override
  protected PluginDescriptorFinder createPluginDescriptorFinder() {
    return new PluginDescriptorFinder() {
      @Override
      public boolean isApplicable(Path path) {
        return starting.jar().equals(path);
      }

      @Override
      public PluginDescriptor find(Path path) {
        PluginManifest manifest = starting.manifest();
        return new DefaultPluginDescriptor(
            manifest.id(),
            manifest.description(),
            PLUGIN_CLASS_IS_NOT_USED,
            manifest.version(),
            manifest.apiRange().toString(),
            manifest.provider(),
            NO_LICENSE);
      }
    };
  }

  @Override
  protected org.pf4j.PluginLoader createPluginLoader() {
    return new org.pf4j.PluginLoader() {
      @Override
      public boolean isApplicable(Path path) {
        return true;
      }

      @Override
      public ClassLoader loadPlugin(Path path, PluginDescriptor descriptor) {
        try {
          URL[] jar = {path.toUri().toURL()};
          return new URLClassLoader(descriptor.getPluginId(), jar, SharedApi.INSTANCE);
        } catch (MalformedURLException e) {
          throw new PluginRuntimeException(e);
        }
      }
    };
  }

  /** PF4J's would load the plugin's entry class, which would have to see PF4J; ours have none. */
  @Override
  protected PluginFactory createPluginFactory() {
    return wrapper -> new Plugin() {};
  }

  @Override
  protected VersionManager createVersionManager() {
    return new VersionManager() {
      @Override
      public boolean checkVersionConstraint(String version, String constraint) {
        return ApiRange.parse(constraint).contains(ApiVersion.parse(version));
      }

      @Override
      public int compareVersions(String one, String other) {
        return ApiVersion.parse(one).compareTo(ApiVersion.parse(other));
      }
    };
  }

  /** Which strategies trade is said in the configuration alone. */
  @Override
  protected PluginStatusProvider createPluginStatusProvider() {
    return new PluginStatusProvider() {
      @Override
      public boolean isPluginDisabled(String id) {
        return false;
      }

      @Override
      public void disablePlugin(String id) {}

      @Override
      public void enablePlugin(String id) {}
    };
  }

  /** Never asked: providers are found with {@link java.util.ServiceLoader}. */
  @Override
  protected ExtensionFinder createExtensionFinder() {
    return new ServiceProviderExtensionFinder(this);
  }

  @Override
  protected ExtensionFactory createExtensionFactory() {
    return new DefaultExtensionFactory();
  }
}
