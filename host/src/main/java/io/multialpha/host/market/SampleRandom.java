package io.multialpha.host.market;

/**
 * Random numbers that are the same for a seed on every machine and JDK: xoshiro256** by Blackman
 * and Vigna, seeded through splitmix64.
 *
 * <p>Used by one thread.
 */
final class SampleRandom {
  private static final double TO_UNIT = 0x1.0p-53;
  private static final double ROOT_3 = StrictMath.sqrt(3);

  private long s0;
  private long s1;
  private long s2;
  private long s3;
  private double spare;
  private boolean hasSpare;

  /**
   * @param seed of the sample
   * @param stream which of the independent series of that seed
   */
  SampleRandom(long seed, int stream) {
    long state = mix(seed) + stream * 0xD1342543DE82EF95L;
    s0 = mix(state += 0x9E3779B97F4A7C15L);
    s1 = mix(state += 0x9E3779B97F4A7C15L);
    s2 = mix(state += 0x9E3779B97F4A7C15L);
    s3 = mix(state + 0x9E3779B97F4A7C15L);
  }

  private static long mix(long z) {
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }

  /** 64 random bits. */
  long bits() {
    long result = Long.rotateLeft(s1 * 5, 7) * 9;
    long t = s1 << 17;
    s2 ^= s0;
    s3 ^= s1;
    s1 ^= s2;
    s0 ^= s3;
    s2 ^= t;
    s3 = Long.rotateLeft(s3, 45);
    return result;
  }

  /** Normal with mean 0 and variance 1, by Marsaglia's polar method. */
  double normal() {
    if (hasSpare) {
      hasSpare = false;
      return spare;
    }
    double u;
    double v;
    double square;
    do {
      u = 2 * ((bits() >>> 11) * TO_UNIT) - 1;
      v = 2 * ((bits() >>> 11) * TO_UNIT) - 1;
      square = u * u + v * v;
    } while (square >= 1 || square == 0);
    double scale = Math.sqrt(-2 * StrictMath.log(square) / square);
    spare = v * scale;
    hasSpare = true;
    return u * scale;
  }

  /**
   * Nearly normal with mean 0 and variance 1: the sum of four uniform numbers, for where many are
   * summed anyway.
   */
  double roughlyNormal() {
    long b = bits();
    long sum = (b & 0xffff) + (b >>> 16 & 0xffff) + (b >>> 32 & 0xffff) + (b >>> 48);
    return (sum - 131_070) * (ROOT_3 / 65_536);
  }

  /**
   * A random scale with mean square 1 that makes of a normal number one of Student's t distribution
   * with 5 degrees of freedom, scaled to variance 1.
   */
  double fatTailScale() {
    double chiSquare = 0;
    for (int i = 0; i < 5; i++) {
      double n = normal();
      chiSquare += n * n;
    }
    return Math.sqrt(3 / Math.max(chiSquare, 0.02));
  }
}
