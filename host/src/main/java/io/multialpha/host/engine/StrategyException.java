package io.multialpha.host.engine;

import io.multialpha.host.ExitCode;
import io.multialpha.host.UserException;
import java.util.Optional;

/** A strategy that cannot be started as configured; nothing has been traded. */
public final class StrategyException extends UserException {
  private static final long serialVersionUID = 1L;

  private final String why;

  /** With a sentence for the user. */
  public StrategyException(String message) {
    super(ExitCode.USAGE, message);
    why = "";
  }

  /** The same, of what was refused first. */
  public StrategyException(String message, StrategyException first) {
    super(ExitCode.USAGE, message, first);
    why = "";
  }

  /**
   * A strategy that cannot be started in an instrument.
   *
   * @param where account and instrument
   * @param why the rest of the sentence
   * @param cause what the plugin threw, or null
   */
  StrategyException(String where, String why, Throwable cause) {
    super(ExitCode.USAGE, where + ": " + why, cause);
    this.why = why;
  }

  /** What the strategy has against an instrument, without naming it; empty if it is not that. */
  public Optional<String> why() {
    return why.isEmpty() ? Optional.empty() : Optional.of(why);
  }
}
