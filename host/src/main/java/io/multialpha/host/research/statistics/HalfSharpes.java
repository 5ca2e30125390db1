package io.multialpha.host.research.statistics;

/**
 * Sharpe ratios of candidates on any choice of chunks of time, from sums per chunk. The sums are
 * taken about each candidate's mean over all the time, so that squares do not cancel.
 */
final class HalfSharpes {
  /** Spread, relative to the mean, that is no more than rounding. */
  private static final double NO_SPREAD = 1e-12;

  private final int chunkLength;
  private final int chunks;
  private final double[] means;
  private final double[] sums;
  private final double[] squares;

  HalfSharpes(double[][] returns, int chunks) {
    int skipped = returns[0].length % chunks;
    this.chunks = chunks;
    this.chunkLength = returns[0].length / chunks;
    this.means = new double[returns.length];
    this.sums = new double[returns.length * chunks];
    this.squares = new double[returns.length * chunks];
    for (int candidate = 0; candidate < returns.length; candidate++) {
      double[] of = returns[candidate];
      double sum = 0;
      for (int i = skipped; i < of.length; i++) {
        sum += of[i];
      }
      double mean = sum / (of.length - skipped);
      means[candidate] = mean;
      for (int i = skipped; i < of.length; i++) {
        int at = candidate * chunks + (i - skipped) / chunkLength;
        double off = of[i] - mean;
        sums[at] += off;
        squares[at] += off * off;
      }
    }
  }

  int periods() {
    return chunkLength * chunks;
  }

  /**
   * @param chosen bit c is set for chunk c
   * @param into takes a ratio per candidate; 0 where its returns do not differ
   */
  void sharpes(int chosen, double[] into) {
    double count = (double) Integer.bitCount(chosen) * chunkLength;
    for (int candidate = 0; candidate < means.length; candidate++) {
      double sum = 0;
      double square = 0;
      for (int rest = chosen; rest != 0; rest &= rest - 1) {
        int at = candidate * chunks + Integer.numberOfTrailingZeros(rest);
        sum += sums[at];
        square += squares[at];
      }
      double off = sum / count;
      double mean = means[candidate] + off;
      double deviation = Math.sqrt(Math.max(0, square - sum * off) / (count - 1));
      into[candidate] = deviation > NO_SPREAD * Math.abs(mean) ? mean / deviation : 0;
    }
  }
}
