package io.multialpha.host.model.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.multialpha.host.model.ModelException;
import io.multialpha.host.model.forest.Forest;
import io.multialpha.host.model.forest.LeafValues;
import io.multialpha.host.model.forest.PairwiseSum;
import io.multialpha.host.model.forest.Tree;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class LeafConversionTest {
  private static final String SEED = "20240917";

  @Property(seed = SEED, tries = 2_000)
  void wholeCountsComeBackFromTheirFractions(
      @ForAll @Size(min = 1, max = 20) List<@IntRange(max = 100_000) Integer> counts) {
    double[] given = counts.stream().mapToDouble(count -> count).toArray();
    double weight = PairwiseSum.of(given, 0, given.length);
    double[] leaf = divided(given, weight == 0 ? 1 : weight);

    assertThat(LeafConversion.toCounts(leaf, weight)).isTrue();

    assertThat(leaf).containsExactly(given);
  }

  @Property(seed = SEED, tries = 2_000)
  void weightedCountsAreFoundThatGiveTheVeryFractions(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 7) int classes) {
    double[] given = new Random(seed).doubles(classes, 1e-3, 1e4).toArray();
    // As in training, where the weights are added up sample by sample.
    double weight = 0;
    for (double count : given) {
      weight += count;
    }
    double[] fractions = divided(given, weight);
    double[] leaf = fractions.clone();

    assertThat(LeafConversion.toCounts(leaf, weight)).isTrue();

    assertThat(divided(leaf, PairwiseSum.of(leaf, 0, leaf.length))).containsExactly(fractions);
  }

  @Test
  void refusesFractionsThatAreNoQuotients() {
    Forest forest = leaf(LeafValues.FRACTIONS, 0.3, 0.3);

    assertThatThrownBy(() -> LeafConversion.values(forest, 0, LeafValues.COUNTS))
        .isInstanceOf(ModelException.class)
        .hasMessage(
            "Leaf 0 of tree 0 has fractions that no counts give to the last bit, and scikit-learn"
                + " before 1.4 keeps counts; write for 1.4.");
  }

  @Test
  void dividesCountsByTheirSum() {
    assertThat(LeafConversion.values(leaf(LeafValues.COUNTS, 3, 7), 0, LeafValues.FRACTIONS))
        .containsExactly(0.3, 0.7);
    assertThat(LeafConversion.values(leaf(LeafValues.COUNTS, 0, 0), 0, LeafValues.FRACTIONS))
        .containsExactly(0, 0);
  }

  private static double[] divided(double[] counts, double sum) {
    double[] fractions = counts.clone();
    for (int c = 0; c < fractions.length; c++) {
      fractions[c] /= sum;
    }
    return fractions;
  }

  private static Forest leaf(LeafValues kind, double... values) {
    Tree tree =
        new Tree(
            new int[] {-1},
            new int[] {-1},
            new int[] {-2},
            new double[] {-2},
            new boolean[1],
            new double[1],
            new long[] {10},
            new double[] {10},
            values);
    return new Forest(1, values.length, kind, false, List.of(tree));
  }
}
