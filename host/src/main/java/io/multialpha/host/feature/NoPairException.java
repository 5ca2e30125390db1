package io.multialpha.host.feature;

/** A feature of an instrument and its pair was asked for where there is no pair. */
public final class NoPairException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  NoPairException(String message) {
    super(message);
  }
}
