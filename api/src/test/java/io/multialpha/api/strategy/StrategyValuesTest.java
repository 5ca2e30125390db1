package io.multialpha.api.strategy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.multialpha.api.strategy.Signal.Action;
import org.junit.jupiter.api.Test;

class StrategyValuesTest {
  @Test
  void anIntentHasAReasonOfOneLine() {
    assertThat(Signal.enterLong("IBS entry")).isEqualTo(new Signal(Action.ENTER_LONG, "IBS entry"));
    assertThat(Signal.enterShort("x").isEntry()).isTrue();
    assertThat(Signal.exit("x").isEntry()).isFalse();
    assertThat(Signal.HOLD.isEntry()).isFalse();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Signal.exit(" "))
        .withMessage("a signal to EXIT needs a reason");
    for (String twoLines : new String[] {"a\nb", "a\r"}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> Signal.enterLong(twoLines))
          .withMessage("the reason of a signal is one line");
    }
    assertThat(Signal.exit("a".repeat(200)).reason()).hasSize(200);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Signal.exit("a".repeat(201)))
        .withMessage("the reason of a signal has 201 characters, expected at most 200");
  }

  @Test
  void modelFilesAreNamedBySymbol() {
    ModelLayout layout = ModelLayout.in("models/breakout/");

    assertThat(layout.folder()).isEqualTo("models/breakout/");
    assertThat(layout.metadataFileOf("ES")).isEqualTo("ES_best.json");
    assertThat(layout.modelFileOf("6A")).isEqualTo("6A_rf_model.pkl");
    assertThat(ModelLayout.standard().folder()).isEqualTo("models/");
  }

  @Test
  void modelFilesStayInTheirFolder() {
    for (String wrong : new String[] {"best.json", "x/{SYMBOL}.json", "x\\{SYMBOL}.json"}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> new ModelLayout("models/", "{SYMBOL}.json", wrong))
          .withMessage(
              "model file name '" + wrong + "': expected a plain name with {SYMBOL} in it");
    }
    for (String wrong : new String[] {"/models", "../models", " ", "models/../.."}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> ModelLayout.in(wrong))
          .withMessage(
              "model folder '" + wrong + "': expected a folder below the installation's root");
    }
  }

  @Test
  void dataNeedsAddUp() {
    DataNeeds needs =
        DataNeeds.none()
            .withHourlyWarmup(20)
            .withDailyWarmup(5)
            .withReferences("TLT")
            .withReferences("VIX");

    assertThat(needs.hourlyWarmup()).isEqualTo(20);
    assertThat(needs.dailyWarmup()).isEqualTo(5);
    assertThat(needs.references()).containsExactly("TLT", "VIX");
    assertThat(DataNeeds.none().references()).isEmpty();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> DataNeeds.none().withHourlyWarmup(-1))
        .withMessage("warm-up of -1 hourly and 0 daily bars: negative");
  }

  @Test
  void aStrategyHasAPlainIdAndADescription() {
    assertThat(StrategyInfo.of("gap-fade_2", "Fades gaps").id()).isEqualTo("gap-fade_2");
    for (String wrong : new String[] {"Gap", "2gap", "gap fade", "", "gap.fade"}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> StrategyInfo.of(wrong, "x"))
          .withMessage("strategy id '" + wrong + "': expected lower case letters, digits, - and _");
    }
    assertThatIllegalArgumentException()
        .isThrownBy(() -> StrategyInfo.of("gap", " "))
        .withMessage("strategy gap has no description");
  }
}
