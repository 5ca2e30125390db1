package io.multialpha.testkit;

/** Tells a refusal meant for the user from a mistake of the plugin. */
final class Refusals {
  private Refusals() {}

  /** Whether this is an {@link IllegalArgumentException} with a message of one line. */
  static boolean isClean(Throwable thrown) {
    return thrown instanceof IllegalArgumentException && isSentence(thrown.getMessage());
  }

  /** Whether there is a message, of one line. */
  static boolean isSentence(String message) {
    return message != null && !message.isBlank() && !message.contains("\n");
  }
}
