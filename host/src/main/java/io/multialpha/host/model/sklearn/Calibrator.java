package io.multialpha.host.model.sklearn;

/** Turns a classifier's probability of a class into a calibrated one. Immutable. */
sealed interface Calibrator {
  /** What it is called in descriptions. */
  String name();

  double calibrated(double probability);

  /**
   * Platt's sigmoid, {@code 1 / (1 + exp(slope * p + intercept))}.
   *
   * @param slope {@code a_}
   * @param intercept {@code b_}
   */
  record Sigmoid(double slope, double intercept) implements Calibrator {
    @Override
    public String name() {
      return "sigmoid";
    }

    @Override
    public double calibrated(double probability) {
      return 1 / (1 + Exponential.of(slope * probability + intercept));
    }
  }

  /**
   * A line between points, level outside them.
   *
   * @param x ascending; at least one
   * @param y as many
   */
  @SuppressWarnings("ArrayRecordComponent") // compared by no one
  record Isotonic(double[] x, double[] y) implements Calibrator {
    @Override
    public String name() {
      return "isotonic";
    }

    /** In the arithmetic of {@code numpy.interp}. */
    @Override
    public double calibrated(double probability) {
      int last = x.length - 1;
      if (probability >= x[last]) {
        return y[last];
      }
      if (probability <= x[0]) {
        return y[0];
      }
      int low = 0;
      int high = last;
      while (high - low > 1) {
        int middle = (low + high) >>> 1;
        if (x[middle] <= probability) {
          low = middle;
        } else {
          high = middle;
        }
      }
      if (x[low] == probability) {
        return y[low];
      }
      double slope = (y[low + 1] - y[low]) / (x[low + 1] - x[low]);
      double fromLow = slope * (probability - x[low]) + y[low];
      return Double.isNaN(fromLow) ? y[low] : fromLow;
    }
  }
}
