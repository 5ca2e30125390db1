package io.multialpha.api.params;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ParamTest {
  @Test
  void integerTakesWholeNumbersHoweverTheFileWritesThem() {
    Param bars = Param.integer("hold_bars").between(1, 200);

    assertThat(bars.parse(6)).isEqualTo(6);
    assertThat(bars.parse(6L)).isEqualTo(6);
    assertThat(bars.parse(6.0)).isEqualTo(6);
    refuses(bars, 6.5, "hold_bars is 6.5, expected a whole number from 1 to 200");
    refuses(bars, 1L << 32, "hold_bars is 4294967296, expected a whole number from 1 to 200");
    refuses(bars, 201, "hold_bars is 201, expected a whole number from 1 to 200");
    refuses(bars, 0, "hold_bars is 0, expected a whole number from 1 to 200");
    refuses(bars, "6", "hold_bars is \"6\", expected a whole number from 1 to 200");
    refuses(bars, true, "hold_bars is true, expected a whole number from 1 to 200");
  }

  @Test
  void decimalTakesFiniteNumbersWithinItsBounds() {
    Param percent = Param.decimal("gap_percent").between(0.05, 10).unit("%");

    assertThat(percent.parse(2)).isEqualTo(2.0);
    assertThat(percent.parse(0.05)).isEqualTo(0.05);
    assertThat(percent.parse(10L)).isEqualTo(10.0);
    refuses(percent, 0.04, "gap_percent is 0.04, expected a number from 0.05 to 10 (%)");
    refuses(percent, Double.NaN, "gap_percent is NaN, expected a number from 0.05 to 10 (%)");
    refuses(percent, "2%", "gap_percent is \"2%\", expected a number from 0.05 to 10 (%)");
    refuses(
        Param.decimal("x"),
        BigInteger.TEN.pow(400),
        "x is 1" + "0".repeat(400) + ", expected a number");
    refuses(Param.decimal("x"), Double.POSITIVE_INFINITY, "x is Infinity, expected a number");
  }

  @Test
  void flagTakesTrueAndFalseOnly() {
    Param flag = Param.flag("enable_stop");

    assertThat(flag.parse(true)).isEqualTo(true);
    refuses(flag, "true", "enable_stop is \"true\", expected true or false");
    refuses(flag, 1, "enable_stop is 1, expected true or false");
  }

  @Test
  void choiceTakesItsWordsInAnyCaseAndGivesThemAsDeclared() {
    Param type = Param.choice("stop_type", "percent", "ATR");

    assertThat(type.parse("atr")).isEqualTo("ATR");
    assertThat(type.parse("Percent")).isEqualTo("percent");
    assertThat(type.defaultValue()).isEqualTo("percent");
    refuses(type, "points", "stop_type is \"points\", expected one of percent, ATR");
    refuses(type, 5, "stop_type is 5, expected one of percent, ATR");
  }

  @Test
  void timeOfDayIsFourDigitsInQuotes() {
    Param time = Param.timeOfDay("start_time1");

    assertThat(time.parse("0000")).isEqualTo(0);
    assertThat(time.parse("0930")).isEqualTo(570);
    assertThat(time.parse("2359")).isEqualTo(1439);
    assertThat(time.parse("2400")).isEqualTo(1440);
    String expected = ", expected a time of day in quotes, \"0000\" to \"2400\"";
    refuses(time, 930, "start_time1 is 930" + expected);
    for (String wrong :
        new String[] {"930", "2401", "2360", "0960", "09:30", "", " 0930", "١٢٣٤"}) {
      refuses(time, wrong, "start_time1 is \"" + wrong + "\"" + expected);
    }
  }

  @Test
  void defaultsArePlainUnlessSaid() {
    assertThat(Param.integer("a").defaultValue()).isEqualTo(0);
    assertThat(Param.decimal("a").defaultValue()).isEqualTo(0.0);
    assertThat(Param.flag("a").defaultValue()).isEqualTo(false);
    assertThat(Param.timeOfDay("a").defaultValue()).isEqualTo(0);
    assertThat(Param.decimal("a").withDefault(2).defaultValue()).isEqualTo(2.0);
    assertThat(Param.timeOfDay("a").withDefault("1500").defaultValue()).isEqualTo(900);
    assertThat(Param.flag("a").withDefault(true).defaultValue()).isEqualTo(true);
  }

  @Test
  void aDefaultHasToBeOfTheParametersType() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Param.flag("a").withDefault(1))
        .withMessage("a is 1, expected true or false");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Param.integer("a").withDefault(1.5))
        .withMessage("a is 1.5, expected a whole number");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Param.choice("a", "x", "y").withDefault("z"))
        .withMessage("a is \"z\", expected one of x, y");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Param.timeOfDay("a").withDefault(900))
        .withMessageStartingWith("a is 900, expected a time of day in quotes");
  }

  @Test
  void everyStepGivesANewValue() {
    Param plain = Param.decimal("a");
    Param full = plain.withDefault(2.5).between(1, 3).unit("%").doc("text");

    assertThat(plain.defaultValue()).isEqualTo(0.0);
    assertThat(plain.max()).isInfinite();
    assertThat(full.name()).isEqualTo("a");
    assertThat(full.type()).isEqualTo(ParamType.DECIMAL);
    assertThat(full.defaultValue()).isEqualTo(2.5);
    assertThat(full.min()).isEqualTo(1);
    assertThat(full.max()).isEqualTo(3);
    assertThat(full.unit()).isEqualTo("%");
    assertThat(full.doc()).isEqualTo("text");
    assertThat(full).hasToString("a: a number from 1 to 3 (%), default 2.5");
  }

  @Test
  void oneSidedBoundsAreSaidAsSuch() {
    assertThat(Param.integer("a").between(1, Double.POSITIVE_INFINITY).allowed())
        .isEqualTo("a whole number of at least 1");
    assertThat(Param.integer("a").between(Double.NEGATIVE_INFINITY, -1).allowed())
        .isEqualTo("a whole number of at most -1");
  }

  @Test
  void formatsValuesAsTheConfigurationWritesThem() {
    assertThat(Param.timeOfDay("a").format(570)).isEqualTo("\"0930\"");
    assertThat(Param.timeOfDay("a").format(1440)).isEqualTo("\"2400\"");
    assertThat(Param.decimal("a").format(2.0)).isEqualTo("2");
    assertThat(Param.decimal("a").format(0.25)).isEqualTo("0.25");
    assertThat(Param.integer("a").format(7)).isEqualTo("7");
    assertThat(Param.choice("a", "x").format("x")).isEqualTo("x");
  }

  @Test
  void refusesNamesOfOtherCharactersThanLettersDigitsAndUnderscores() {
    for (String wrong : new String[] {"Stop", "2nd", "a-b", "a b", "", "_a", "é"}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> Param.flag(wrong))
          .withMessage(
              "parameter name '"
                  + wrong
                  + "': expected letters, digits and underscores, a lower case letter first");
    }
  }

  @Test
  void takesNamesWithCapitalsInside() {
    assertThat(Param.flag("enable6AZScoreHour").name()).isEqualTo("enable6AZScoreHour");
  }

  @Test
  void readsNumbersFromATextWithCommasOrAList() {
    Param days = Param.numbers("days").between(1, 7).withDefault("1,2,3,4,5");

    assertThat(days.defaultValue()).isEqualTo(List.of(1.0, 2.0, 3.0, 4.0, 5.0));
    assertThat(days.parse("2, 4.5")).isEqualTo(List.of(2.0, 4.5));
    assertThat(days.parse(List.of(2, 4.5))).isEqualTo(List.of(2.0, 4.5));
    assertThat(days.parse(3)).isEqualTo(List.of(3.0));
    assertThat(days.format(List.of(2.0, 4.5))).isEqualTo("\"2,4.5\"");
  }

  @Test
  void refusesNumbersThatAreNoneOrOutOfBounds() {
    Param days = Param.numbers("days").between(1, 7).withDefault("1");

    for (Object wrong : new Object[] {"1,8", "0", "1,,2", "", "Monday", "NaN", "1,", List.of()}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> days.parse(wrong))
          .withMessageContaining("expected numbers with commas between them, each from 1 to 7");
    }
  }

  @Test
  void filtersAreBandsOfFeaturesWithABoundOrBoth() {
    Param filters = Param.filters("filters");
    FeatureBand low = new FeatureBand("daily_ibs", Double.NEGATIVE_INFINITY, 0.2);

    assertThat(filters.defaultValue()).isEqualTo(List.of());
    assertThat(
            filters.parse(
                List.of(
                    Map.of("feature", "daily_ibs", "high", 0.2),
                    Map.of("feature", "adx_value", "low", 20L, "high", 40))))
        .isEqualTo(List.of(low, new FeatureBand("adx_value", 20, 40)));
    assertThat(filters.parse(List.of(low))).isEqualTo(List.of(low));
    assertThat(filters.format(List.of(low, new FeatureBand("adx_value", 20, 40.5))))
        .isEqualTo("[{feature: daily_ibs, high: 0.2}, {feature: adx_value, low: 20, high: 40.5}]");
    assertThat(filters.format(filters.defaultValue())).isEqualTo("[]");
    assertThat(low.contains(0.2)).isTrue();
    assertThat(low.contains(Math.nextUp(0.2))).isFalse();
    assertThat(low.contains(Double.NaN)).isFalse();
  }

  @Test
  void refusesFiltersThatAreNone() {
    Param filters = Param.filters("filters");

    refuses(
        filters,
        "ibs",
        "filters is \"ibs\", expected a list of {feature, low, high}, one bound or both");
    refuses(filters, List.of(1), "filters: a filter is 1, expected feature, low and high");
    refuses(filters, List.of(Map.of("low", 1)), "filters: a filter names no feature");
    refuses(
        filters,
        List.of(Map.of("feature", "ibs")),
        "filters: the filter on ibs has no bound, expected low, high or both");
    refuses(
        filters,
        List.of(Map.of("feature", "ibs", "low", 0.3, "high", 0.2)),
        "filters: the filter on ibs has low 0.3 and high 0.2, expected low to be at most high");
    refuses(
        filters,
        List.of(Map.of("feature", "ibs", "lo", 0.3)),
        "filters: a filter has lo, expected feature, low and high");
    refuses(
        filters,
        List.of(Map.of("feature", "ibs", "low", "x")),
        "filters: a filter has the bound x, expected a number");
    FeatureBand band = new FeatureBand("ibs", 0, 1);
    refuses(filters, List.of(band, band), "filters: there are two filters on ibs");
  }

  @Test
  void refusesBoundsThatMakeNoSense() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Param.integer("a").between(2, 1))
        .withMessage("parameter a: bounds 2.0 > 1.0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Param.flag("a").between(0, 1))
        .withMessage("parameter a is no number and takes no bounds");
  }

  @Test
  void refusesAChoiceOfNoWordsOrOfTwoThatAreTheSame() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Param.choice("a"))
        .withMessage("parameter a: a choice needs words");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Param.choice("a", "ATR", "percent", "atr"))
        .withMessage("parameter a: two choices atr");
  }

  @Test
  void refusesNothing() {
    assertThatNullPointerException().isThrownBy(() -> Param.integer("a").parse(null));
  }

  private static void refuses(Param param, Object raw, String message) {
    assertThatIllegalArgumentException().isThrownBy(() -> param.parse(raw)).withMessage(message);
  }
}
