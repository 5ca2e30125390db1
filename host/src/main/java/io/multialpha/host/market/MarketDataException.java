package io.multialpha.host.market;

import io.multialpha.host.ExitCode;
import io.multialpha.host.UserException;
import java.util.Collection;
import java.util.stream.Collectors;

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

  /**
   * Several as one, with a line for each that says something else; the environment is to blame if
   * it is for one of them.
   */
  static MarketDataException all(Collection<MarketDataException> complaints) {
    ExitCode exitCode =
        complaints.stream().anyMatch(each -> each.exitCode() == ExitCode.ENVIRONMENT)
            ? ExitCode.ENVIRONMENT
            : ExitCode.USAGE;
    return new MarketDataException(
        exitCode,
        complaints.stream()
            .map(MarketDataException::getMessage)
            .distinct()
            .collect(Collectors.joining("\n")),
        null);
  }

  /** For what the environment is to blame for, such as a full disk or a lack of permission. */
  static MarketDataException environment(String message, Throwable cause) {
    return new MarketDataException(ExitCode.ENVIRONMENT, message, cause);
  }
}
