package io.multialpha.host;

/**
 * An error that the person at the keyboard can mend: its message is one or more full sentences for
 * them, and no stack trace is shown.
 *
 * <p>Each package of the host has its own subtype. The message says what is wrong, where (file,
 * line, symbol), what was expected and what to do.
 */
public abstract class UserException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final ExitCode exitCode;

  /**
   * @param exitCode what the process ends with, when this reaches the command line
   * @param message sentences for the user
   */
  protected UserException(ExitCode exitCode, String message) {
    super(message);
    this.exitCode = exitCode;
  }

  /** As above, keeping the technical cause for the debug log. */
  protected UserException(ExitCode exitCode, String message, Throwable cause) {
    super(message, cause);
    this.exitCode = exitCode;
  }

  /** What the process ends with, when this reaches the command line. */
  public ExitCode exitCode() {
    return exitCode;
  }
}
