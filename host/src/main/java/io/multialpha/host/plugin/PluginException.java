package io.multialpha.host.plugin;

import io.multialpha.host.ExitCode;
import io.multialpha.host.UserException;

/** The plugins folder, its lock file, or a jar that was asked for cannot be used. */
public final class PluginException extends UserException {
  private static final long serialVersionUID = 1L;

  /**
   * @param exitCode what the process ends with
   * @param message a sentence that names the file, the cause and the cure
   */
  public PluginException(ExitCode exitCode, String message) {
    super(exitCode, message);
  }

  /** As above, keeping the technical cause for the debug log. */
  public PluginException(ExitCode exitCode, String message, Throwable cause) {
    super(exitCode, message, cause);
  }
}
