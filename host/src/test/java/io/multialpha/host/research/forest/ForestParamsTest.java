package io.multialpha.host.research.forest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class ForestParamsTest {
  @Test
  void countsInputsPerSplitAsScikitLearnDoes() {
    assertThat(List.of(MaxFeatures.sqrt().of(30), MaxFeatures.sqrt().of(1))).containsExactly(5, 1);
    assertThat(
            List.of(MaxFeatures.log2().of(30), MaxFeatures.log2().of(32), MaxFeatures.log2().of(1)))
        .containsExactly(4, 5, 1);
    assertThat(List.of(MaxFeatures.fraction(0.3).of(30), MaxFeatures.fraction(0.3).of(2)))
        .containsExactly(9, 1);
    assertThat(MaxFeatures.all().of(30)).isEqualTo(30);
    assertThat(MaxFeatures.count(7).of(30)).isEqualTo(7);
  }

  @Test
  void countsDrawsAsScikitLearnDoes() {
    assertThat(RowSampling.draws().of(1_001)).isEqualTo(1_001);
    assertThat(RowSampling.draws(0.5).of(1_001)).as("half to even").isEqualTo(500);
    assertThat(RowSampling.draws(0.5).of(1_003)).isEqualTo(502);
    assertThat(RowSampling.draws(0.01).of(10)).isEqualTo(1);
  }

  @Test
  void refusesNumbersOutOfRange() {
    ForestParams good = ForestParams.defaults(10, 42);

    assertThatThrownBy(() -> ForestParams.defaults(0, 42))
        .hasMessage("n_estimators is 0; expected at least 1");
    assertThatThrownBy(() -> good.withMaxDepth(0))
        .hasMessage("max_depth is 0; expected at least 1");
    assertThatThrownBy(() -> good.withMinSamplesLeaf(0))
        .hasMessage("min_samples_leaf is 0; expected at least 1");
    assertThatThrownBy(() -> good.withSeed(-1))
        .hasMessage("random_state is -1; expected 0 to 4294967295");
    assertThatThrownBy(() -> good.withSeed(1L << 32)).hasMessageContaining("random_state");
    assertThatThrownBy(() -> MaxFeatures.fraction(1.1))
        .hasMessage("max_features is 1.1 of the inputs; expected above 0 and at most 1");
    assertThatThrownBy(() -> MaxFeatures.count(0))
        .hasMessage("max_features is 0; expected at least 1");
    assertThatThrownBy(() -> RowSampling.draws(0))
        .hasMessage("max_samples is 0.0 of the rows; expected above 0 and at most 1");
    assertThatThrownBy(() -> new RowSampling(false, OptionalDouble.of(0.7)))
        .hasMessageStartingWith("max_samples is 0.7, and no rows are drawn");
  }

  @Test
  void refusesRowsThatNothingCanBeLearntFrom() {
    SortedColumns two = SortedColumns.of(new double[][] {{1, 2}});
    double[] ones = {1, 1};
    boolean[] mixed = {true, false};

    assertThatThrownBy(() -> TrainingRows.of(two, new boolean[] {true, true}))
        .hasMessage(
            "all of the 2 rows that count are of class 1; a forest learns from rows of both");
    assertThatThrownBy(() -> new TrainingRows(two, mixed, new double[] {0, 1}, List.of()))
        .hasMessageContaining("are of class 0");
    assertThatThrownBy(() -> new TrainingRows(two, mixed, new double[] {1, -1}, List.of()))
        .hasMessage("row 1 has the weight -1.0; expected a number of at least 0");
    assertThatThrownBy(() -> TrainingRows.of(two, new boolean[] {true}))
        .hasMessage("2 rows, 1 labels and 1 weights");
    assertThatThrownBy(() -> new TrainingRows(two, mixed, ones, List.of("a", "b")))
        .hasMessage("2 names for 1 inputs");
  }
}
