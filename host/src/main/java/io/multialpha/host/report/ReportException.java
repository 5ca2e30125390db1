package io.multialpha.host.report;

import io.multialpha.host.ExitCode;
import io.multialpha.host.UserException;

/** A run folder that cannot be written; the message names the folder and says what to do. */
public final class ReportException extends UserException {
  private static final long serialVersionUID = 1L;

  /**
   * @param message sentences for the user
   */
  public ReportException(String message) {
    super(ExitCode.ENVIRONMENT, message);
  }

  /** As above, keeping the technical cause for the debug log. */
  public ReportException(String message, Throwable cause) {
    super(ExitCode.ENVIRONMENT, message, cause);
  }
}
