package io.multialpha.host.research.parity;

import io.multialpha.host.ExitCode;
import io.multialpha.host.UserException;
import java.util.List;

/** A folder of recorded runs that is not as it must be; the message names the file. */
public final class ParityException extends UserException {
  private static final long serialVersionUID = 1L;

  /**
   * @param message sentences for the user
   */
  public ParityException(String message) {
    super(ExitCode.USAGE, message);
  }

  /** All that is wrong, a sentence each. */
  static ParityException of(List<String> sentences) {
    return new ParityException(String.join("\n", sentences));
  }
}
