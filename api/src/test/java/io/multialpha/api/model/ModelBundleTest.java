package io.multialpha.api.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ModelBundleTest {
  private static final Classifier TWO_INPUTS =
      new Classifier() {
        @Override
        public int inputs() {
          return 2;
        }

        @Override
        public double probability(double[] values) {
          return 0.5;
        }
      };

  @Test
  void keepsMetadataInOrderAndLeavesOutWhatHasNoValue() {
    Map<String, Object> metadata = new LinkedHashMap<>();
    metadata.put("Symbol", "ES");
    metadata.put("Sharpe", 0.94);
    metadata.put("Deflated_Sharpe", null);
    metadata.put("Trades", 875);

    ModelBundle bundle = new ModelBundle("ES", TWO_INPUTS, List.of("a", "b"), 0.5, metadata);

    assertThat(bundle.metadata().keySet()).containsExactly("Symbol", "Sharpe", "Trades");
    assertThat(metadata).containsKey("Deflated_Sharpe");
  }

  @Test
  void isNotChangedByWhatItWasMadeFrom() {
    List<String> features = new ArrayList<>(List.of("a", "b"));
    Map<String, Object> metadata = new LinkedHashMap<>();
    ModelBundle bundle = new ModelBundle("ES", TWO_INPUTS, features, 0.5, metadata);
    features.add("c");
    metadata.put("Trades", 1);

    assertThat(bundle.features()).containsExactly("a", "b");
    assertThat(bundle.metadata()).isEmpty();
    assertThatExceptionOfType(UnsupportedOperationException.class)
        .isThrownBy(() -> bundle.metadata().put("Trades", 1));
  }

  @Test
  void refusesAThresholdThatPassesAllOrNothing() {
    for (double wrong : new double[] {0, 1, -0.1, Double.NaN}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> new ModelBundle("ES", TWO_INPUTS, List.of("a", "b"), wrong, Map.of()))
          .withMessage("ES: threshold is " + wrong + ", expected a number above 0 and below 1");
    }
  }

  @Test
  void refusesFeaturesThatDoNotFitTheModel() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ModelBundle("ES", TWO_INPUTS, List.of("a"), 0.5, Map.of()))
        .withMessage("ES: 1 features for a model of 2 inputs");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ModelBundle("ES", TWO_INPUTS, List.of(), 0.5, Map.of()));
  }
}
