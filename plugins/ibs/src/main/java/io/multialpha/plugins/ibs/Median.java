package io.multialpha.plugins.ibs;

import io.multialpha.api.indicator.ValueKernel;
import java.util.Arrays;

/**
 * Median of the latest {@code length} values, the mean of the middle two where their number is
 * even. Ready at value {@code length}.
 */
final class Median implements ValueKernel {
  private final double[] latest;
  private final double[] sorted;
  private int count;
  private int slot;

  Median(int length) {
    latest = new double[length];
    sorted = new double[length];
  }

  @Override
  public double next(double value) {
    if (count == latest.length) {
      remove(latest[slot]);
    }
    insert(value);
    latest[slot] = value;
    slot = slot + 1 == latest.length ? 0 : slot + 1;
    return count < latest.length ? Double.NaN : (sorted[(count - 1) / 2] + sorted[count / 2]) / 2;
  }

  private void remove(double value) {
    int at = Arrays.binarySearch(sorted, 0, count, value);
    System.arraycopy(sorted, at + 1, sorted, at, count - at - 1);
    count--;
  }

  private void insert(double value) {
    int found = Arrays.binarySearch(sorted, 0, count, value);
    int at = found < 0 ? -found - 1 : found;
    System.arraycopy(sorted, at, sorted, at + 1, count - at);
    sorted[at] = value;
    count++;
  }
}
