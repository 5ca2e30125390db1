package io.multialpha.host.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FixedDecimalsTest {
  @Property(tries = 20_000)
  void roundsEveryDoubleAsBigDecimalDoes(
      @ForAll("doubles") double value, @ForAll @IntRange(min = 0, max = 10) int decimals) {
    assertThat(FixedDecimals.fixed(value, decimals)).isEqualTo(oracle(value, decimals));
  }

  @Property(tries = 20_000)
  void givesTheCentsThatMoneyWrites(@ForAll("doubles") double value) {
    double read = Double.parseDouble(FixedDecimals.money(value));
    assertThat(Double.doubleToRawLongBits(FixedDecimals.cents(value)))
        .isEqualTo(Double.doubleToRawLongBits(read));
  }

  @Property(tries = 5_000)
  void roundsTiesToTheEvenNeighbour(
      @ForAll @IntRange(min = -2_000_000, max = 2_000_000) int sixtyFourths,
      @ForAll @IntRange(min = 0, max = 5) int decimals) {
    double value = sixtyFourths / 64.0;
    assertThat(FixedDecimals.fixed(value, decimals)).isEqualTo(oracle(value, decimals));
  }

  @Property(tries = 5_000)
  void givesPricesBackThatHaveNoNoise(
      @ForAll @DoubleRange(min = -1e5, max = 1e5) double price,
      @ForAll @IntRange(min = 0, max = 7) int decimals) {
    String quoted =
        BigDecimal.valueOf(price).setScale(decimals, RoundingMode.HALF_EVEN).toPlainString();
    double noisy = Math.nextUp(Math.nextUp(Double.parseDouble(quoted)));
    assertThat(new BigDecimal(FixedDecimals.price(noisy))).isEqualByComparingTo(quoted);
  }

  @Provide
  Arbitrary<Double> doubles() {
    return Arbitraries.oneOf(
        Arbitraries.doubles().between(-1e7, 1e7).ofScale(12),
        Arbitraries.longs()
            .map(Double::longBitsToDouble)
            .filter(value -> Double.isFinite(value) && Math.abs(value) < 1e25),
        Arbitraries.integers()
            .between(-100_000_000, 100_000_000)
            .map(cents -> Math.nextUp(cents / 200.0)),
        Arbitraries.doubles().between(-0x1p54, 0x1p54));
  }

  @ParameterizedTest
  @CsvSource({
    "1.0873400000000002, 1.08734",
    "0.30000000000000004, 0.3",
    "21000.5, 21000.5",
    "21000.123456789012, 21000.123456789",
    "123456.000000000131, 123456",
    "0.0000005, 0.0000005",
    "-0.00000000001, 0",
    "1e16, 10000000000000000",
    "1e22, 10000000000000000000000",
    "-37.63, -37.63",
    "NaN, ''",
    "Infinity, ''",
  })
  void writesPricesWithoutNoiseOrExponent(double price, String text) {
    assertThat(FixedDecimals.price(price)).isEqualTo(text);
  }

  @Test
  void writesMoneyToTheCent() {
    assertThat(FixedDecimals.money(-1234.5)).isEqualTo("-1234.50");
    assertThat(FixedDecimals.money(0.125)).isEqualTo("0.12");
    assertThat(FixedDecimals.money(0.375)).isEqualTo("0.38");
    assertThat(FixedDecimals.money(-0.001)).isEqualTo("0.00");
    assertThat(FixedDecimals.money(99.999)).isEqualTo("100.00");
    assertThat(FixedDecimals.money(Double.NaN)).isEmpty();
    assertThat(FixedDecimals.money(Double.NEGATIVE_INFINITY)).isEmpty();
  }

  @Test
  void groupsThousandsForPeople() {
    assertThat(FixedDecimals.grouped(0)).isEqualTo("0");
    assertThat(FixedDecimals.grouped(999)).isEqualTo("999");
    assertThat(FixedDecimals.grouped(1204)).isEqualTo("1,204");
    assertThat(FixedDecimals.grouped(-123456)).isEqualTo("-123,456");
    assertThat(FixedDecimals.counted(0, "trial")).isEqualTo("0 trials");
    assertThat(FixedDecimals.counted(1, "trial")).isEqualTo("1 trial");
    assertThat(FixedDecimals.counted(1204, "class")).isEqualTo("1,204 classes");
    assertThat(FixedDecimals.groupedWhole(-1234567.5)).isEqualTo("-1,234,568");
    assertThat(FixedDecimals.groupedWhole(Double.NaN)).isEmpty();
  }

  private static String oracle(double value, int decimals) {
    BigDecimal rounded = new BigDecimal(value).setScale(decimals, RoundingMode.HALF_EVEN);
    return rounded.toPlainString();
  }
}
