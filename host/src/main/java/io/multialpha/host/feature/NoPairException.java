package io.multialpha.host.feature;

import io.multialpha.host.ExitCode;
import io.multialpha.host.UserException;

/** A feature of an instrument and its pair was asked for where there is no pair. */
public final class NoPairException extends UserException {
  private static final long serialVersionUID = 1L;

  NoPairException(String message) {
    super(ExitCode.USAGE, message);
  }
}
