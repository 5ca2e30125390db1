package io.multialpha.host.config;

/**
 * A text of a list or map, with its place for later checks.
 *
 * @param text never blank
 */
record Located(String text, Location at) {
  @Override
  public String toString() {
    return text;
  }
}
