package io.multialpha.api.indicator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.tictactec.ta.lib.Core;
import com.tictactec.ta.lib.MAType;
import com.tictactec.ta.lib.MInteger;
import com.tictactec.ta.lib.RetCode;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * The kernels beside TA-Lib's. Where it starts its averages otherwise, the two meet only after the
 * start has faded; each test says from which bar on they are compared.
 */
class TaLibTest {
  private static final int BARS = 3000;
  private static final double ROUNDING = 1e-9;

  /** Theirs takes the square of the mean from the mean of the squares, which loses digits. */
  private static final double SQUARES = 1e-7;

  private static final double[][] ROWS = bars();
  private static final double[] HIGH = column(ROWS, 1);
  private static final double[] LOW = column(ROWS, 2);
  private static final double[] CLOSE = column(ROWS, 3);

  private final Core talib = new Core();
  private final MInteger begin = new MInteger();
  private final MInteger length = new MInteger();

  @Test
  void smaAgreesFromItsFirstValue() {
    double[] out = new double[BARS];
    agree(
        run(new Sma(20)), shifted(talib.sma(0, BARS - 1, CLOSE, 20, begin, length, out), out), 19);
  }

  @Test
  void emaIsSeededWithTheMeanAsThere() {
    double[] out = new double[BARS];
    agree(
        run(new Ema(20)), shifted(talib.ema(0, BARS - 1, CLOSE, 20, begin, length, out), out), 19);
  }

  @Test
  void standardDeviationIsThatOfThePopulationAsThere() {
    double[] out = new double[BARS];
    agree(
        run(new StandardDeviation(20)),
        shifted(talib.stdDev(0, BARS - 1, CLOSE, 20, 1, begin, length, out), out),
        19,
        SQUARES);
  }

  @Test
  void highestAndLowestAgreeFromTheirFirstValue() {
    double[] out = new double[BARS];
    agree(
        run(new Highest(20)),
        shifted(talib.max(0, BARS - 1, CLOSE, 20, begin, length, out), out),
        19);
    agree(
        run(new Lowest(20)),
        shifted(talib.min(0, BARS - 1, CLOSE, 20, begin, length, out), out),
        19);
  }

  @Test
  void rsiIsSeededWithTheMeanOfTheMovesAsThere() {
    double[] out = new double[BARS];
    agree(
        run(new Rsi(14)), shifted(talib.rsi(0, BARS - 1, CLOSE, 14, begin, length, out), out), 14);
  }

  @Test
  void rsiIsInTheMiddleWhereNothingMovesAndZeroThere() {
    double[] still = new double[BARS];
    Arrays.fill(still, 4000);
    double[] out = new double[BARS];
    double[] theirs = shifted(talib.rsi(0, BARS - 1, still, 14, begin, length, out), out);
    double[] ours = Arrays.stream(still).map(new Rsi(14)::next).toArray();

    assertThat(firstNumber(ours)).isEqualTo(14);
    assertThat(firstNumber(theirs)).isEqualTo(14);
    assertThat(ours[BARS - 1]).isEqualTo(50);
    assertThat(theirs[BARS - 1]).isZero();
  }

  @Test
  void trueRangeAndAtrStartAtTheSecondBarAsThere() {
    double[] out = new double[BARS];
    agree(
        BarTable.run(new TrueRange(), ROWS),
        shifted(talib.trueRange(0, BARS - 1, HIGH, LOW, CLOSE, begin, length, out), out),
        1);
    agree(
        BarTable.run(new Atr(14), ROWS),
        shifted(talib.atr(0, BARS - 1, HIGH, LOW, CLOSE, 14, begin, length, out), out),
        14);
  }

