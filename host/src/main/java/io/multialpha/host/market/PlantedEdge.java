package io.multialpha.host.market;

/**
 * The edge that is planted into one instrument of the sample market, so that there is something to
 * find: a trade date after one that closed in the lowest third of its range drifts up, one after a
 * close in the highest third drifts down, and any other does not drift.
 *
 * <p>Used by one thread.
 */
final class PlantedEdge {
  private static final double LOW = 1 / 3.0;
  private static final double HIGH = 2 / 3.0;

  private final double perDeviation;
  private int tradeDate = Integer.MIN_VALUE;
  private double high;
  private double low;
  private double close;
  private int direction;

  /**
   * @param drift of a whole trade date, in standard deviations of a usual day
   * @param shape how the day goes; an hour has the share in the drift that it has in the deviations
   */
  PlantedEdge(double drift, SampleShape shape) {
    double sum = 0;
    for (int hour = 0; hour < 24; hour++) {
      sum += shape.deviation(hour);
    }
    this.perDeviation = drift / sum;
  }

  /** The drift of an hour of this trade date, in deviations that the hour usually has. */
  double drift(int date) {
    if (date != tradeDate) {
      direction = high > low ? direction((close - low) / (high - low)) : 0;
      tradeDate = date;
      high = Double.NEGATIVE_INFINITY;
      low = Double.POSITIVE_INFINITY;
    }
    return direction * perDeviation;
  }

  private static int direction(double place) {
    return place < LOW ? 1 : place > HIGH ? -1 : 0;
  }

  /** Takes note of a bar of the trade date that was asked about last, in points. */
  void observe(double barHigh, double barLow, double barClose) {
    high = Math.max(high, barHigh);
    low = Math.min(low, barLow);
    close = barClose;
  }
}
