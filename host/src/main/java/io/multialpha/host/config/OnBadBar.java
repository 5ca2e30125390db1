package io.multialpha.host.config;

/** What becomes of a bar that cannot be true; {@code data.on_bad_bar}. */
public enum OnBadBar {
  /** The run is refused before it trades. */
  REFUSE,
  /** The bar is left out and reported. */
  SKIP
}
