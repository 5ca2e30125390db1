package io.multialpha.host.plugin;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * How long a plugin may take where no run watches over its calls: while it is loaded, and while it
 * is asked what a run needs to know before it begins.
 *
 * <p>Code that hangs cannot be stopped, only left behind. So it runs on another thread while this
 * one waits; a daemon, which does not keep the process alive.
 *
 * @param limit for everything that is done in one {@link #call}
 */
record TimeLimit(Duration limit) {
  /** As long as {@code call_timeout_seconds} is by default: the configuration is read later. */
  static final TimeLimit USUAL = new TimeLimit(Duration.ofSeconds(10));

  /** One thread serves all, and another only after that was left behind. */
  private static final ExecutorService THREADS =
      Executors.newCachedThreadPool(
          body -> {
            Thread thread = new Thread(body, "plugin-loading");
            thread.setDaemon(true);
            return thread;
          });

  /**
   * Does something with a plugin and waits for it.
   *
   * @param guard through which the body calls into the plugin
   * @return what the body gives
   * @throws JarRejection if the body does, or if it takes too long
   */
  <T> T call(Guard guard, Callable<T> body) throws JarRejection {
    Future<T> result = THREADS.submit(body);
    try {
      return result.get(limit.toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      JarRejection rejection = guard.overdue(limit.toMillis() / 1_000.0 + " s");
      // Code that waits for something may heed this, and end its thread.
      result.cancel(true);
      throw rejection;
    } catch (InterruptedException e) {
      result.cancel(true);
      Thread.currentThread().interrupt();
      throw new JarRejection("its loading was interrupted", "start again");
    } catch (ExecutionException e) {
      throw rethrown(e.getCause());
    }
  }

  private static JarRejection rethrown(Throwable thrown) throws JarRejection {
    if (thrown instanceof JarRejection rejection) {
      throw rejection;
    }
    if (thrown instanceof Error error) {
      throw error;
    }
    if (thrown instanceof RuntimeException fault) {
      throw fault;
    }
    throw new IllegalStateException(thrown);
  }
}
