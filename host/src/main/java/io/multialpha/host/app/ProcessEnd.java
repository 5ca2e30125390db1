package io.multialpha.host.app;

/** Ends the process. */
final class ProcessEnd {
  private ProcessEnd() {}

  /**
   * Exits as {@link System#exit} does; where something that a plugin left behind keeps the process
   * from ending, it ends all the same.
   *
   * @param longestMillis how long shutdown hooks may take
   */
  static void exit(int code, long longestMillis) {
    Thread last =
        new Thread(
            () -> {
              try {
                Thread.sleep(longestMillis);
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
              Runtime.getRuntime().halt(code);
            },
            "exit");
    last.setDaemon(true);
    last.start();
    System.exit(code);
  }
}
