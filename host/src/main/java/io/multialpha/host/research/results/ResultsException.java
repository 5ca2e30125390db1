package io.multialpha.host.research.results;

import io.multialpha.host.ExitCode;
import io.multialpha.host.UserException;
import java.util.List;

/** Results that are missing, unreadable or wrong; the message names file, line and symbol. */
public final class ResultsException extends UserException {
  private static final long serialVersionUID = 1L;

  /** One sentence for the user. */
  public ResultsException(String message) {
    super(ExitCode.USAGE, message);
  }

  /** Several sentences, one a line. */
  static ResultsException of(List<String> problems) {
    return new ResultsException(String.join("\n", problems));
  }
}
