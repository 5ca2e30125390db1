package io.multialpha.host.config;

/** A text that must never be printed: {@link #toString} is masked. */
public final class Secret {
  /** What stands for a secret wherever one would be printed. */
  public static final String MASK = "****";

  private final String value;

  /**
   * @throws IllegalArgumentException if the text is blank
   */
  public Secret(String value) {
    if (value.isBlank()) {
      throw new IllegalArgumentException("a secret is blank");
    }
    this.value = value;
  }

  /** The text itself; for the one place that sends it. */
  public String reveal() {
    return value;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Secret that && value.equals(that.value);
  }

  @Override
  public int hashCode() {
    return value.hashCode();
  }

  @Override
  public String toString() {
    return MASK;
  }
}
