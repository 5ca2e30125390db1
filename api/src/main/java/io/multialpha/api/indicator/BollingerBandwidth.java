package io.multialpha.api.indicator;

/**
 * Width of Bollinger's bands as a fraction of their middle: {@code 2 * deviations * sd / mean} of
 * the latest {@code length} values, with the population {@link StandardDeviation}. Ready at value
 * {@code length}; 0 where the mean is 0.
 */
public final class BollingerBandwidth implements ValueKernel {
  private final Sma middle;
  private final StandardDeviation deviation;
  private final double deviations;

  /**
   * A kernel.
   *
   * @param length in values, at least 1
   * @param deviations distance of each band from the middle, in standard deviations; above 0
   * @throws IllegalArgumentException if it is not
   */
  public BollingerBandwidth(int length, double deviations) {
    if (!(deviations > 0)) {
      throw new IllegalArgumentException(
          "distance of the bands is " + deviations + " standard deviations, expected more than 0");
    }
    middle = new Sma(length);
    deviation = new StandardDeviation(length);
    this.deviations = deviations;
  }

  @Override
  public double next(double value) {
    double mean = middle.next(value);
    double width = 2 * deviations * deviation.next(value);
    return mean == 0 ? 0 : width / mean;
  }
}
