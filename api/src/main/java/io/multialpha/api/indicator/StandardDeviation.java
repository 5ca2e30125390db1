package io.multialpha.api.indicator;

/**
 * Population standard deviation (divisor n) of the latest {@code length} values: {@code
 * sqrt(mean((x - mean)^2))}. Ready at value {@code length}.
 *
 * <p>Values are taken in blocks of {@code length}. The window is the end of one block and the
 * beginning of the next: mean and squares of both are known (Welford 1962) and put together (Chan,
 * Golub and LeVeque 1979). Nothing is ever subtracted that has been added before, so that the error
 * stays at that of one window however long it runs, and a step costs the same for all lengths. The
 * last bits depend on where in the window the blocks meet, which is by the number of values since
 * the first one.
 */
public final class StandardDeviation implements ValueKernel {
  private final double[] block;

  /** Mean of the block before from each place to its end, and sum of squares about it. */
  private final double[] tailMean;

  private final double[] tailSquares;
  private int slot;
  private double mean;
  private double squares;
  private boolean full;

  /**
   * A kernel.
   *
   * @param length in values, at least 1
   */
  public StandardDeviation(int length) {
    block = new double[Lengths.atLeastOne(length)];
    tailMean = new double[length];
    tailSquares = new double[length];
  }

  @Override
  public double next(double value) {
    int length = block.length;
    if (slot == length) {
      beginBlock();
    }
    block[slot++] = value;
    double distance = value - mean;
    mean += distance / slot;
    squares += distance * (value - mean);
    if (slot == length) {
      full = true;
      return Math.sqrt(squares / length);
    }
    if (!full) {
      return Double.NaN;
    }
    double apart = tailMean[slot] - mean;
    double between = apart * apart * slot * (length - slot) / length;
    return Math.sqrt((squares + tailSquares[slot] + between) / length);
  }

  private void beginBlock() {
    double sumOfSquares = 0;
    double average = 0;
    for (int i = block.length - 1; i > 0; i--) {
      double distance = block[i] - average;
      average += distance / (block.length - i);
      sumOfSquares += distance * (block[i] - average);
      tailMean[i] = average;
      tailSquares[i] = sumOfSquares;
    }
    slot = 0;
    mean = 0;
    squares = 0;
  }
}
