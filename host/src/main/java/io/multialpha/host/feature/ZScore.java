package io.multialpha.host.feature;

import io.multialpha.api.indicator.Sma;
import io.multialpha.api.indicator.StandardDeviation;
import io.multialpha.api.indicator.ValueKernel;

/** Distance from the mean of the latest values in their standard deviations. */
final class ZScore implements ValueKernel {
  private final Sma mean;
  private final StandardDeviation deviation;

  ZScore(int length) {
    mean = new Sma(length);
    deviation = new StandardDeviation(length);
  }

  @Override
  public double next(double value) {
    return (value - mean.next(value)) / (deviation.next(value) + Series.TINY);
  }
}
