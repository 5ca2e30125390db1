package io.multialpha.host.broker;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CostsTest {
  @ParameterizedTest
  @ValueSource(doubles = {-0.1, Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
  void areFiniteAndNeverAGain(double value) {
    assertThatIllegalArgumentException().isThrownBy(() -> new Costs(value, 1));
    assertThatIllegalArgumentException().isThrownBy(() -> new Costs(1, value));
  }
}
