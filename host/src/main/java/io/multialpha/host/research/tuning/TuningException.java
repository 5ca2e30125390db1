package io.multialpha.host.research.tuning;

import io.multialpha.host.ExitCode;
import io.multialpha.host.UserException;

/** The files of a search are not as it left them, or another search is at them. */
public final class TuningException extends UserException {
  private static final long serialVersionUID = 1L;

  /** One sentence or two for the user. */
  TuningException(String message) {
    super(ExitCode.USAGE, message);
  }
}
