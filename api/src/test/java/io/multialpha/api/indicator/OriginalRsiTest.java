package io.multialpha.api.indicator;

import static java.lang.Double.NaN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class OriginalRsiTest {
  private static double[] run(boolean late, double... values) {
    OriginalRsi kernel = new OriginalRsi(2, late);
    return Arrays.stream(values).map(kernel::next).toArray();
  }

  @Test
  void dividesByTheAverageFallOfTheBarBefore() {
    // Average rises 1, 1, 0.5 and falls 0.5, 0.25, 1.625 of the moves +2, -1, +1, -3.
    assertThat(run(true, 10, 12, 11, 12, 9))
        .containsExactly(
            new double[] {NaN, NaN, 0, 100 - 100 / (1 + 1 / 0.5), 100 - 100 / (1 + 0.5 / 0.25)},
            within(1e-12));
  }

  @Test
  void dividesByItsOwnAverageFallOnDays() {
    assertThat(run(false, 10, 12, 11, 12, 9))
        .containsExactly(new double[] {NaN, NaN, 100 - 100 / 3.0, 80, 50 / 2.125}, within(1e-12));
  }

  @Test
  void isZeroWhereNothingFell() {
    assertThat(run(true, 1, 2, 3, 4)).containsExactly(NaN, NaN, 0, 0);
    assertThat(run(false, 1, 2, 3, 4)).containsExactly(NaN, NaN, 0, 0);
  }
}
