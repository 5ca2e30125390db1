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
}
