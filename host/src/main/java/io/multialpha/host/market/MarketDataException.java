package io.multialpha.host.market;

import io.multialpha.host.ExitCode;
import io.multialpha.host.UserException;

/**
 * Bars that are missing, unreadable or wrong; the message names file, line and symbol and says what
 * to do.
 */
public final class MarketDataException extends UserException {
  private static final long serialVersionUID = 1L;

  /**
   * @param message sentences for the user
   */
  public MarketDataException(String message) {
    super(ExitCode.USAGE, message);
  }

  /** As above, keeping the technical cause for the debug log. */
  public MarketDataException(String message, Throwable cause) {
    super(ExitCode.USAGE, message, cause);
  }

  private MarketDataException(ExitCode exitCode, String message, Throwable cause) {
    super(exitCode, message, cause);
  }

  /** For what the environment is to blame for, such as a full disk. */
  static MarketDataException environment(String message, Throwable cause) {
    return new MarketDataException(ExitCode.ENVIRONMENT, message, cause);
  }
}
