package io.multialpha.api.indicator;

import static java.lang.Double.NaN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import java.util.function.Function;
import java.util.function.Supplier;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** Each kernel against its definition, worked out anew from all values so far at every step. */
class KernelPropertiesTest {
  private static final double EXACT = 0;
  private static final double ROUNDING = 1e-9;

  @Property(tries = 200)
  void sma(@ForAll("prices") double[] x, @ForAll @IntRange(min = 1, max = 40) int n) {
    compare(new Sma(n), x, ROUNDING, past -> windowed(past, n, KernelPropertiesTest::mean));
  }

  @Property(tries = 200)
  void standardDeviation(@ForAll("prices") double[] x, @ForAll @IntRange(min = 1, max = 40) int n) {
    compare(
        new StandardDeviation(n),
        x,
        ROUNDING,
        past -> windowed(past, n, KernelPropertiesTest::deviation));
  }

  @Property(tries = 200)
  void highest(@ForAll("prices") double[] x, @ForAll @IntRange(min = 1, max = 40) int n) {
    compare(
        new Highest(n),
        x,
        EXACT,
        past -> windowed(past, n, window -> Arrays.stream(window).max().orElseThrow()));
  }

  @Property(tries = 200)
  void lowest(@ForAll("prices") double[] x, @ForAll @IntRange(min = 1, max = 40) int n) {
    compare(
        new Lowest(n),
        x,
        EXACT,
        past -> windowed(past, n, window -> Arrays.stream(window).min().orElseThrow()));
  }

  @Property(tries = 200)
  void lag(@ForAll("prices") double[] x, @ForAll @IntRange(min = 1, max = 40) int n) {
    compare(new Lag(n), x, EXACT, past -> past.length > n ? past[past.length - 1 - n] : Double.NaN);
  }

  @Property(tries = 200)
  void ema(@ForAll("prices") double[] x, @ForAll @IntRange(min = 1, max = 40) int n) {
    compare(new Ema(n), x, ROUNDING, past -> geometric(past, n, 2.0 / (n + 1)));
  }

  @Property(tries = 200)
  void wilder(@ForAll("prices") double[] x, @ForAll @IntRange(min = 1, max = 40) int n) {
    compare(new Wilder(n), x, ROUNDING, past -> geometric(past, n, 1.0 / n));
  }

  @Property(tries = 200)
  void rsi(@ForAll("prices") double[] x, @ForAll @IntRange(min = 1, max = 40) int n) {
    compare(
        new Rsi(n),
        x,
        1e-6,
        past -> {
          double[] up = new double[past.length - 1];
          double[] down = new double[past.length - 1];
          for (int i = 1; i < past.length; i++) {
            up[i - 1] = Math.max(past[i] - past[i - 1], 0);
            down[i - 1] = Math.max(past[i - 1] - past[i], 0);
          }
          double u = geometric(up, n, 1.0 / n);
          double d = geometric(down, n, 1.0 / n);
          return u == 0 && d == 0 ? 50 : 100 - 100 / (1 + u / d);
        });
  }

  @Property(tries = 200)
  void atr(@ForAll("bars") double[][] bars, @ForAll @IntRange(min = 1, max = 40) int n) {
    double[] values = BarTable.run(new Atr(n), bars);
    double[] trueRanges = new double[bars.length - 1];
    for (int i = 1; i < bars.length; i++) {
      double before = bars[i - 1][3];
      trueRanges[i - 1] =
          Math.max(
              bars[i][1] - bars[i][2],
              Math.max(Math.abs(bars[i][1] - before), Math.abs(bars[i][2] - before)));
    }
    assertThat(values[0]).isNaN();
    for (int i = 1; i < bars.length; i++) {
      same(values[i], geometric(Arrays.copyOf(trueRanges, i), n, 1.0 / n), ROUNDING, i);
    }
  }

  @Property(tries = 200)
  void ibsStaysBetweenZeroAndOne(@ForAll("bars") double[][] bars) {
    assertThat(Arrays.stream(BarTable.run(new Ibs(), bars))).allMatch(ibs -> ibs >= 0 && ibs <= 1);
  }

  @Property(tries = 50)
  void everyKernelIsReadyAtTheBarItSays(@ForAll @IntRange(min = 1, max = 40) int n) {
    assertThat(readyAt(() -> new Sma(n))).isEqualTo(n);
    assertThat(readyAt(() -> new Ema(n))).isEqualTo(n);
    assertThat(readyAt(() -> new Wilder(n))).isEqualTo(n);
    assertThat(readyAt(() -> new StandardDeviation(n))).isEqualTo(n);
    assertThat(readyAt(() -> new Highest(n))).isEqualTo(n);
    assertThat(readyAt(() -> new Lowest(n))).isEqualTo(n);
    assertThat(readyAt(() -> new Lag(n))).isEqualTo(n + 1);
    assertThat(readyAt(() -> new Rsi(n))).isEqualTo(n + 1);
  }

