package io.multialpha.host.app;

import java.util.Locale;

/**
 * One line of {@code verify}.
 *
 * @param check what was looked at
 * @param state what came of it
 * @param detail what was found; of what failed, with what to do
 */
record VerifiedLine(String check, State state, String detail) {

  /** What came of a check. */
  enum State {
    /** As it must be. */
    OK("✓"),
    /** Allowed, but the user has to know. */
    WARNING("!"),
    /** Not what optimisation found, or not fit to trade. */
    FAILED("✗");

    private final String mark;

    State(String mark) {
      this.mark = mark;
    }

    /** The mark in front of the line. */
    String mark() {
      return mark;
    }

    /** The word in JSON. */
    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  static VerifiedLine ok(String check, String detail) {
    return new VerifiedLine(check, State.OK, detail);
  }

  static VerifiedLine warning(String check, String detail) {
    return new VerifiedLine(check, State.WARNING, detail);
  }

  static VerifiedLine failed(String check, String detail) {
    return new VerifiedLine(check, State.FAILED, detail);
  }

  static VerifiedLine of(boolean good, String check, String detail) {
    return good ? ok(check, detail) : failed(check, detail);
  }
}
