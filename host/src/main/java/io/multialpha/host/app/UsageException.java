package io.multialpha.host.app;

import io.multialpha.host.ExitCode;
import io.multialpha.host.UserException;

/** The command line asks for something that cannot be done; nothing has been traded. */
final class UsageException extends UserException {
  private static final long serialVersionUID = 1L;

  UsageException(String message) {
    super(ExitCode.USAGE, message);
  }
}
