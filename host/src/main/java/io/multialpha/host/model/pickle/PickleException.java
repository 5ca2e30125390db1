package io.multialpha.host.model.pickle;

/**
 * A file that is no readable pickle or not a safe one; the message is a sentence without the file.
 */
public final class PickleException extends Exception {
  private static final long serialVersionUID = 1L;

  /** With what is wrong and where. */
  public PickleException(String message) {
    super(message);
  }

  /** With what is wrong, and the technical cause. */
  public PickleException(String message, Throwable cause) {
    super(message, cause);
  }
}
