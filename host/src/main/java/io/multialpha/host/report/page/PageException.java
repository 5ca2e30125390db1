package io.multialpha.host.report.page;

import io.multialpha.host.ExitCode;
import io.multialpha.host.UserException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;

/** A folder of which no page can be made; the message names the file and says what to do. */
public final class PageException extends UserException {
  private static final long serialVersionUID = 1L;

  PageException(String message) {
    super(ExitCode.USAGE, message);
  }

  private PageException(ExitCode exitCode, String message, Throwable cause) {
    super(exitCode, message, cause);
  }

  /**
   * Of a file of a result that is missing or cannot be read.
   *
   * @param name what to call it
   */
  static PageException unread(String name, IOException e) {
    return e instanceof AccessDeniedException
        ? new PageException(
            ExitCode.ENVIRONMENT,
            name + " may not be read; change its permissions or its owner.",
            e)
        : new PageException(
            ExitCode.USAGE,
            name
                + (e instanceof NoSuchFileException ? " is missing" : " cannot be read")
                + "; a folder of a result has it. Make the result again.",
            e);
  }
}
