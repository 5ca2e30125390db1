package io.multialpha.host.ledger;

import io.multialpha.host.ExitCode;
import io.multialpha.host.UserException;

/** A ledger that cannot be opened or written; the message names the file and says what to do. */
public final class LedgerException extends UserException {
  private static final long serialVersionUID = 1L;

  /**
   * @param message sentences for the user
   */
  public LedgerException(String message) {
    super(ExitCode.ENVIRONMENT, message);
  }

  /** As above, keeping the technical cause for the debug log. */
  public LedgerException(String message, Throwable cause) {
    super(ExitCode.ENVIRONMENT, message, cause);
  }
}