  /** TA-Lib starts from a sum of one move less and takes its first quotient a bar later. */
  @Test
  void adxMeetsTheirsOnceTheirOtherStartHasFaded() {
    double[] out = new double[BARS];
    double[] theirs =
        shifted(talib.adx(0, BARS - 1, HIGH, LOW, CLOSE, 14, begin, length, out), out);
    double[] ours = BarTable.run(new Adx(14), ROWS);

    assertThat(firstNumber(theirs)).isEqualTo(27);
    assertThat(firstNumber(ours)).isEqualTo(27);
    assertThat(Math.abs(ours[27] - theirs[27])).isGreaterThan(1e-3);
    agree(ours, theirs, 700);
  }

  /**
   * TA-Lib tells the first trend by the directional movement, here it is told by the closes. Where
   * a bar both makes a new extreme and ends the trend, TA-Lib's stop starts from the new extreme,
   * here from that of the trend; in waves of bars of one range none does.
   */
  @Test
  void parabolicSarFollowsWavesAsTheirs() {
    double[][] waves = new double[BARS][];
    for (int i = 0; i < BARS; i++) {
      double close = 4000 + 100 * Math.sin(i / 40.0) + 37 * Math.sin(i / 23.0);
      waves[i] = new double[] {close, close + 1, close - 1, close};
    }
    double[] out = new double[BARS];
    double[] high = column(waves, 1);
    double[] low = column(waves, 2);
    double[] theirs =
        shifted(talib.sar(0, BARS - 1, high, low, 0.02, 0.2, begin, length, out), out);
    double[] ours = BarTable.run(new ParabolicSar(0.02, 0.2), waves);

    agree(ours, theirs, 100);
    assertThat(turns(ours, waves)).isGreaterThan(20);
  }

  private static int turns(double[] stops, double[][] bars) {
    int turns = 0;
    for (int i = 101; i < BARS; i++) {
      turns += stops[i] > bars[i][3] != stops[i - 1] > bars[i - 1][3] ? 1 : 0;
    }
    return turns;
  }

  @Test
  void bollingerBandwidthAgreesFromItsFirstValue() {
    double[] top = new double[BARS];
    double[] middle = new double[BARS];
    double[] bottom = new double[BARS];
    RetCode code =
        talib.bbands(0, BARS - 1, CLOSE, 20, 2, 2, MAType.Sma, begin, length, top, middle, bottom);
    double[] width = new double[BARS];
    for (int i = 0; i < length.value; i++) {
      width[i] = (top[i] - bottom[i]) / middle[i];
    }
    agree(run(new BollingerBandwidth(20, 2)), shifted(code, width), 19, SQUARES);
  }

  private double[] shifted(RetCode code, double[] out) {
    assertThat(code).isEqualTo(RetCode.Success);
    double[] values = new double[BARS];
    Arrays.fill(values, Double.NaN);
    System.arraycopy(out, 0, values, begin.value, length.value);
    return values;
  }

  private static int firstNumber(double[] values) {
    int i = 0;
    while (Double.isNaN(values[i])) {
      i++;
    }
    return i;
  }

  private static void agree(double[] ours, double[] theirs, int from) {
    agree(ours, theirs, from, ROUNDING);
  }

  private static void agree(double[] ours, double[] theirs, int from, double tolerance) {
    for (int i = from; i < BARS; i++) {
      assertThat(ours[i])
          .as("bar %d", i)
          .isCloseTo(theirs[i], within(tolerance * Math.max(1, Math.abs(theirs[i]))));
    }
  }

  private static double[] run(ValueKernel kernel) {
    return Arrays.stream(CLOSE).map(kernel::next).toArray();
  }

  private static double[] column(double[][] rows, int index) {
    return Arrays.stream(rows).mapToDouble(row -> row[index]).toArray();
  }

  private static double[][] bars() {
    Random random = new Random(20160104);
    double[][] rows = new double[BARS][];
    double close = 4000;
    for (int i = 0; i < BARS; i++) {
      double open = close + random.nextGaussian();
      close = open + 5 * random.nextGaussian();
      rows[i] =
          new double[] {
            open,
            Math.max(open, close) + 3 * random.nextDouble(),
            Math.min(open, close) - 3 * random.nextDouble(),
            close
          };
    }
    return rows;
  }
}
