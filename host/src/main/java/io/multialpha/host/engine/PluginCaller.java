package io.multialpha.host.engine;

/**
 * Makes calls into one plugin with the plugin's context class loader in place.
 *
 * <p>A call is bracketed rather than wrapped, so that the bar loop passes no lambdas:
 *
 * <pre>{@code
 * caller.enter();
 * try {
 *   signal = source.onBar(bar, position);
 * } finally {
 *   caller.leave();
 * }
 * }</pre>
 */
public interface PluginCaller {
  /** For code that lives in the host's own class loader, as in tests. */
  PluginCaller DIRECT =
      new PluginCaller() {
        @Override
        public void enter() {}

        @Override
        public void leave() {}
      };

  /** Puts the plugin's context class loader in place on this thread. Not re-entrant. */
  void enter();

  /** Puts back what {@link #enter} found. */
  void leave();

  /**
   * Runs something that makes many calls, and puts the context class loader in place only once for
   * all of them: each call finds it there and leaves it there. Calls into other plugins made
   * meanwhile are bracketed as ever. What runs must be nothing but the host's own work on bars and
   * orders, which asks no context class loader.
   */
  default void during(Runnable calls) {
    calls.run();
  }
}
