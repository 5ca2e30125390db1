package io.multialpha.host.research.tuning;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RoundedTest {
  @Test
  void saysNumbersWithThreeDecimalsAtMost() {
    assertThat(Rounded.of(0.12345)).isEqualTo("0.123");
    assertThat(Rounded.of(2.5)).isEqualTo("2.5");
    assertThat(Rounded.of(-0.0001)).isEqualTo("0");
    assertThat(Rounded.of(1660)).isEqualTo("1660");
    assertThat(Rounded.of(Double.NaN)).isEqualTo("not known");
  }

  @Test
  void saysWholeDollars() {
    assertThat(Rounded.dollars(-13_457.5)).isEqualTo("-$13,457");
    assertThat(Rounded.dollars(1_234_567.8)).isEqualTo("$1,234,568");
    assertThat(Rounded.dollars(-0.2)).isEqualTo("$0");
  }
}
