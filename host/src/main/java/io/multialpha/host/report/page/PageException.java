package io.multialpha.host.report.page;

import io.multialpha.host.ExitCode;
import io.multialpha.host.UserException;

/** A folder of which no page can be made; the message names the file and says what to do. */
public final class PageException extends UserException {
  private static final long serialVersionUID = 1L;

  PageException(String message) {
    super(ExitCode.USAGE, message);
  }
}
