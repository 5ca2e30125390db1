package io.multialpha.host.engine;

import io.multialpha.api.indicator.Indicator;
import io.multialpha.api.indicator.ValueKernel;
import java.util.Arrays;
import java.util.Optional;

/**
 * Takes the place of an expanding percentile of which somebody wants many values, but later: what
 * is to be ranked is written down on each bar, and ranked in one go. A mark stands for the value
 * until then. Values are those of the percentile, bit for bit. Used by one thread at a time.
 */
public final class PercentileLog implements ValueKernel {
  private final IndicatorNode node;
  private final SortedNumbers ranked = new SortedNumbers();
  private double[] waiting = new double[64];
  private int waitingCount;

  /** Of the marks from {@link #first} on. */
  private double[] percentiles = {};

  private long first;
  private long next;
  private boolean begun;

  PercentileLog(IndicatorNode node) {
    this.node = node;
  }

  /**
   * Asks for an indicator to be written down, as long as indicators can be asked for. If another
   * one is made of it, its value is needed on each bar all the same, and a mark is that value.
   * Whoever else reads the indicator is given its value, at the cost of having it ranked at once.
   *
   * @return empty if it is no expanding percentile
   */
  public static Optional<PercentileLog> of(Indicator indicator) {
    return indicator instanceof IndicatorNode node ? node.log() : Optional.empty();
  }

  /** Begins to write down. */
  void begin() {
    begun = true;
  }

  /** What stands for the indicator's present value until the next {@link #forget}; or NaN. */
  public double mark() {
    return node.value;
  }

  /** The value that a mark stands for; NaN for NaN. */
  public double value(double mark) {
    if (!begun || Double.isNaN(mark)) {
      return mark;
    }
    if (waitingCount > 0) {
      rank();
    }
    return percentiles[(int) ((long) mark - first)];
  }

  /** Forgets what older marks than the present one stand for. */
  public void forget() {
    if (waitingCount > 0) {
      rank();
    }
    if (next > first) {
      percentiles = new double[] {percentiles[percentiles.length - 1]};
      first = next - 1;
    }
  }

  @Override
  public double next(double value) {
    if (waitingCount == waiting.length) {
      waiting = Arrays.copyOf(waiting, 2 * waitingCount);
    }
    waiting[waitingCount++] = value;
    return next++;
  }

  private void rank() {
    double[] more = ranked.add(waiting, waitingCount);
    int known = percentiles.length;
    percentiles = Arrays.copyOf(percentiles, known + waitingCount);
    System.arraycopy(more, 0, percentiles, known, waitingCount);
    waitingCount = 0;
  }
}
