package io.multialpha.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PlainNumberTest {
  @Test
  void writesNumbersAsPeopleDo() {
    assertThat(PlainNumber.of(1500)).isEqualTo("1500");
    assertThat(PlainNumber.of(-0.0)).isEqualTo("0");
    assertThat(PlainNumber.of(0.25)).isEqualTo("0.25");
    assertThat(PlainNumber.of(-12.5)).isEqualTo("-12.5");
    assertThat(PlainNumber.of(0.00000005)).isEqualTo("0.00000005");
    assertThat(PlainNumber.of(1e21)).isEqualTo("1000000000000000000000");
  }

  @Test
  void isAsExactForWholeNumbersAsForOthers() {
    Random random = new Random(7);
    for (int i = 0; i < 100_000; i++) {
      double value = random.nextLong() >> random.nextInt(64);
      assertThat(PlainNumber.of(value))
          .isEqualTo(BigDecimal.valueOf(value).stripTrailingZeros().toPlainString());
    }
  }

  @Test
  void writesFractionsAsExactly() {
    Random random = new Random(8);
    for (int i = 0; i < 100_000; i++) {
      double exact = random.nextGaussian() * Math.pow(10, random.nextInt(14) - 5);
      double rounded = Math.rint(exact * 1e4) / 1e4;
      for (double value : new double[] {exact, rounded, Math.nextUp(rounded)}) {
        assertThat(PlainNumber.of(value))
            .isEqualTo(BigDecimal.valueOf(value).stripTrailingZeros().toPlainString());
      }
    }
  }
}
