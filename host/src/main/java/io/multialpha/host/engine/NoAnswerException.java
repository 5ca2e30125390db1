package io.multialpha.host.engine;

/**
 * A plugin gave none of the answers that it may give. It has no stack trace: the place of the fault
 * is not the host's line that found it.
 */
final class NoAnswerException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * @param message what it did instead, such as {@code onBar returned null}
   */
  NoAnswerException(String message) {
    super(message, null, false, false);
  }
}
