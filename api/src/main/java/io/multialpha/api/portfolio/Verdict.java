package io.multialpha.api.portfolio;

/**
 * A policy's answer. SHOULD be made once and returned many times.
 *
 * @param allowed whether it may go on
 * @param reason why not, in a few words; empty when allowed
 */
public record Verdict(boolean allowed, String reason) {
  /** Characters of a reason at most: each is kept until the end of a run. */
  public static final int LONGEST_REASON = 200;

  /** Go on. */
  public static final Verdict ALLOW = new Verdict(true, "");

  /**
   * Checks the values.
   *
   * @throws IllegalArgumentException if a denial has no reason, or it has a line break or is too
   *     long
   */
  public Verdict {
    if (!allowed && reason.isBlank()) {
      throw new IllegalArgumentException("a denial needs a reason");
    }
    if (reason.indexOf('\n') >= 0 || reason.indexOf('\r') >= 0) {
      throw new IllegalArgumentException("the reason of a verdict is one line");
    }
    if (reason.length() > LONGEST_REASON) {
      throw new IllegalArgumentException(
          "the reason of a verdict has "
              + reason.length()
              + " characters, expected at most "
              + LONGEST_REASON);
    }
  }

  /** No, and why. */
  public static Verdict deny(String reason) {
    return new Verdict(false, reason);
  }
}
