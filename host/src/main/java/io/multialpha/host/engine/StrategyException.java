package io.multialpha.host.engine;

import io.multialpha.host.ExitCode;
import io.multialpha.host.UserException;

/** A strategy that cannot be started as configured; nothing has been traded. */
public final class StrategyException extends UserException {
  private static final long serialVersionUID = 1L;

  /** With a sentence for the user. */
  public StrategyException(String message) {
    super(ExitCode.USAGE, message);
  }

  /** With a sentence for the user. */
  public StrategyException(String message, Throwable cause) {
    super(ExitCode.USAGE, message, cause);
  }
}
