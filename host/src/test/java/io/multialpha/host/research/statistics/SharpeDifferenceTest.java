package io.multialpha.host.research.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SharpeDifferenceTest {
  private static double normal(Xoshiro random) {
    return StrictMath.sqrt(-2 * StrictMath.log(1 - random.getAsDouble()))
        * StrictMath.cos(2 * Math.PI * random.getAsDouble());
  }

  @ParameterizedTest
  @ValueSource(doubles = {-0.5, 0, 0.6, 0.95})
  void isHowFarDifferencesOfNormalSeriesSpread(double rho) {
    Xoshiro random = new Xoshiro(4);
    int runs = 4000;
    int periods = 100;
    double sum = 0;
    double squares = 0;
    double told = 0;
    for (int run = 0; run < runs; run++) {
      double[] a = new double[periods];
      double[] b = new double[periods];
      for (int i = 0; i < periods; i++) {
        double common = normal(random);
        a[i] = 0.3 + common;
        b[i] = 2 * (0.5 + rho * common + Math.sqrt(1 - rho * rho) * normal(random));
      }
      double difference = SharpeRatio.perPeriod(a) - SharpeRatio.perPeriod(b);
      sum += difference / runs;
      squares += difference * difference / runs;
      told += SharpeDifference.standardError(a, b) / runs;
    }

    assertThat(told).isCloseTo(Math.sqrt(squares - sum * sum), within(0.04 * told));
  }

  @Test
  void aSeriesDoesNotDifferFromItselfAndMovesApartFromOneThatIsConstant() {
    double[] a = {1, -2, 3, 0.5};

    assertThat(SharpeDifference.standardError(a, a)).isCloseTo(0, within(1e-7));
    assertThat(SharpeDifference.standardError(a, new double[4])).isGreaterThan(0.7);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SharpeDifference.standardError(a, new double[3]));
  }
}
