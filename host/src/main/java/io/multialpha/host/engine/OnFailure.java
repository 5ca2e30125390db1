package io.multialpha.host.engine;

/** What becomes of the positions of a strategy that threw or hung; {@code on_failure}. */
public enum OnFailure {
  /** They are closed at the next opportunity. */
  FLATTEN,
  /** They are left as they are, for a person to decide. */
  HOLD
}
