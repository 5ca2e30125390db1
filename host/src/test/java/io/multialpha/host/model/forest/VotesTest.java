package io.multialpha.host.model.forest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** That leaves get their numbers in the order in which they come, whatever their hashes. */
class VotesTest {
  private static final long FACTOR = 0x9e3779b97f4a7c15L;

  /** A number by which FACTOR becomes 1, modulo 2 to the 64: each step doubles the right bits. */
  private static final long INVERSE = inverse();

  private static long inverse() {
    long inverse = FACTOR;
    for (int step = 0; step < 6; step++) {
      inverse *= 2 - FACTOR * inverse;
    }
    return inverse;
  }

  /** Leaves of two classes whose hashes all are 0, as somebody who knows how they are made may. */
  private static double[] aimed(int leaves) {
    Random random = new Random(3);
    double[] values = new double[2 * leaves];
    for (int leaf = 0; leaf < leaves; leaf++) {
      double first = random.nextDouble();
      long product = Double.doubleToRawLongBits(first) * FACTOR;
      long hash = product ^ product >>> 32;
      double second = Double.NaN;
      while (Double.isNaN(second)) {
        long half = random.nextInt() & 0xffffffffL;
        second = Double.longBitsToDouble((half << 32 | half) * INVERSE ^ hash);
      }
      values[2 * leaf] = first;
      values[2 * leaf + 1] = second;
    }
    return values;
  }

  private static Votes requireNumbersInOrder(double[] values) {
    Votes votes = new Votes(2, LeafValues.FRACTIONS);
    for (int round = 0; round < 2; round++) {
      for (int leaf = 0; leaf < values.length / 2; leaf++) {
        assertThat(votes.of(values, 2 * leaf)).isEqualTo(leaf);
      }
    }
    double[][] probabilities = votes.probabilities();
    for (int at = 0; at < values.length; at++) {
      assertThat(probabilities[at % 2][at / 2]).isEqualTo(values[at]);
    }
    return votes;
  }

  /**
   * Whatever their number, each looks at 64 slots and some twenty leaves of a tree: when it is
   * looked for, twice, when it is placed, and when it is placed anew in a wider table. One by one,
   * it would be compared with ten thousand others on average.
   */
  @Test
  void leavesOfOneHashAreFoundInFewSteps() {
    int leaves = 20_000;

    Votes votes = requireNumbersInOrder(aimed(leaves));

    assertThat(votes.steps()).isBetween(leaves * 100L, leaves * 500L);
  }

  @Test
  void leavesOfOneHashLeaveOthersTheirNumbers() {
    double[] aimed = aimed(1500);
    Random random = new Random(4);
    Map<String, Integer> numbers = new HashMap<>();
    Votes votes = new Votes(2, LeafValues.FRACTIONS);
    for (int i = 0; i < 20_000; i++) {
      int leaf = random.nextInt(aimed.length / 2);
      double[] values =
          random.nextBoolean()
              ? new double[] {aimed[2 * leaf], aimed[2 * leaf + 1]}
              : new double[] {random.nextInt(300) / 300.0, random.nextInt(20) / 20.0};
      int expected = numbers.computeIfAbsent(Arrays.toString(values), first -> numbers.size());
      assertThat(votes.of(values, 0)).isEqualTo(expected);
    }
  }
}
