package io.multialpha.host.config;

/** What becomes of an instrument without a model bundle; {@code on_missing_model}. */
public enum OnMissingModel {
  /** It trades every signal, with a warning. */
  TRADE_UNFILTERED,
  /** It is left out, with a warning. */
  SKIP,
  /** The start is refused. */
  FAIL
}
