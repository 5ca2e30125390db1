package io.multialpha.host.engine;

import java.util.Arrays;
import java.util.Objects;
import java.util.function.Supplier;

/** What a plugin's failure is called in front of people. */
final class FailureText {
  private static final int MOST_CHARACTERS = 300;

  private FailureText() {}

  /**
   * One line: what was thrown, its message, and the plugin's code that threw it. Never blank.
   *
   * <p>The throwable's class may be the plugin's: this is a call into the plugin like any other.
   */
  static String of(Throwable thrown) {
    if (thrown instanceof NoAnswerException) {
      return thrown.getMessage();
    }
    String text = oneLine(() -> thrown + where(thrown));
    return text.isEmpty() ? thrown.getClass().getName() : text;
  }

  /** The message alone, on one line; empty if there is none. A call into the plugin as above. */
  static String message(Throwable thrown) {
    return oneLine(() -> Objects.requireNonNullElse(thrown.getMessage(), ""));
  }

  /** The author's own line rather than the one of the JDK or the host which it called. */
  private static String where(Throwable thrown) {
    StackTraceElement[] trace = thrown.getStackTrace();
    return Arrays.stream(trace)
        .filter(FailureText::isOfPlugin)
        .findFirst()
        .or(() -> Arrays.stream(trace).findFirst())
        .map(frame -> " at " + frame)
        .orElse("");
  }

  /** The class loaders of plugins are named after them; the JVM's own have these names or none. */
  private static boolean isOfPlugin(StackTraceElement frame) {
    String loader = frame.getClassLoaderName();
    return loader != null && !loader.equals("app") && !loader.equals("platform");
  }

  private static String oneLine(Supplier<String> plugin) {
    try {
      // A hostile message must not break the line nor flood the report.
      String text = plugin.get().replaceAll("\\s+", " ").strip();
      return text.length() <= MOST_CHARACTERS ? text : text.substring(0, MOST_CHARACTERS) + "...";
    } catch (Throwable broken) {
      return "";
    }
  }
}
