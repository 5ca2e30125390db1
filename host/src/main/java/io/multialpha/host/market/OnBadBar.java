package io.multialpha.host.market;

/** What to do with a bar that cannot be true. */
public enum OnBadBar {
  /** Load nothing: corrupt data is worse than none. */
  REFUSE,
  /** Leave the bar out and report it. A file that is wrong as a whole is refused all the same. */
  SKIP
}
