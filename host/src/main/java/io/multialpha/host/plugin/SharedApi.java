package io.multialpha.host.plugin;

import io.multialpha.api.strategy.Strategy;

/**
 * The parent of every plugin's class loader: the JDK, the plugin api and the SLF4J api, and nothing
 * else of the host. Resources of the host are hidden altogether, so that its service files do not
 * speak for the plugin.
 */
final class SharedApi extends ClassLoader {
  static {
    registerAsParallelCapable();
  }

  /** One for all plugins: it has no state of its own. */
  static final SharedApi INSTANCE = new SharedApi();

  private static final ClassLoader HOST = Strategy.class.getClassLoader();

  private SharedApi() {
    super("multi-alpha-api", ClassLoader.getPlatformClassLoader());
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    if (name.startsWith("io.multialpha.api.") || name.startsWith("org.slf4j.")) {
      return HOST.loadClass(name);
    }
    return super.loadClass(name, resolve);
  }

  /** Whether a plugin finds this class without carrying it. */
  boolean has(String className) {
    try {
      loadClass(className, false);
      return true;
    } catch (ClassNotFoundException e) {
      return false;
    }
  }
}
