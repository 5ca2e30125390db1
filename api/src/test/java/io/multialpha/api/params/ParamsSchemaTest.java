package io.multialpha.api.params;

import static io.multialpha.api.params.Param.choice;
import static io.multialpha.api.params.Param.decimal;
import static io.multialpha.api.params.Param.flag;
import static io.multialpha.api.params.Param.integer;
import static io.multialpha.api.params.Param.timeOfDay;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ParamsSchemaTest {
  @Test
  void givesTheFiltersOfAllItsParametersTogether() {
    FeatureBand one = new FeatureBand("ibs", 0, 1);
    FeatureBand other = new FeatureBand("adx_value", 20, 40);
    ParamsSchema schema =
        ParamsSchema.of(
            Param.filters("filters").doc("bands"),
            Param.flag("enable_short").doc("short"),
            Param.filters("further").doc("bands"));
    Params params = schema.with(Map.of("further", List.of(one), "filters", List.of(other)));

    assertThat(params.filters("filters")).containsExactly(other);
    assertThat(params.filters()).containsExactly(other, one);
    assertThat(schema.defaults().filters()).isEmpty();
  }

  private static final ParamsSchema SCHEMA =
      ParamsSchema.of(
          integer("zeta").withDefault(3).doc("a number of bars"),
          decimal("alpha").withDefault(0.5).doc("a fraction"),
          flag("use_it").doc("a switch"),
          choice("kind", "percent", "ATR").doc("a word"),
          timeOfDay("from").withDefault("0930").doc("a time"));

  @Test
  void givesDefaultsWhereNothingIsGiven() {
    Params params = SCHEMA.with(Map.of("alpha", 0.75));

    assertThat(params.integer("zeta")).isEqualTo(3);
    assertThat(params.decimal("alpha")).isEqualTo(0.75);
    assertThat(params.flag("use_it")).isFalse();
    assertThat(params.choice("kind")).isEqualTo("percent");
    assertThat(params.minuteOfDay("from")).isEqualTo(570);
  }

  @Test
  void keepsTheOrderOfDeclaration() {
    assertThat(SCHEMA.all())
        .extracting(Param::name)
        .containsExactly("zeta", "alpha", "use_it", "kind", "from");
    assertThat(SCHEMA.with(Map.of("from", "1000", "alpha", 1)).asMap().keySet())
        .containsExactly("zeta", "alpha", "use_it", "kind", "from");
  }

  @Test
  void findsParametersByName() {
    assertThat(SCHEMA.find("kind")).map(Param::type).contains(ParamType.CHOICE);
    assertThat(SCHEMA.find("kinds")).isEmpty();
    assertThat(ParamsSchema.none().all()).isEmpty();
  }

  @Test
  void refusesWhatItDoesNotKnowOrAllow() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SCHEMA.with(Map.of("alhpa", 1)))
        .withMessage("unknown parameter alhpa");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SCHEMA.with(Map.of("zeta", "x")))
        .withMessage("zeta is \"x\", expected a whole number");
  }

  @Test
  void refusesAParameterDeclaredTwiceOrWithoutDocumentation() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ParamsSchema.of(flag("a").doc("x"), integer("a").doc("y")))
        .withMessage("parameter a is declared twice");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ParamsSchema.of(flag("a")))
        .withMessage("parameter a has no doc text");
  }

  @Test
  void refusesADefaultOutsideItsOwnBoundsInWhateverOrderTheyAreGiven() {
    String message =
        "parameter a: the default 0 is not allowed, expected a whole number from 2 to 9";
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ParamsSchema.of(integer("a").between(2, 9).doc("x")))
        .withMessage(message);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ParamsSchema.of(integer("a").withDefault(0).between(2, 9).doc("x")))
        .withMessage(message);
    assertThat(ParamsSchema.of(integer("a").between(2, 9).withDefault(2).doc("x")).all())
        .hasSize(1);
  }

  @Test
  void valuesAreReadByTheTypeTheyWereDeclaredWith() {
    Params params = SCHEMA.defaults();

    assertThatIllegalArgumentException()
        .isThrownBy(() -> params.integer("from"))
        .withMessage("no parameter from of type INTEGER in the schema");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> params.decimal("zeta"))
        .withMessage("no parameter zeta of type DECIMAL in the schema");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> params.flag("missing"))
        .withMessage("no parameter missing of type FLAG in the schema");
  }

  @Test
  void valuesCannotBeChangedAndAreEqualByValue() {
    Params params = SCHEMA.defaults();

    assertThatExceptionOfType(UnsupportedOperationException.class)
        .isThrownBy(() -> params.asMap().put("zeta", 4));
    assertThat(params)
        .isEqualTo(SCHEMA.with(Map.of("zeta", 3)))
        .hasSameHashCodeAs(SCHEMA.with(Map.of("zeta", 3)))
        .isNotEqualTo(SCHEMA.with(Map.of("zeta", 4)));
  }

  @Test
  void listsAFamilyOnceAndKnowsAllOfIt() {
    ParamsSchema schema =
        ParamsSchema.of(Param.flag("on").doc("whether"))
            .withFamily("{sym}Len", List.of(length("es"), length("nq")));

    assertThat(schema.listed())
        .extracting(ParamsSchema.Listed::label)
        .containsExactly("on", "{sym}Len");
    assertThat(schema.all()).extracting(Param::name).containsExactly("on", "esLen", "nqLen");
    assertThat(schema.with(Map.of("nqLen", 7)).integer("nqLen")).isEqualTo(7);
  }

  @Test
  void refusesAFamilyWhoseMembersDiffer() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                ParamsSchema.none()
                    .withFamily("{sym}Len", List.of(length("es"), length("nq").withDefault(2))))
        .withMessage("parameter nqLen differs from others of the family {sym}Len");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ParamsSchema.none().withFamily("{sym}Len", List.of()))
        .withMessage("family {sym}Len has no parameters");
  }

  private static Param length(String symbol) {
    return Param.integer(symbol + "Len").doc("length");
  }
}
