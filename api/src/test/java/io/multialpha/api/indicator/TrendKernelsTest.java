package io.multialpha.api.indicator;

import static java.lang.Double.NaN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Trend indicators, with values worked out by hand. */
class TrendKernelsTest {
  @Test
  void adxAveragesTheShareOfTheMovementThatHasADirection() {
    double[][] bars = {
      {0, 10, 8, 9},
      {0, 12, 9, 11}, // up 2
      {0, 12, 5, 6}, // down 4
      {0, 15, 6, 14}, // up 3
    };

    // Length 2: plus (2+0)/2 = 1, minus (0+4)/2 = 2: 100/3. Then 2 and 1: 100/3 again.
    expect(BarTable.run(new Adx(2), bars), NaN, NaN, NaN, 100 / 3.0);
  }

  @Test
  void adxOfBarsThatDoNotMoveIsZero() {
    double[][] bars = new double[6][];
    Arrays.fill(bars, new double[] {5, 6, 4, 5});

    expect(BarTable.run(new Adx(2), bars), NaN, NaN, NaN, 0, 0, 0);
  }

  @Test
  void parabolicSarStartsAtTheLowBeforeARisingCloseAndRunsAfterTheHighs() {
    double[][] bars = {
      {0, 10, 8, 9}, {0, 12, 9, 11}, {0, 14, 11, 13}, {0, 14, 6, 7}, {0, 8, 5, 6},
    };

    // 8; then 8 + 0.02 * (12 - 8) would be above the low of the first of the latest two bars, so 8
    // again. The high 14 makes it 8 + 0.04 * (14 - 8) = 8.24, which the low 6 touches: it turns to
    // the extreme 14, and stays there above the highs of the latest two bars.
    expect(BarTable.run(new ParabolicSar(0.02, 0.2), bars), NaN, 8, 8, 14, 14);
  }

  @Test
  void parabolicSarStartsAtTheHighBeforeAFallingClose() {
    double[][] bars = {{0, 10, 8, 9}, {0, 10, 7, 8}};

    expect(BarTable.run(new ParabolicSar(0.02, 0.2), bars), NaN, 10);
  }

  @Test
  void parabolicSarRefusesSharesOutOfOrder() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ParabolicSar(0.3, 0.2))
        .withMessage("step and largest share are 0.3 and 0.2, expected 0 < step <= largest <= 1");
  }

  @Test
  void trueRangeCountsTheGapFromTheCloseBefore() {
    double[][] bars = {{0, 11, 9, 10}, {0, 15, 14, 14}, {0, 11, 10, 10}};

    expect(BarTable.run(new TrueRange(), bars), NaN, 5, 4);
  }

  @Test
  void bandwidthIsTheDistanceOfTheBandsInMeans() {
    // Mean 4 and deviation 1: from 2 to 6.
    expect(run(new BollingerBandwidth(2, 2), 3, 5, 5), NaN, 1, 0);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new BollingerBandwidth(2, 0))
        .withMessage("distance of the bands is 0.0 standard deviations, expected more than 0");
  }

  @Test
  void driftComparesTheWayWithItsSteps() {
    // Returns 0.1 and -0.5: sample deviation 0.6 / sqrt(2); from 10 to 5.5 is -0.45.
    expect(run(new DirectionalDrift(2), 10, 11, 5.5), NaN, NaN, -0.45 / (0.6 / Math.sqrt(2)));
    expect(run(new DirectionalDrift(2), 4, 4, 4), NaN, NaN, 0);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new DirectionalDrift(1))
        .withMessage("length is 1, expected at least 2");
  }

  @Test
  void efficiencyIsOneForAStraightLineAndLessForDetours() {
    double[] straight = new double[100];
    Arrays.setAll(straight, i -> 50 - i);
    double[] values = run(new SpiralEfficiency(), straight);

    assertThat(Arrays.copyOf(values, 5)).containsOnly(NaN);
    assertThat(Arrays.copyOfRange(values, 5, 100)).containsOnly(1.0);
    // One up, four down again: 3 of 5.
    assertThat(run(new SpiralEfficiency(), 0, 1, 0, -1, -2, -3)[5]).isEqualTo(3 / 5.0);
    assertThat(run(new SpiralEfficiency(), 2, 2, 2, 2, 2, 2)[5]).isEqualTo(0);
  }

  @Test
  void efficiencyWeighsItsThreeSpans() {
    // 55 steps of 1 back and forth, then 5 steps up: 5/5 over 5, 5/20 over 20 and 5 or 6 of 60.
    double[] values = new double[61];
    for (int i = 1; i <= 60; i++) {
      values[i] = values[i - 1] + (i > 55 || i % 2 == 0 ? 1 : -1);
    }
    double far = Math.abs(values[60] - values[0]) / 60;
    double middle = Math.abs(values[60] - values[40]) / 20;

    assertThat(run(new SpiralEfficiency(), values)[60])
        .isCloseTo((0.5 + 0.25 * middle + 0.125 * far) / 0.875, within(1e-12));
  }

  private static double[] run(ValueKernel kernel, double... inputs) {
    return Arrays.stream(inputs).map(kernel::next).toArray();
  }

  private static void expect(double[] actual, double... expected) {
    assertThat(actual).containsExactly(expected, within(1e-12));
  }
}
