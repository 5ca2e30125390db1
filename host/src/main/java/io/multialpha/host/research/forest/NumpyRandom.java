package io.multialpha.host.research.forest;

/**
 * The generator behind numpy's {@code RandomState(seed)}: the Mersenne Twister MT19937 of Matsumoto
 * and Nishimura (1998), seeded by their {@code init_genrand}. Whole numbers below a bound are drawn
 * as {@code RandomState.randint} draws them: the low bits, again until they are in range.
 *
 * <p>For one thread.
 */
final class NumpyRandom {
  private static final int SIZE = 624;
  private static final int SHIFT = 397;
  private static final int TWIST = 0x9908b0df;
  private static final int HIGH_BIT = 0x80000000;

  private final int[] state = new int[SIZE];
  private int next;

  /**
   * @param seed 0 to 4,294,967,295
   */
  NumpyRandom(long seed) {
    seed(seed);
  }

  /** Begins anew from a seed. */
  void seed(long seed) {
    int value = (int) seed;
    for (int i = 0; i < SIZE; i++) {
      state[i] = value;
      value = 1812433253 * (value ^ (value >>> 30)) + i + 1;
    }
    next = SIZE;
  }

  /** A whole number from 0 to {@code bound - 1}; {@code bound} is at least 1. */
  int below(int bound) {
    int highest = bound - 1;
    if (highest == 0) {
      return 0;
    }
    int mask = -1 >>> Integer.numberOfLeadingZeros(highest);
    int drawn = bits() & mask;
    while (drawn > highest) {
      drawn = bits() & mask;
    }
    return drawn;
  }

  private int bits() {
    if (next == SIZE) {
      refill();
    }
    int y = state[next++];
    y ^= y >>> 11;
    y ^= (y << 7) & 0x9d2c5680;
    y ^= (y << 15) & 0xefc60000;
    return y ^ (y >>> 18);
  }

  private void refill() {
    for (int i = 0; i < SIZE; i++) {
      int following = i + 1 < SIZE ? i + 1 : 0;
      int far = i + SHIFT < SIZE ? i + SHIFT : i + SHIFT - SIZE;
      int y = (state[i] & HIGH_BIT) | (state[following] & ~HIGH_BIT);
      state[i] = state[far] ^ (y >>> 1) ^ (-(y & 1) & TWIST);
    }
    next = 0;
  }
}
