package io.multialpha.host.model.sklearn;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ExponentialTest {
  private static final MathContext EXACT = new MathContext(60);

  @Test
  void isRoundedToTheNearestDouble() {
    Random random = new Random(1);
    for (int i = 0; i < 5_000; i++) {
      double z = (random.nextDouble() - 0.5) * (i % 2 == 0 ? 4 : 60);

      assertThat(Exponential.of(z)).as("exp(%s)", z).isEqualTo(taylor(z).doubleValue());
    }
  }

  /** The series for a 1024th of the argument, squared ten times. */
  private static BigDecimal taylor(double z) {
    BigDecimal r = new BigDecimal(z).divide(BigDecimal.valueOf(1024));
    BigDecimal sum = BigDecimal.ONE;
    BigDecimal term = BigDecimal.ONE;
    for (int i = 1; i <= 40; i++) {
      term = term.multiply(r, EXACT).divide(BigDecimal.valueOf(i), EXACT);
      sum = sum.add(term, EXACT);
    }
    for (int i = 0; i < 10; i++) {
      sum = sum.multiply(sum, EXACT);
    }
    return sum;
  }

  @Test
  void knowsItsLimits() {
    assertThat(Exponential.of(0)).isEqualTo(1);
    assertThat(Exponential.of(710)).isInfinite();
    assertThat(Exponential.of(Double.NEGATIVE_INFINITY)).isZero();
    assertThat(Exponential.of(-746)).isZero();
    assertThat(Exponential.of(1e-300)).isEqualTo(1);
    assertThat(Exponential.of(709.78)).isFinite();
  }
}
