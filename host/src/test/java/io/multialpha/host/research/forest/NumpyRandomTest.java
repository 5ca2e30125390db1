package io.multialpha.host.research.forest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Expected numbers are those of numpy 1.24.2. */
class NumpyRandomTest {
  @Test
  void drawsWhatNumpyDraws() {
    assertThat(draw(42, 1_000, 8)).isEqualTo(new int[] {102, 435, 860, 270, 106, 71, 700, 20});
    assertThat(draw(0, Integer.MAX_VALUE, 4))
        .isEqualTo(new int[] {209652396, 398764591, 924231285, 1478610112});
    assertThat(draw(0xffff_ffffL, 5, 12)).isEqualTo(new int[] {3, 2, 4, 4, 0, 2, 1, 0, 3, 2, 3, 3});
  }

  @Test
  void drawsBeyondOneRefillOfItsState() {
    int[] drawn = draw(7, 1 << 16, 2_000);

    assertThat(IntStream.of(drawn).skip(1_996).toArray())
        .isEqualTo(new int[] {33120, 45553, 64594, 33731});
  }

  @Test
  void drawsNothingWhereThereIsNoChoice() {
    NumpyRandom random = new NumpyRandom(42);

    assertThat(random.below(1)).isZero();
    assertThat(random.below(1_000)).isEqualTo(102);
  }

  private static int[] draw(long seed, int bound, int count) {
    NumpyRandom random = new NumpyRandom(seed);
    return IntStream.range(0, count).map(i -> random.below(bound)).toArray();
  }
}
