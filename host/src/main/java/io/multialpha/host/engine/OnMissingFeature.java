package io.multialpha.host.engine;

/** What a model is told of a feature that is not known yet; {@code on_missing_feature}. */
public enum OnMissingFeature {
  /** Nothing: the entry is refused. */
  BLOCK,
  /** That it is 0.0. */
  ZERO
}
