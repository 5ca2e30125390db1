package io.multialpha.host.model.forest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

/** The order of numpy's sums. */
class PairwiseSumTest {
  @Test
  void addsUpTo128NumbersAsNumpyDoes() {
    Random random = new Random(5);
    for (int count = 1; count <= 128; count++) {
      double[] numbers = random.doubles(count).toArray();
      assertThat(PairwiseSum.of(numbers, 0, count)).isEqualTo(PlainScorer.sumAsNumpy(numbers));
    }
  }
}
