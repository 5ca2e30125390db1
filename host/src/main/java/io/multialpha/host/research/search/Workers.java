package io.multialpha.host.research.search;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;

/** Does pieces of work that know nothing of each other, several at once. */
public final class Workers {
  private Workers() {}

  /**
   * Does them all.
   *
   * @return what they gave, in the order of the pieces whatever came first
   */
  public static <T> List<T> all(int pieces, int threads, IntFunction<T> piece) {
    ExecutorService pool = Executors.newFixedThreadPool(Math.min(threads, Math.max(1, pieces)));
    try {
      List<Future<T>> started = new ArrayList<>();
      for (int i = 0; i < pieces; i++) {
        int place = i;
        started.add(pool.submit(() -> piece.apply(place)));
      }
      List<T> done = new ArrayList<>();
      for (Future<T> each : started) {
        done.add(each.get());
      }
      return done;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted at work", e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException known) {
        throw known;
      }
      throw new IllegalStateException("a piece of work failed", e.getCause());
    } finally {
      pool.shutdownNow();
    }
  }
}
