package io.multialpha.host.market;

/**
 * How volatility and volume spread over the hours of Chicago from 17:00 to 16:00, and whether only
 * the US cash hours trade.
 */
final class SampleShape {
  /** The share of a day's variance that falls into the daily break. */
  static final double BREAK_VARIANCE = 0.03;

  static final SampleShape INDEX =
      new SampleShape(
          false, .35, .35, .45, .45, .40, .35, .35, .40, .55, .75, .75, .65, .60, .65, .90, 1.6,
          1.7, 1.3, 1.1, 1.1, 1.25, 1.5, .60);
  static final SampleShape CURRENCY =
      new SampleShape(
          false, .40, .50, .65, .65, .55, .50, .50, .60, .90, 1.2, 1.2, 1.0, .90, 1.0, 1.4, 1.4,
          1.4, 1.2, .90, .80, .70, .65, .40);
  static final SampleShape METAL =
      new SampleShape(
          false, .50, .55, .75, .75, .60, .50, .50, .60, .80, 1.0, 1.0, .85, .80, .90, 1.5, 1.6,
          1.5, 1.2, .90, .90, .70, .60, .40);
  static final SampleShape ENERGY =
      new SampleShape(
          false, .35, .35, .45, .45, .40, .35, .40, .50, .75, .90, .85, .75, .75, .85, 1.1, 1.6,
          1.7, 1.4, 1.2, 1.3, 1.4, .70, .50);
  static final SampleShape CASH =
      new SampleShape(
          true, .30, .30, .40, .40, .35, .30, .30, .40, .55, .70, .70, .60, .60, .70, 1.4, 1.5, 1.5,
          1.3, 1.1, 1.1, 1.1, 1.2, .50);

  private final boolean cashHours;
  private final double[] deviation = new double[24];
  private final double[] volumeShare = new double[24];

  private SampleShape(boolean cashHours, double... weights) {
    this.cashHours = cashHours;
    double squares = 0;
    for (double weight : weights) {
      squares += weight * weight;
    }
    for (int i = 0; i < weights.length; i++) {
      int hour = (17 + i) % 24;
      deviation[hour] = weights[i] * Math.sqrt((1 - BREAK_VARIANCE) / squares);
      volumeShare[hour] = weights[i] * weights[i] / squares;
    }
  }

  /** Whether bars exist in the hours of the US stock exchanges only. */
  boolean cashHours() {
    return cashHours;
  }

  /** The standard deviation of an hour in units of a day's. */
  double deviation(int chicagoHour) {
    return deviation[chicagoHour];
  }

  /** The share of a day's volume in an hour. */
  double volumeShare(int chicagoHour) {
    return volumeShare[chicagoHour];
  }
}
