package io.multialpha.host.plugin;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

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
  /**
   * For the loading of a plugin: as long as {@code call_timeout_seconds} is by default, since the
   * configuration is read later.
   */
  static final TimeLimit LOADING = new TimeLimit(Duration.ofSeconds(10));

  /** A large model on a slow disk is no fault of the one who reads it. */
  private static final Duration MODEL = Duration.ofSeconds(60);

  private static final Duration SLICE = Duration.ofMillis(100);

  /** An idle thread is used again; another is made while all are busy or left behind. */
  private static final ExecutorService THREADS =
      Executors.newCachedThreadPool(
          body -> {
            Thread thread = new Thread(body, "plugin-loading");
            thread.setDaemon(true);
            return thread;
          });

  /** For reading a model: a minute, or what a call may take during a run if that is longer. */
  static TimeLimit forModels(Duration callTimeout) {
    return new TimeLimit(callTimeout.compareTo(MODEL) > 0 ? callTimeout : MODEL);
  }

  /**
   * Does something with a plugin and waits for it.
   *
   * @param guard through which the body calls into the plugin
   * @return what the body gives
   * @throws JarRejection if the body does, or if it takes too long
   */
  <T> T call(Guard guard, Callable<T> body) throws JarRejection {
    try {
      return await(body, guard::whereItIs);
    } catch (ExecutionException e) {
      throw rethrown(e.getCause());
    }
  }

  /**
   * Does something with a plugin and waits for it.
   *
   * @param where what is under way, as the beginning of a sentence; asked if it takes too long
   * @return what the body gives
   * @throws JarRejection if it takes too long, or this thread is interrupted
   * @throws ExecutionException with what the body throws
   */
  <T> T await(Callable<T> body, Supplier<String> where) throws JarRejection, ExecutionException {
    Future<T> result = THREADS.submit(body);
    try {
      return within(limit, result);
    } catch (TimeoutException e) {
      JarRejection rejection =
          new JarRejection(
              where.get() + " had not returned after " + limit.toMillis() / 1_000.0 + " s",
              Guard.MEND);
      // Code that waits for something may heed this, and end its thread.
      result.cancel(true);
      throw rejection;
    } catch (InterruptedException e) {
      result.cancel(true);
      Thread.currentThread().interrupt();
      throw new JarRejection(where.get() + " was interrupted", "start again");
    }
  }

  /**
   * Slices are counted rather than time taken, so that a process that was stopped blames nobody.
   */
  static <T> T within(Duration limit, Future<T> result)
      throws InterruptedException, ExecutionException, TimeoutException {
    Duration left = limit;
    for (; left.compareTo(SLICE) > 0; left = left.minus(SLICE)) {
      try {
        return result.get(SLICE.toNanos(), TimeUnit.NANOSECONDS);
      } catch (TimeoutException e) {
        // There are more slices.
      }
    }
    return result.get(left.toNanos(), TimeUnit.NANOSECONDS);
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
