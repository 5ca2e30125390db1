package io.multialpha.host.research.statistics;

import java.nio.ByteBuffer;

/**
 * Sums of the returns of many candidates, and of their squares, by chunks of time: all that {@link
 * Overfitting} needs to know of candidates whose returns are too many to be kept. In single
 * precision, of which seven digits are left where a chunk's mean is small beside its spread.
 *
 * <p>Different candidates may be taken by different threads.
 */
public final class ChunkSums {
  private final int chunks;
  private final int periods;

  /** By candidate, then by chunk: the sum, and the sum of squares. */
  private final float[] sums;

  /**
   * Has room for candidates.
   *
   * @param candidates how many
   * @param chunks even, 2 to 20
   * @param periods returns of each; what does not fill the chunks is left out at the beginning
   */
  public ChunkSums(int candidates, int chunks, int periods) {
    Overfitting.requireChunks(chunks, periods);
    this.chunks = chunks;
    this.periods = periods;
    this.sums = new float[Math.multiplyExact(candidates, 2 * chunks)];
  }

  /** Takes the returns of a candidate; one that is NaN makes its sums NaN. */
  public void take(int candidate, double[] returns) {
    if (returns.length != periods) {
      throw new IllegalArgumentException(
          "candidates of " + periods + " and of " + returns.length + " periods");
    }
    int at = periods % chunks;
    int length = chunkLength();
    for (int chunk = 0; chunk < chunks; chunk++) {
      double sum = 0;
      double squares = 0;
      for (int end = at + length; at < end; at++) {
        sum += returns[at];
        squares += returns[at] * returns[at];
      }
      int place = place(candidate, chunk);
      sums[place] = (float) sum;
      sums[place + 1] = (float) squares;
    }
  }

  private int place(int candidate, int chunk) {
    return 2 * (candidate * chunks + chunk);
  }

  /** Whether all returns of a candidate were numbers. */
  public boolean isDefined(int candidate) {
    for (int chunk = 0; chunk < chunks; chunk++) {
      if (Float.isNaN(sums[place(candidate, chunk)])) {
        return false;
      }
    }
    return true;
  }

  int chunks() {
    return chunks;
  }

  int chunkLength() {
    return periods / chunks;
  }

  double sum(int candidate, int chunk) {
    return sums[place(candidate, chunk)];
  }

  double squares(int candidate, int chunk) {
    return sums[place(candidate, chunk) + 1];
  }

  /** Bytes that one candidate takes in a buffer. */
  public int bytes() {
    return 2 * chunks * Float.BYTES;
  }

  /** Writes a candidate down. */
  public void put(int candidate, ByteBuffer into) {
    for (int i = place(candidate, 0); i < place(candidate + 1, 0); i++) {
      into.putFloat(sums[i]);
    }
  }

  /** Takes a candidate that was written down. */
  public void get(int candidate, ByteBuffer from) {
    for (int i = place(candidate, 0); i < place(candidate + 1, 0); i++) {
      sums[i] = from.getFloat();
    }
  }
}
