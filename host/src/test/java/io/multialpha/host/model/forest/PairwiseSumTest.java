package io.multialpha.host.model.forest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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

  /**
   * The sums are those of numpy 1.24.2; added one by one, all but the second end in other digits.
   */
  @ParameterizedTest
  @CsvSource({
    "129, 62.44852065443804",
    "136, 65.30134309597071",
    "300, 146.91366425900722",
    "1000, 492.57096228711316"
  })
  void addsMoreThan128NumbersAsNumpyDid(int count, double expected) {
    double[] numbers = new double[count + 3];
    for (long i = 0; i < count; i++) {
      numbers[(int) i + 3] = (i * i * 7_919 + i * 104_729 + 13) % 1_000_003 / 1_000_003.0;
    }
    assertThat(PairwiseSum.of(numbers, 3, count)).isEqualTo(expected);
  }
}
