package io.multialpha.host.market;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DecimalParserTest {
  @Property(tries = 20_000)
  void roundsADecimalAsTheJdkDoes(
      @ForAll long unscaled, @ForAll @IntRange(min = 0, max = 25) int scale) {
    same(new BigDecimal(BigInteger.valueOf(unscaled), scale).toPlainString());
  }

  @Property(tries = 20_000)
  void roundsPricesAsTheJdkDoes(
      @ForAll @IntRange(min = 0, max = 99_999_999) int units,
      @ForAll @IntRange(min = 0, max = 8) int scale) {
    same(BigDecimal.valueOf(units, scale).toPlainString());
  }

  @Property(tries = 5_000)
  void roundsLongDigitStringsAsTheJdkDoes(
      @ForAll @Size(min = 1, max = 40) byte[] digits,
      @ForAll @IntRange(min = 0, max = 39) int point) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < digits.length; i++) {
      text.append(i == point ? "." : "").append(Math.floorMod(digits[i], 10));
    }
    same(text.toString());
  }

  @Property(tries = 5_000)
  void roundsAnyDoubleAsTheJdkDoes(@ForAll double value) {
    same(Double.toString(value));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0",
        "-0",
        "0.0",
        "5.",
        ".5",
        "-.5",
        "+4",
        "007.50",
        "1e3",
        "-2.5E-3",
        "4e-400",
        "9007199254740992",
        "9007199254740993",
        "9007199254740993.0",
        "999999999999999999",
        "9999999999999999999",
        "0.1",
        "1.00000000000000005",
        "179769313486231570000e288"
      })
  void readsPlainDecimals(String text) {
    same(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "-",
        "+",
        ".",
        "-.",
        "e5",
        "1e",
        "1e+",
        "1.2.3",
        "1,5",
        " 1",
        "1 ",
        "1_000",
        "0x1p3",
        "1d",
        "1f",
        "NaN",
        "Infinity",
        "-inf",
        "1e999",
        "--1",
        "+-1",
        "1-",
        "１"
      })
  void takesNothingElse(String text) {
    assertThat(parse(text)).isNaN();
  }

  private static void same(String text) {
    double expected = Double.parseDouble(text);
    assertThat(Double.doubleToLongBits(parse(text)))
        .as(text)
        .isEqualTo(Double.doubleToLongBits(expected));
  }

  /** Neighbours that would change the number show that the bounds are kept. */
  private static double parse(String text) {
    byte[] bytes = ("77" + text + "33").getBytes(StandardCharsets.UTF_8);
    return DecimalParser.parse(bytes, 2, bytes.length - 2);
  }
}
