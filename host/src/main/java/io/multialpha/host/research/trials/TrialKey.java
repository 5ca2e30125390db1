package io.multialpha.host.research.trials;

import java.nio.ByteBuffer;
import java.util.Collection;

/**
 * A number for what one trial tries within its {@link TrialScope}: a set of symbols, a limit of
 * positions, a daily stop. The same configuration has the same number in every session.
 *
 * <p>A set's number is the sum of its symbols' numbers, so that a search can take symbols in and
 * out without looking at the rest. Of a million trials, two get the same number with a probability
 * below one in thirty million; the ledger would count one too few.
 */
public final class TrialKey {
  private TrialKey() {}

  /** The number of a symbol: 64 bits of its SHA-256. */
  public static long symbol(String symbol) {
    return ByteBuffer.wrap(TrialScope.sha256("symbol " + symbol)).getLong();
  }

  /** The number of a set of symbols: the sum of theirs. */
  public static long symbols(Collection<String> symbols) {
    long sum = 0;
    for (String symbol : symbols) {
      sum += symbol(symbol);
    }
    return sum;
  }

  /**
   * The number of a configuration.
   *
   * @param symbols the number of its set of symbols
   * @param maxPositions positions at one time
   * @param dailyStop in dollars
   */
  public static long of(long symbols, int maxPositions, double dailyStop) {
    return mix(mix(mix(symbols) + maxPositions) + Double.doubleToLongBits(dailyStop));
  }

  /** The number of any other configuration, from a text that says all of it. */
  public static long of(String configuration) {
    return ByteBuffer.wrap(TrialScope.sha256("configuration " + configuration)).getLong();
  }

  /** Spreads every bit over all (the finish of splitmix64). */
  private static long mix(long value) {
    long z = value + 0x9E3779B97F4A7C15L;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
