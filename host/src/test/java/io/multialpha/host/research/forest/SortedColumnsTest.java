package io.multialpha.host.research.forest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.multialpha.host.model.forest.Forest;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SortedColumnsTest {
  @Test
  void sortsByValueAndThenByRow() {
    SortedColumns sorted = SortedColumns.of(new double[][] {{2, -0.0, -3, 0.0, 2}});

    assertThat(sorted.values(0)).containsExactly(-3, 0, 0, 2, 2);
    assertThat(sorted.rowAt(0)).containsExactly(2, 1, 3, 0, 4);
    assertThat(sorted.position(0)).containsExactly(3, 1, 0, 2, 4);
    assertThat(sorted.value(0, 2)).isEqualTo(-3);
  }

  @Test
  void roundsToFloats() {
    SortedColumns sorted = SortedColumns.of(new double[][] {{0.1, 0.1 + 1e-12}});

    assertThat(sorted.values(0)).containsExactly(0.1f, 0.1f);
  }

  @Test
  void someRowsAndInputsTrainAsIfTheyAloneHadBeenSorted() {
    Random random = new Random(5);
    double[][] columns = new double[5][300];
    boolean[] labels = new boolean[300];
    for (int row = 0; row < labels.length; row++) {
      for (double[] column : columns) {
        column[row] = Math.rint(20 * random.nextGaussian());
      }
      labels[row] = columns[2][row] + random.nextInt(20) > 10;
    }
    int[] rows = IntStream.range(0, 300).filter(row -> row % 3 != 1).toArray();
    int[] inputs = {4, 2, 0};
    double[][] alone = new double[3][];
    for (int i = 0; i < inputs.length; i++) {
      double[] column = columns[inputs[i]];
      alone[i] = IntStream.of(rows).mapToDouble(row -> column[row]).toArray();
    }
    boolean[] their = new boolean[rows.length];
    for (int i = 0; i < rows.length; i++) {
      their[i] = labels[rows[i]];
    }

    Forest ofSome = train(SortedColumns.of(columns).rows(rows).inputs(inputs), their);
    Forest ofAlone = train(SortedColumns.of(alone), their);

    assertThat(ofSome).usingRecursiveComparison().isEqualTo(ofAlone);
    assertThat(ofSome.nodes()).isGreaterThan(20);
  }

  private static Forest train(SortedColumns columns, boolean[] labels) {
    ForestParams params = ForestParams.defaults(4, 1).withMinSamplesLeaf(5);
    return new PresortedTrainer(1).train(TrainingRows.of(columns, labels), params).forest();
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, Double.NEGATIVE_INFINITY, 1e39})
  void refusesWhatIsNoFloat(double value) {
    assertThatThrownBy(() -> SortedColumns.of(new double[][] {{1, 2}, {3, value}}))
        .hasMessage("input 1 is " + value + " in row 1; expected a float");
  }

  @Test
  void refusesColumnsThatAreMissingOrUneven() {
    assertThatThrownBy(() -> SortedColumns.of(new double[0][]))
        .hasMessage("there are no rows of inputs to train on");
    assertThatThrownBy(() -> SortedColumns.of(new double[2][0]))
        .hasMessage("there are no rows of inputs to train on");
    assertThatThrownBy(() -> SortedColumns.of(new double[][] {{1, 2}, {3}}))
        .hasMessage("input 1 has 1 rows, input 0 has 2");
  }

  @Test
  void refusesRowsOutOfOrderOrRange() {
    SortedColumns sorted = SortedColumns.of(new double[][] {{1, 2, 3}});

    assertThatThrownBy(() -> sorted.rows(new int[] {1, 1}))
        .hasMessage("row 1 of 3 at place 1; expected ascending rows");
    assertThatThrownBy(() -> sorted.rows(new int[] {3}))
        .hasMessage("row 3 of 3 at place 0; expected ascending rows");
    assertThatThrownBy(() -> sorted.rows(new int[0]))
        .hasMessage("no rows are kept; expected at least 1");
    assertThatThrownBy(() -> sorted.inputs(new int[0]))
        .hasMessage("no inputs are kept; expected at least 1");
  }
}
