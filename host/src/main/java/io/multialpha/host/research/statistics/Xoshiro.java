package io.multialpha.host.research.statistics;

import java.util.function.DoubleSupplier;

/**
 * Random numbers that are the same for a seed on every machine and JDK: xoshiro256** by Blackman
 * and Vigna, seeded through splitmix64.
 *
 * <p>Used by one thread.
 */
public final class Xoshiro implements DoubleSupplier {
  private static final long GOLDEN = 0x9E3779B97F4A7C15L;
  private static final double TO_UNIT = 0x1.0p-53;

  private long s0;
  private long s1;
  private long s2;
  private long s3;

  /** Starts the series of a seed. */
  public Xoshiro(long seed) {
    long state = seed;
    s0 = mix(state += GOLDEN);
    s1 = mix(state += GOLDEN);
    s2 = mix(state += GOLDEN);
    s3 = mix(state + GOLDEN);
  }

  private static long mix(long state) {
    long z = state;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }

  /** 64 random bits. */
  public long bits() {
    long result = scrambled(s1);
    long t = s1 << 17;
    s2 ^= s0;
    s3 ^= s1;
    s1 ^= s2;
    s0 ^= s3;
    s2 ^= t;
    s3 = Long.rotateLeft(s3, 45);
    return result;
  }

  /**
   * Draws the rows of blocks of random length, each number as {@link BlockBootstrap} takes it from
   * any other source: for every row where a block would start, and whether one ends.
   *
   * @param jump how likely it is that a block ends
   */
  void drawBlocks(int[] rows, double jump) {
    int count = rows.length;
    // A number below it, of 53 bits, ends a block.
    long ending = (long) Math.ceil(jump / TO_UNIT);
    long a = s0;
    long b = s1;
    long c = s2;
    long d = s3;
    int row = -1;
    for (int i = 0; i < count; i++) {
      final long start = b;
      long t = b << 17;
      c ^= a;
      d ^= b;
      b ^= c;
      a ^= d;
      c ^= t;
      d = Long.rotateLeft(d, 45);
      final long end = b;
      t = b << 17;
      c ^= a;
      d ^= b;
      b ^= c;
      a ^= d;
      c ^= t;
      d = Long.rotateLeft(d, 45);
      if (scrambled(end) >>> 11 < ending || i == 0) {
        row = (int) ((scrambled(start) >>> 11) * TO_UNIT * count);
      } else {
        row = row + 1 == count ? 0 : row + 1;
      }
      rows[i] = row;
    }
    s0 = a;
    s1 = b;
    s2 = c;
    s3 = d;
  }

  private static long scrambled(long state) {
    return Long.rotateLeft(state * 5, 7) * 9;
  }

  /** Uniform from 0, below 1. */
  @Override
  public double getAsDouble() {
    return (bits() >>> 11) * TO_UNIT;
  }
}
