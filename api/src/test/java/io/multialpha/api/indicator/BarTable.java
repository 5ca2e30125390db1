package io.multialpha.api.indicator;

import io.multialpha.api.market.BarSeries;

/**
 * Bars written out in a test, one row of open, high, low, close each; shown one after the other.
 */
final class BarTable implements BarSeries {
  private final double[][] rows;
  private int size;

  BarTable(double[][] rows) {
    this.rows = rows;
  }

  /** The values of a kernel that is stepped through all bars. */
  static double[] run(BarKernel kernel, double[][] rows) {
    BarTable bars = new BarTable(rows);
    double[] values = new double[rows.length];
    for (int i = 0; i < rows.length; i++) {
      bars.size = i + 1;
      values[i] = kernel.next(bars);
    }
    return values;
  }

  private double[] row(int ago) {
    return rows[size - 1 - ago];
  }

  @Override
  public int size() {
    return size;
  }

  @Override
  public long startMillis(int ago) {
    return (size - 1 - ago) * 3_600_000L;
  }

  @Override
  public int tradeDate(int ago) {
    return 0;
  }

  @Override
  public double open(int ago) {
    return row(ago)[0];
  }

  @Override
  public double high(int ago) {
    return row(ago)[1];
  }

  @Override
  public double low(int ago) {
    return row(ago)[2];
  }

  @Override
  public double close(int ago) {
    return row(ago)[3];
  }

  @Override
  public double volume(int ago) {
    return 0;
  }
}
