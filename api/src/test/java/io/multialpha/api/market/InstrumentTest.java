package io.multialpha.api.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Currency;
import org.junit.jupiter.api.Test;

class InstrumentTest {
  private static final Currency USD = Currency.getInstance("USD");

  @Test
  void aTickIsWorthItsShareOfAPoint() {
    assertThat(new Instrument("ES", 0.25, 50, USD).tickValue()).isEqualTo(12.5);
  }

  @Test
  void refusesSizesThatAreNotPositiveNumbers() {
    for (double wrong : new double[] {0, -1, Double.NaN, Double.POSITIVE_INFINITY}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> new Instrument("ES", wrong, 50, USD))
          .withMessage("ES: tick size is " + wrong + ", expected a positive number");
      assertThatIllegalArgumentException()
          .isThrownBy(() -> new Instrument("ES", 0.25, wrong, USD))
          .withMessage("ES: point value is " + wrong + ", expected a positive number");
    }
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Instrument(" ", 0.25, 50, USD))
        .withMessage("symbol is blank");
  }
}
