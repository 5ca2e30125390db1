package io.multialpha.host.research.labels;

import io.multialpha.host.ExitCode;
import io.multialpha.host.UserException;

/** A strategy's trades cannot be labelled; the message says why and what to do. */
public final class LabellingException extends UserException {
  private static final long serialVersionUID = 1L;

  LabellingException(String message) {
    super(ExitCode.USAGE, message);
  }
}
