package io.multialpha.plugins.ibs;

import io.multialpha.api.params.Params;

/** A range of values, both ends inside; NaN is never inside. */
record Band(double low, double high) {

  /**
   * The band between two parameters.
   *
   * @throws IllegalArgumentException if it is upside down
   */
  static Band of(Params params, String lowName, String highName) {
    double low = params.decimal(lowName);
    double high = params.decimal(highName);
    if (low > high) {
      throw new IllegalArgumentException(
          lowName
              + " is "
              + low
              + " and "
              + highName
              + " is "
              + high
              + "; expected "
              + lowName
              + " to be at most "
              + highName);
    }
    return new Band(low, high);
  }

  boolean contains(double value) {
    return value >= low && value <= high;
  }
}
