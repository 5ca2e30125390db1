package io.multialpha.api.model;

/**
 * A bundle that cannot be used; the message is a sentence for the user that names file and cure.
 */
public final class ModelLoadException extends Exception {
  private static final long serialVersionUID = 1L;

  /** With a sentence for the user. */
  public ModelLoadException(String message) {
    super(message);
  }

  /** With a sentence for the user and the technical cause for the log. */
  public ModelLoadException(String message, Throwable cause) {
    super(message, cause);
  }
}
