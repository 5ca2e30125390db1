package io.multialpha.host.engine;

/** What a plugin's failure is called in front of people. */
final class FailureText {
  private static final int MOST_CHARACTERS = 300;

  private FailureText() {}

  /** One line: what was thrown, its message, and the plugin's code that threw it. */
  static String of(Throwable thrown) {
    StackTraceElement[] trace = thrown.getStackTrace();
    String where = trace.length == 0 ? "" : " at " + trace[0];
    // A hostile message must not break the line nor flood the report.
    String text = (describe(thrown) + where).replaceAll("\\s+", " ");
    return text.length() <= MOST_CHARACTERS ? text : text.substring(0, MOST_CHARACTERS) + "...";
  }

  private static String describe(Throwable thrown) {
    try {
      return thrown.toString();
    } catch (RuntimeException broken) {
      return thrown.getClass().getName();
    }
  }
}
