package io.multialpha.host.model.sklearn;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShortestDecimalTest {
  /** The texts that Python's repr gives. */
  @ParameterizedTest
  @CsvSource({
    "0.1, 0.1",
    "1, 1.0",
    "-0.0, -0.0",
    "0.5264941398434829, 0.5264941398434829",
    "2e-3, 0.002",
    "1e-4, 0.0001",
    "1e-5, 1e-05",
    "1.5e-7, 1.5e-07",
    "123456789012345680, 1.2345678901234568e+17",
    "1e15, 1000000000000000.0",
    "1e16, 1e+16",
    "2e23, 2e+23",
    "4.9e-324, 5e-324",
    "2.2250738585072014e-308, 2.2250738585072014e-308",
    "1.7976931348623157e308, 1.7976931348623157e+308",
    "9007199254740993, 9007199254740992.0",
    "5.684341886080802e-14, 5.684341886080802e-14",
    "9.5367431640625e-07, 9.5367431640625e-07",
    "NaN, nan",
    "Infinity, inf",
    "-Infinity, -inf"
  })
  void writesWhatPythonWrites(double value, String expected) {
    assertThat(ShortestDecimal.of(value)).isEqualTo(expected);
  }

  @Property(tries = 20_000)
  void standsForTheValueAndForNoOther(@ForAll long bits) {
    double value = Double.longBitsToDouble(bits);
    if (Double.isFinite(value)) {
      String text = ShortestDecimal.of(value);
      assertThat(Double.doubleToRawLongBits(Double.parseDouble(text))).isEqualTo(bits);
      assertThat(new BigDecimal(text).stripTrailingZeros().precision())
          .isLessThanOrEqualTo(
              new BigDecimal(Double.toString(value)).stripTrailingZeros().precision());
    }
  }
}
