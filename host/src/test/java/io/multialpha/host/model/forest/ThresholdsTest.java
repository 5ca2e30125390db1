package io.multialpha.host.model.forest;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** That comparing with a threshold rounded down decides as comparing with the threshold does. */
class ThresholdsTest {
  @Property(tries = 20_000)
  void aFloatIsOnTheSameSideOfAThresholdAndOfTheThresholdRoundedDown(
      @ForAll int valueBits, @ForAll long thresholdBits) {
    decidesTheSame(Float.intBitsToFloat(valueBits), Double.longBitsToDouble(thresholdBits));
  }

  @Property(tries = 20_000)
  void soItIsWhereTheThresholdIsNextToTheFloat(@ForAll int valueBits, @ForAll byte steps) {
    float value = Float.intBitsToFloat(valueBits);
    long beside = Double.doubleToRawLongBits(value) + steps;
    decidesTheSame(value, Double.longBitsToDouble(beside));
    decidesTheSame(value, (value + (double) Math.nextUp(value)) / 2);
    decidesTheSame(value, (value + (double) Math.nextDown(value)) / 2);
  }

  @Property(tries = 20_000)
  void keysAreInTheOrderOfTheFloats(@ForAll int bitsA, @ForAll int bitsB) {
    float a = Float.intBitsToFloat(bitsA);
    float b = Float.intBitsToFloat(bitsB);
    if (!Float.isNaN(a) && !Float.isNaN(b)) {
      assertThat(Thresholds.key(a) <= Thresholds.key(b)).isEqualTo(a <= b);
      assertThat(Thresholds.key(a) == Thresholds.key(b)).isEqualTo(a == b);
    }
  }

  @Example
  void soItIsForZerosDenormalsAndInfinities() {
    double[] awkward = {
      0.0,
      -0.0,
      Double.MIN_VALUE,
      -Double.MIN_VALUE,
      Float.MIN_VALUE,
      -Float.MIN_VALUE,
      Float.MIN_VALUE / 2.0,
      Float.MIN_VALUE * 1.5,
      -Float.MIN_VALUE * 1.5,
      Float.MIN_NORMAL,
      -Float.MIN_NORMAL,
      Float.MAX_VALUE,
      -Float.MAX_VALUE,
      3.4028235677973366e38,
      -3.4028235677973366e38,
      Double.MAX_VALUE,
      -Double.MAX_VALUE,
      Double.POSITIVE_INFINITY,
      Double.NEGATIVE_INFINITY
    };
    for (double value : awkward) {
      for (double threshold : awkward) {
        decidesTheSame((float) value, threshold);
        decidesTheSame(Math.nextUp((float) value), threshold);
        decidesTheSame(Math.nextDown((float) value), threshold);
      }
    }
  }

  private static void decidesTheSame(float value, double threshold) {
    if (!Float.isFinite(value) || Double.isNaN(threshold)) {
      return;
    }
    boolean left = (double) value <= threshold;
    float floor = Thresholds.floor(threshold);
    assertThat(value <= floor).as("%s <= %s", value, threshold).isEqualTo(left);
    assertThat(Thresholds.key(value) <= Thresholds.key(floor))
        .as("keys of %s <= %s", value, threshold)
        .isEqualTo(left);
  }
}
