package io.multialpha.host.model.forest;

/**
 * Adds numbers in the order in which numpy adds a row of an array, because another order rounds
 * differently.
 *
 * <p>Fewer than eight are added one by one; up to 128 in eight sums side by side, these in pairs,
 * and the rest one by one; more are halved, at a multiple of eight.
 */
public final class PairwiseSum {
  private static final int LANES = 8;
  private static final int LONGEST = 128;

  private PairwiseSum() {}

  /** The sum of {@code count} numbers from {@code start} on. */
  public static double of(double[] numbers, int start, int count) {
    if (count < LANES) {
      return oneByOne(0, numbers, start, start + count);
    }
    if (count > LONGEST) {
      int half = count / 2 / LANES * LANES;
      return of(numbers, start, half) + of(numbers, start + half, count - half);
    }
    double[] sums = new double[LANES];
    int whole = count / LANES * LANES;
    for (int i = 0; i < whole; i++) {
      sums[i % LANES] += numbers[start + i];
    }
    double sum =
        ((sums[0] + sums[1]) + (sums[2] + sums[3])) + ((sums[4] + sums[5]) + (sums[6] + sums[7]));
    return oneByOne(sum, numbers, start + whole, start + count);
  }

  private static double oneByOne(double sum, double[] numbers, int start, int end) {
    double total = sum;
    for (int i = start; i < end; i++) {
      total += numbers[i];
    }
    return total;
  }
}
