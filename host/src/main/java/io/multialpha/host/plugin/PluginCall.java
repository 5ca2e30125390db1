package io.multialpha.host.plugin;

import io.multialpha.host.engine.PluginCaller;

/**
 * Puts a plugin's class loader in place as the thread's context class loader during calls into it,
 * and restores what was there. Allocates nothing. For one thread at a time: each account has its
 * own.
 *
 * <p>Looking at the context class loader costs next to nothing; setting it is a volatile write,
 * which costs as much as a whole bar. So it is set only where another one is in place.
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
    ClassLoader found = thread.getContextClassLoader();
    before = found;
    put(thread, found, loader);
  }

  @Override
  public void leave() {
    Thread thread = Thread.currentThread();
    put(thread, thread.getContextClassLoader(), before);
  }

  @Override
  public void during(Runnable calls) {
    Thread thread = Thread.currentThread();
    ClassLoader found = thread.getContextClassLoader();
    put(thread, found, loader);
    try {
      calls.run();
    } finally {
      thread.setContextClassLoader(found);
    }
  }

  private static void put(Thread thread, ClassLoader now, ClassLoader wanted) {
    if (now != wanted) {
      thread.setContextClassLoader(wanted);
    }
  }
}
