package io.multialpha.api.indicator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** Percentiles against counting, bit by bit. */
class PercentileTest {
  @Test
  void theFirstValueIsTheLargestSoFar() {
    ExpandingPercentile kernel = new ExpandingPercentile();

    assertThat(kernel.next(5)).isEqualTo(1);
    assertThat(kernel.next(3)).isEqualTo(0.5);
    assertThat(kernel.next(4)).isEqualTo(2 / 3.0);
    // Second and third of four equal each other: 2.5 of 4.
    assertThat(kernel.next(4)).isEqualTo(2.5 / 4);
  }

  @Property(tries = 300)
  void expandingPercentileCountsAllValuesSoFar(@ForAll("values") double[] x) {
    ExpandingPercentile kernel = new ExpandingPercentile();
    for (int i = 0; i < x.length; i++) {
      double now = x[i];
      double[] past = Arrays.copyOf(x, i + 1);
      double below = Arrays.stream(past).filter(v -> v < now).count();
      double equal = Arrays.stream(past).filter(v -> v == now).count();
      assertThat(kernel.next(now)).isEqualTo((2 * below + 1 + equal) / 2 / (i + 1));
    }
  }

  @Property(tries = 300)
  void rollingPercentileCountsTheLatestValues(
      @ForAll("values") double[] x, @ForAll @IntRange(min = 1, max = 30) int n) {
    RollingPercentile kernel = new RollingPercentile(n);
    for (int i = 0; i < x.length; i++) {
      double now = x[i];
      double[] window = Arrays.copyOfRange(x, Math.max(0, i + 1 - n), i + 1);
      double below = Arrays.stream(window).filter(v -> v < now).count();
      assertThat(kernel.next(now)).isEqualTo(100.0 * below / window.length);
    }
  }

  @Test
  void staysExactOverManyValuesInOrderAndAtRandom() {
    int count = 60_000;
    ExpandingPercentile rising = new ExpandingPercentile();
    ExpandingPercentile falling = new ExpandingPercentile();
    ExpandingPercentile mixed = new ExpandingPercentile();
    Random random = new Random(7);
    double last = 0;
    for (int i = 1; i <= count; i++) {
      assertThat(rising.next(i)).isEqualTo(1);
      assertThat(falling.next(-i)).isEqualTo(1.0 / i);
      last = mixed.next(random.nextDouble());
    }
    double[] all = new Random(7).doubles(count).toArray();
    double below = Arrays.stream(all).filter(v -> v < all[count - 1]).count();
    assertThat(last).isEqualTo((below + 1) / count);
  }

  @Test
  void whatIsNoNumberHasNoPlaceAndTakesNone() {
    ExpandingPercentile kernel = new ExpandingPercentile();
    kernel.next(5);

    assertThat(kernel.next(Double.NaN)).isNaN();
    assertThat(kernel.next(3)).isEqualTo(0.5);
  }

  @Test
  void rollingPercentileRefusesAnEmptyWindow() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new RollingPercentile(0))
        .withMessage("length is 0, expected at least 1");
  }

  @Provide
  Arbitrary<double[]> values() {
    Arbitrary<Double> few = Arbitraries.integers().between(-3, 3).map(i -> i * 0.5);
    Arbitrary<Double> wild = Arbitraries.doubles().between(-1e6, 1e6);
    return Arbitraries.oneOf(few, wild).array(double[].class).ofMinSize(1).ofMaxSize(150);
  }
}
