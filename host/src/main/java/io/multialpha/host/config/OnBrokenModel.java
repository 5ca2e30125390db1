package io.multialpha.host.config;

/** What becomes of an instrument whose model bundle is there but of no use. */
public enum OnBrokenModel {
  /** The start is refused. */
  FAIL,
  /** It is left out, with a warning. */
  SKIP
}
