package io.multialpha.host.plugin;

import io.multialpha.host.engine.PluginCaller;

/**
 * Puts a plugin's class loader in place as the thread's context class loader during calls into it,
 * and restores what was there. Allocates nothing. For one thread at a time: each account has its
 * own.
 */
final class PluginCall implements PluginCaller {
  private final ClassLoader loader;
  private ClassLoader before;

  PluginCall(ClassLoader loader) {
    this.loader = loader;
  }

  @Override
  public void enter() {
    Thread thread = Thread.currentThread();
    before = thread.getContextClassLoader();
    thread.setContextClassLoader(loader);
  }

  @Override
  public void leave() {
    Thread.currentThread().setContextClassLoader(before);
  }
}
