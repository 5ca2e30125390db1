package io.multialpha.host.research.statistics;

/**
 * Sharpe ratios of candidates on every choice of half the chunks of time, from sums per chunk. The
 * sums are taken about each candidate's mean over all the time, so that squares do not cancel.
 *
 * <p>A walk gives chunk after chunk to the one half or to the other, and keeps the sums of both so
 * far for each number of chunks: most choices have all but their last chunks in common with the one
 * before.
 */
final class HalfSharpes {
  /** Sum of squares, relative to that of the mean, that is no more than rounding. */
  private static final double NO_SPREAD = 1e-24;

  private final int chunkLength;
  private final int chunks;
  private final double[] means;

  /** By chunk and candidate. */
  private final double[][] sums;

  private final double[][] squares;

  HalfSharpes(double[][] returns, int chunks) {
    int skipped = returns[0].length % chunks;
    this.chunks = chunks;
    this.chunkLength = returns[0].length / chunks;
    this.means = new double[returns.length];
    this.sums = new double[chunks][returns.length];
    this.squares = new double[chunks][returns.length];
    for (int candidate = 0; candidate < returns.length; candidate++) {
      double[] of = returns[candidate];
      double sum = 0;
      for (int i = skipped; i < of.length; i++) {
        sum += of[i];
      }
      double mean = sum / (of.length - skipped);
      means[candidate] = mean;
      int at = skipped;
      for (int chunk = 0; chunk < chunks; chunk++) {
        double offs = 0;
        double squared = 0;
        for (int end = at + chunkLength; at < end; at++) {
          double off = of[at] - mean;
          offs += off;
          squared += off * off;
        }
        sums[chunk][candidate] = offs;
        squares[chunk][candidate] = squared;
      }
    }
  }

  /** Of candidates of which no more than sums is known. */
  HalfSharpes(ChunkSums of, int[] candidates) {
    this.chunks = of.chunks();
    this.chunkLength = of.chunkLength();
    this.means = new double[candidates.length];
    this.sums = new double[chunks][candidates.length];
    this.squares = new double[chunks][candidates.length];
    for (int chunk = 0; chunk < chunks; chunk++) {
      for (int i = 0; i < candidates.length; i++) {
        sums[chunk][i] = of.sum(candidates[i], chunk);
        squares[chunk][i] = of.squares(candidates[i], chunk);
      }
    }
  }

  int periods() {
    return chunkLength * chunks;
  }

  /** The ratio whose square with its sign is given. */
  static double ratio(double squared) {
    return Math.copySign(Math.sqrt(Math.abs(squared)), squared);
  }

  /** Is given a choice of half the chunks, of which the first is one, and the other half. */
  @FunctionalInterface
  interface Halves {
    /**
     * Takes one choice.
     *
     * @param chosen bit c is set for chunk c
     * @param inside the square of the ratio, with its sign, per candidate on the chosen chunks: in
     *     the order of the ratios, without a root for each; 0 where its returns do not differ
     * @param outside on the others; both arrays are overwritten afterwards
     */
    void take(int chosen, double[] inside, double[] outside);
  }

  /** Goes through all choices of half the chunks with the first, in lexicographic order. */
  void walk(Halves halves) {
    Half inside = new Half();
    inside.add(0);
    walk(1, 1, inside, new Half(), halves);
  }

  private void walk(int chunk, int chosen, Half inside, Half outside, Halves halves) {
    if (chunk == chunks) {
      inside.rate();
      outside.rate();
      halves.take(chosen, inside.squaredRatios, outside.squaredRatios);
      return;
    }
    if (inside.size < chunks / 2) {
      inside.add(chunk);
      walk(chunk + 1, chosen | 1 << chunk, inside, outside, halves);
      inside.size--;
    }
    if (outside.size < chunks / 2) {
      outside.add(chunk);
      walk(chunk + 1, chosen, inside, outside, halves);
      outside.size--;
    }
  }

  /** The chunks of one half so far. */
  private final class Half {
    /** By number of chunks and candidate. */
    private final double[][] sum = new double[chunks / 2 + 1][means.length];

    private final double[][] square = new double[chunks / 2 + 1][means.length];
    private final double[] squaredRatios = new double[means.length];
    private int size;

    void add(int chunk) {
      double[] sumSoFar = sum[size];
      double[] squareSoFar = square[size];
      double[] more = sums[chunk];
      double[] moreSquared = squares[chunk];
      size++;
      double[] intoSum = sum[size];
      double[] intoSquare = square[size];
      for (int i = 0; i < intoSum.length; i++) {
        intoSum[i] = sumSoFar[i] + more[i];
        intoSquare[i] = squareSoFar[i] + moreSquared[i];
      }
    }

    void rate() {
      double share = 1 / ((double) size * chunkLength);
      double freedom = (double) size * chunkLength - 1;
      double[] of = sum[size];
      double[] squared = square[size];
      double[] into = squaredRatios;
      for (int i = 0; i < into.length; i++) {
        double off = of[i] * share;
        double mean = means[i] + off;
        double spread = squared[i] - of[i] * off;
        double above = mean * Math.abs(mean) * freedom;
        into[i] = spread > NO_SPREAD * Math.abs(above) ? above / spread : 0;
      }
    }
  }
}