  /** Values that stay near 1e6 for a million steps must not let the error of the sum grow. */
  @Property(tries = 3)
  void smaKeepsItsPrecisionForYears(@ForAll @IntRange(min = 2, max = 300) int n) {
    Sma sma = new Sma(n);
    Random random = new Random(n);
    double[] window = new double[n];
    double value = NaN;
    for (int i = 0; i < 1_000_000; i++) {
      window[i % n] = (i / 1000 % 2 == 0 ? 1e6 : 1e-3) * random.nextDouble();
      value = sma.next(window[i % n]);
    }
    assertThat(value).isCloseTo(mean(window), within(1e-14 + 1e-12 * Math.abs(mean(window))));
  }

  /** Nor may a deviation remember what has left its window, a billion times as large. */
  @Property(tries = 3)
  void standardDeviationKeepsItsPrecisionForYears(@ForAll @IntRange(min = 2, max = 300) int n) {
    StandardDeviation deviation = new StandardDeviation(n);
    Random random = new Random(n);
    double[] window = new double[n];
    for (int i = 0; i < 300_000; i++) {
      window[i % n] = (i / 1000 % 2 == 0 ? 1e6 : 1e-3) * (1 + random.nextDouble());
      double value = deviation.next(window[i % n]);
      if (i >= n && i % 97 == 0) {
        double exact = deviation(window);
        assertThat(value).as("step %d", i).isCloseTo(exact, within(1e-12 * exact));
      }
    }
  }

  @Property(tries = 50)
  void standardDeviationOfEqualValuesIsZero(@ForAll @IntRange(min = 1, max = 300) int n) {
    StandardDeviation deviation = new StandardDeviation(n);
    for (int i = 1; i <= 3 * n + 1; i++) {
      same(deviation.next(4321.1), i < n ? NaN : 0, EXACT, i);
    }
  }

  @Provide
  Arbitrary<double[]> prices() {
    Arbitrary<Double> ticks = Arbitraries.integers().between(-40, 400).map(i -> i * 0.25);
    Arbitrary<Double> wild = Arbitraries.doubles().between(-1e6, 1e6);
    return Arbitraries.oneOf(ticks, wild).array(double[].class).ofMinSize(1).ofMaxSize(120);
  }

  @Provide
  Arbitrary<double[][]> bars() {
    return Arbitraries.integers()
        .between(0, 200)
        .map(i -> i * 0.25)
        .array(double[].class)
        .ofSize(4)
        .map(
            p -> {
              double[] sorted = p.clone();
              Arrays.sort(sorted);
              return new double[] {p[0], sorted[3], sorted[0], p[3]};
            })
        .array(double[][].class)
        .ofMinSize(2)
        .ofMaxSize(120);
  }

  private static void compare(
      ValueKernel kernel, double[] x, double tolerance, Function<double[], Double> definition) {
    for (int i = 0; i < x.length; i++) {
      same(kernel.next(x[i]), definition.apply(Arrays.copyOf(x, i + 1)), tolerance, i);
    }
  }

  private static void same(double actual, double expected, double tolerance, int step) {
    if (Double.isNaN(expected)) {
      assertThat(actual).as("step %d", step).isNaN();
    } else {
      assertThat(actual)
          .as("step %d", step)
          .isCloseTo(expected, within(tolerance * Math.max(1, Math.abs(expected))));
    }
  }

  private static int readyAt(Supplier<ValueKernel> kernels) {
    ValueKernel kernel = kernels.get();
    int count = 1;
    while (Double.isNaN(kernel.next(count))) {
      count++;
    }
    return count;
  }

  private static double windowed(double[] past, int n, Function<double[], Double> of) {
    return past.length < n ? NaN : of.apply(Arrays.copyOfRange(past, past.length - n, past.length));
  }

  private static double mean(double[] window) {
    return Arrays.stream(window).sum() / window.length;
  }

  private static double deviation(double[] window) {
    double mean = mean(window);
    return Math.sqrt(Arrays.stream(window).map(v -> (v - mean) * (v - mean)).sum() / window.length);
  }

  private static double geometric(double[] past, int n, double weight) {
    if (past.length < n) {
      return NaN;
    }
    double value = mean(Arrays.copyOf(past, n));
    for (int i = n; i < past.length; i++) {
      value += weight * (past[i] - value);
    }
    return value;
  }
}
