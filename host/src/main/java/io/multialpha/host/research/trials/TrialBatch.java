package io.multialpha.host.research.trials;

import java.util.Arrays;
import java.util.Objects;

/** Trials of one scope that are to be recorded together. Used by one thread. */
public final class TrialBatch {
  private long[] keys = new long[1024];
  private double[] sharpes = new double[1024];
  private int[] observations = new int[1024];
  private int size;

  /**
   * Adds a trial.
   *
   * @param key what was tried; see {@link TrialKey}
   * @param sharpe its Sharpe ratio per period, not per year; NaN if there is none
   * @param periods returns that it was taken from, 0 or more
   */
  public void add(long key, double sharpe, int periods) {
    if (periods < 0) {
      throw new IllegalArgumentException("a trial of " + periods + " periods");
    }
    if (size == keys.length) {
      keys = Arrays.copyOf(keys, 2 * size);
      sharpes = Arrays.copyOf(sharpes, 2 * size);
      observations = Arrays.copyOf(observations, 2 * size);
    }
    keys[size] = key;
    sharpes[size] = sharpe;
    observations[size++] = periods;
  }

  /** Trials so far, those given twice counted twice. */
  public int size() {
    return size;
  }

  /** Forgets all trials, to be filled anew. */
  public void clear() {
    size = 0;
  }

  long key(int trial) {
    return keys[Objects.checkIndex(trial, size)];
  }

  double sharpe(int trial) {
    return sharpes[Objects.checkIndex(trial, size)];
  }

  int observations(int trial) {
    return observations[Objects.checkIndex(trial, size)];
  }

  /** Trials by rising key, nearly: a database takes them several times faster in its own order. */
  int[] byKey() {
    // The lower bits of a key make room for the trial's index, so that nothing is boxed.
    int indexBits = 32 - Integer.numberOfLeadingZeros(size);
    long[] order = new long[size];
    for (int i = 0; i < size; i++) {
      order[i] = keys[i] >> indexBits << indexBits | i;
    }
    Arrays.sort(order);
    long mask = (1L << indexBits) - 1;
    int[] trials = new int[size];
    for (int i = 0; i < size; i++) {
      trials[i] = (int) (order[i] & mask);
    }
    return trials;
  }
}
