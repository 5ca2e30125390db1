package io.multialpha.api.indicator;

import static java.lang.Double.NaN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;

/** Values worked out by hand, seeding and warm-up included. */
class KernelValuesTest {
  @Test
  void smaIsTheMeanOfTheLatestValues() {
    expect(run(new Sma(3), 3, 6, 9, 0, 3), NaN, NaN, 6, 5, 4);
  }

  @Test
  void emaIsSeededWithTheMeanOfTheFirstValues() {
    // Weight 2 / (3 + 1): seed (1 + 2 + 6) / 3 = 3, then halfway to each value.
    expect(run(new Ema(3), 1, 2, 6, 5, 8), NaN, NaN, 3, 4, 6);
  }

  @Test
  void wilderIsSeededWithTheMeanOfTheFirstValues() {
    // Weight 1 / 4: seed (4 + 8 + 0 + 4) / 4 = 4, then a quarter of the way to each value.
    expect(run(new Wilder(4), 4, 8, 0, 4, 8, 1), NaN, NaN, NaN, 4, 5, 4);
  }

  @Test
  void standardDeviationDividesByTheNumberOfValues() {
    // The deviations from 5 of the last eight are 3, 1, 1, 1, 0, 0, 2, 4; their squares add to 32.
    expect(
        run(new StandardDeviation(8), 2, 4, 4, 4, 5, 5, 7, 9),
        NaN,
        NaN,
        NaN,
        NaN,
        NaN,
        NaN,
        NaN,
        2);
  }

  @Test
  void standardDeviationOfEqualValuesIsZeroHoweverLargeTheyAre() {
    assertThat(run(new StandardDeviation(3), 0, 1e9 + 0.1, 1e9 + 0.1, 1e9 + 0.1)[3]).isEqualTo(0.0);
  }

  @Test
  void rsiComparesAverageRisesWithAverageFalls() {
    // Moves +2, -1, +1, -3. Length 2: up (2+0)/2 = 1, down (0+1)/2 = 0.5: 100 - 100/3.
    // Then up (1+1)/2 = 1, down 0.25: 80; then up 0.5, down (0.25+3)/2 = 1.625: 23.529...
    expect(run(new Rsi(2), 10, 12, 11, 12, 9), NaN, NaN, 100 - 100 / 3.0, 80, 50 / 2.125);
  }

  @Test
  void rsiIsHundredWhereNothingFellAndFiftyWhereNothingMoved() {
    expect(run(new Rsi(2), 1, 2, 3, 4), NaN, NaN, 100, 100);
    expect(run(new Rsi(2), 3, 2, 1), NaN, NaN, 0);
    expect(run(new Rsi(2), 5, 5, 5, 5), NaN, NaN, 50, 50);
  }

  @Test
  void highestAndLowestIncludeTheLatestValue() {
    expect(run(new Highest(3), 1, 5, 2, 3, 1, 7), NaN, NaN, 5, 5, 3, 7);
    expect(run(new Lowest(3), 4, 2, 5, 3, 6, 1), NaN, NaN, 2, 2, 3, 1);
  }

  @Test
  void lagIsTheValueSomeBarsAgo() {
    expect(run(new Lag(2), 1, 2, 3, 4), NaN, NaN, 1, 2);
  }

  @Test
  void atrStartsWithTheTrueRangeOfTheSecondBar() {
    double[][] bars = {
      {10, 11, 9, 10},
      {10, 12, 10, 11}, // 12 - 10 = 2
      {14, 15, 14, 14}, // a gap up counts from the close before: 15 - 11 = 4
      {10, 11, 10, 10}, // a gap down too: 14 - 10 = 4
      {10, 10, 10, 10}, // no range, no gap: 0
    };

    expect(BarTable.run(new Atr(2), bars), NaN, NaN, 3, 3.5, 1.75);
  }

  @Test
  void ibsIsThePlaceOfTheCloseInTheRange() {
    double[][] bars = {{1, 4, 0, 0}, {1, 4, 0, 4}, {1, 4, 0, 1}, {4, 4, 4, 4}};

    expect(BarTable.run(new Ibs(), bars), 0, 1, 0.25, 0.5);
  }

  @Test
  void ibsStaysBetweenZeroAndOneForACloseOutsideTheRange() {
    assertThat(Ibs.of(10, 9, 12)).isEqualTo(1);
    assertThat(Ibs.of(10, 9, 8)).isEqualTo(0);
  }

  @Test
  void ibsIsInTheMiddleForABarThatSaysNothing() {
    assertThat(Ibs.of(9, 10, 9)).isEqualTo(0.5);
    assertThat(Ibs.of(NaN, 9, 9)).isEqualTo(0.5);
    assertThat(Ibs.of(10, NaN, 9)).isEqualTo(0.5);
    assertThat(Ibs.of(10, 9, NaN)).isEqualTo(0.5);
  }

  @Test
  void lengthOneIsTheValueItself() {
    for (ValueKernel kernel :
        List.of(new Sma(1), new Ema(1), new Wilder(1), new Highest(1), new Lowest(1))) {
      expect(run(kernel, 3, 1, 4, 1, 5), 3, 1, 4, 1, 5);
    }
    expect(run(new StandardDeviation(1), 3, 1), 0, 0);
  }

  @Test
  void everyKernelRefusesALengthBelowOne() {
    List<IntFunction<Object>> kernels =
        List.of(
            Sma::new,
            Ema::new,
            Wilder::new,
            StandardDeviation::new,
            Rsi::new,
            Highest::new,
            Lowest::new,
            Lag::new,
            Atr::new);
    for (IntFunction<Object> kernel : kernels) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> kernel.apply(0))
          .withMessage("length is 0, expected at least 1");
    }
  }

  private static double[] run(ValueKernel kernel, double... inputs) {
    double[] values = new double[inputs.length];
    for (int i = 0; i < inputs.length; i++) {
      values[i] = kernel.next(inputs[i]);
    }
    return values;
  }

  private static void expect(double[] actual, double... expected) {
    assertThat(actual).containsExactly(expected, within(1e-12));
  }
}
