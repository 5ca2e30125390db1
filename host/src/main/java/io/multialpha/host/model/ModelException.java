package io.multialpha.host.model;

import io.multialpha.host.ExitCode;
import io.multialpha.host.UserException;

/** Model bundles that are missing, incomplete or of no use; the message names the files. */
public final class ModelException extends UserException {
  private static final long serialVersionUID = 1L;

  /**
   * @param message sentences for the user
   */
  public ModelException(String message) {
    super(ExitCode.USAGE, message);
  }
}
