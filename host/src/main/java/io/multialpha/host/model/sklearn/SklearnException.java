package io.multialpha.host.model.sklearn;

/**
 * What a file holds cannot serve as a model; the message is a sentence without the file that names
 * class, attribute or tree.
 */
public final class SklearnException extends Exception {
  private static final long serialVersionUID = 1L;

  /** With what was found and what was expected. */
  public SklearnException(String message) {
    super(message);
  }
}
