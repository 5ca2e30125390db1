package io.multialpha.host.research.search;

import io.multialpha.host.ExitCode;
import io.multialpha.host.UserException;

/** A search that cannot be made, or that found nothing; the message says what to do. */
public final class SearchException extends UserException {
  private static final long serialVersionUID = 1L;

  /**
   * A search that cannot be made.
   *
   * @param message sentences for the user
   */
  public SearchException(String message) {
    super(ExitCode.USAGE, message);
  }
}
