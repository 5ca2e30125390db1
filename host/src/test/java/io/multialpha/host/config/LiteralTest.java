package io.multialpha.host.config;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LiteralTest {
  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "-7, -7",
    "+7, 7",
    "150_000, 150000",
    "1_0.2_5, 10.25",
    "0.5, 0.5",
    ".5, 0.5",
    "5., 5",
    "1e5, 100000",
    "2.5E-3, 0.0025",
    "9223372036854775808, 9223372036854775808"
  })
  void readsDecimalNumbers(String text, double value) {
    assertThat(Literal.number(text))
        .hasValueSatisfying(number -> assertThat(number.doubleValue()).isEqualTo(value));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "-",
        ".",
        "e5",
        "1e",
        "1e+",
        "010",
        "00",
        "0x10",
        "0b1",
        "1:30",
        "1_",
        "_1",
        "1__0",
        "NaN",
        ".nan",
        ".inf",
        "Infinity",
        "1d",
        "1f",
        "1,5",
        " 1",
        "1 ",
        "١"
      })
  void refusesEverythingElse(String text) {
    assertThat(Literal.number(text)).isEmpty();
  }

  @Property(tries = 200)
  void readsBackEveryNumberThatJavaWrites(
      @ForAll @DoubleRange(min = -1e300, max = 1e300) double value) {
    assertThat(Literal.number(Double.toString(value))).contains(value);
  }

  @Property(tries = 200)
  void readsBackEveryWholeNumber(@ForAll long value) {
    assertThat(Literal.number(Long.toString(value))).contains(value);
  }
}
