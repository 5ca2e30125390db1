package io.multialpha.benchmarks;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What share of their time threads spend in which methods: looks at all stacks a hundred times a
 * second while work goes on. A thread that waits does not count. Of several of the methods on one
 * stack the one that is named first counts.
 */
final class StackShares implements AutoCloseable {
  private static final long MILLIS = 10;

  private final Map<String, String> nameOfMethod;
  private final Map<String, Integer> seen = new LinkedHashMap<>();
  private final Thread watcher = new Thread(this::watch, "stack-shares");
  private volatile boolean over;

  /**
   * @param nameOfMethod name of a share by simple class and method, such as {@code
   *     TreeGrower.grow}; the more telling ones first
   */
  StackShares(Map<String, String> nameOfMethod) {
    this.nameOfMethod = nameOfMethod;
    watcher.setDaemon(true);
    watcher.start();
  }

  private void watch() {
    while (!over) {
      Thread.getAllStackTraces()
          .forEach(
              (thread, stack) -> {
                if (thread != watcher && thread.getState() == Thread.State.RUNNABLE) {
                  share(stack).ifPresent(name -> seen.merge(name, 1, Integer::sum));
                }
              });
      try {
        Thread.sleep(MILLIS);
      } catch (InterruptedException e) {
        return;
      }
    }
  }

  private Optional<String> share(StackTraceElement[] stack) {
    return nameOfMethod.entrySet().stream()
        .filter(
            each -> {
              for (StackTraceElement frame : stack) {
                String type = frame.getClassName();
                String simple = type.substring(type.lastIndexOf('.') + 1);
                if ((simple + "." + frame.getMethodName()).equals(each.getKey())) {
                  return true;
                }
              }
              return false;
            })
        .map(Map.Entry::getValue)
        .findFirst();
  }

  /** Share of a name among all that were seen; 0 to 1. */
  double of(String name) {
    int all = seen.values().stream().mapToInt(Integer::intValue).sum();
    return all == 0 ? 0 : (double) seen.getOrDefault(name, 0) / all;
  }

  @Override
  public void close() {
    over = true;
    try {
      watcher.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
