package io.multialpha.api.indicator;

/** Checks of the lengths that kernels are made with. */
final class Lengths {
  private Lengths() {}

  static int atLeastOne(int length) {
    if (length < 1) {
      throw new IllegalArgumentException("length is " + length + ", expected at least 1");
    }
    return length;
  }
}
