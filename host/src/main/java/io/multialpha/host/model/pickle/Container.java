package io.multialpha.host.model.pickle;

/** What a pickle is compressed with. */
public enum Container {
  /** Nothing. */
  RAW
}
