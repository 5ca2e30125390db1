package io.multialpha.api.indicator;

/** A sum that values enter and leave for years without its error growing (Neumaier 1974). */
final class RunningSum {
  private double sum;
  private double compensation;

  void add(double value) {
    double next = sum + value;
    compensation += Math.abs(sum) >= Math.abs(value) ? (sum - next) + value : (value - next) + sum;
    sum = next;
  }

  double value() {
    return sum + compensation;
  }
}
