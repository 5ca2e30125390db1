package io.multialpha.host.model.forest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** That every way of scoring gives the bits of the plain one. */
class ForestScorerTest {
  @Property(tries = 300)
  void givesTheBitsOfThePlainWay(
      @ForAll long seed,
      @ForAll @IntRange(min = 1, max = 90) int inputs,
      @ForAll @IntRange(min = 1, max = 20) int classes,
      @ForAll @IntRange(min = 1, max = 40) int trees,
      @ForAll @IntRange(min = 0, max = 12) int depth,
      @ForAll boolean acceptsMissing) {
    RandomForests random = new RandomForests(seed);
    Forest forest = random.forest(inputs, classes, trees, depth, acceptsMissing);
    sameBits(forest, random, 20);
  }

  @Example
  void givesThemForAChainOfAHundredThousandSplits() {
    RandomForests random = new RandomForests(1);
    sameBits(random.chain(3, 100_000), random, 20);
  }

  @Example
  void givesThemForATreeAsWideAsItCanBe() {
    RandomForests random = new RandomForests(3);
    sameBits(random.forest(5, 2, 9, 14, true), random, 50);
    sameBits(random.full(5, 13), random, 50);
  }

  @Example
  void givesThemWhereOnlyALaterTreeIsTooWideForSmallNodes() {
    RandomForests random = new RandomForests(4);
    Forest narrow = random.forest(5, 2, 9, 4, true);
    List<Tree> trees = new ArrayList<>(narrow.trees());
    trees.addAll(random.full(5, 13).trees());
    trees.addAll(narrow.trees());
    sameBits(new Forest(5, 2, LeafValues.FRACTIONS, true, trees), random, 50);
  }

  @Example
  void passesOverTheInputThatALeafNames() {
    TreeGrower grower = new TreeGrower(2);
    int root = grower.split(0, 0.5, false);
    int leaf = grower.split(99, Double.NaN, false);
    grower.children(root, leaf, grower.leaf(1, 3));
    Forest forest = new Forest(1, 2, LeafValues.COUNTS, false, List.of(grower.grown()));

    assertThat(CompiledForest.of(forest).scorer().probability(new double[] {9}, 1)).isEqualTo(0.75);
    assertThat(CompiledForest.of(forest).scorer().probability(new double[] {0}, 1)).isZero();
  }

  @Example
  void givesThemForABatchOnSeveralThreads() {
    RandomForests random = new RandomForests(2);
    Forest forest = random.forest(7, 3, 50, 9, false);
    int count = 1_111;
    double[] rows = new double[count * 7];
    for (int i = 0; i < count; i++) {
      System.arraycopy(random.row(7, i % 50 == 3), 0, rows, i * 7, 7);
    }
    for (int threads = 1; threads <= 3; threads++) {
      double[] into = new double[count * 3];
      CompiledForest.of(forest).probabilities(rows, into, threads);
      for (int i = 0; i < count; i++) {
        assertThat(Arrays.copyOfRange(into, 3 * i, 3 * i + 3))
            .as("row %d, %d threads", i, threads)
            .containsExactly(
                PlainScorer.probabilities(forest, Arrays.copyOfRange(rows, 7 * i, 7 * i + 7)));
      }
    }
  }

  private static void sameBits(Forest forest, RandomForests random, int count) {
    CompiledForest compiled = CompiledForest.of(forest);
    ForestScorer scorer = compiled.scorer();
    double[] rows = new double[count * forest.inputs()];
    double[] expected = new double[count * forest.classes()];
    double[] into = new double[forest.classes()];
    for (int i = 0; i < count; i++) {
      double[] row = random.row(forest.inputs(), i % 2 == 1);
      double[] plain = PlainScorer.probabilities(forest, row);
      System.arraycopy(row, 0, rows, i * row.length, row.length);
      System.arraycopy(plain, 0, expected, i * plain.length, plain.length);

      assertThat(scorer.probabilities(row, into)).isEqualTo(!Double.isNaN(plain[0]));
      assertThat(bits(into)).as("row %d", i).containsExactly(bits(plain));
      for (int c = 0; c < plain.length; c++) {
        assertThat(bits(scorer.probability(row, c))).containsExactly(bits(plain[c]));
      }
    }
    double[] batch = new double[expected.length];
    compiled.probabilities(rows, batch, 1);
    assertThat(bits(batch)).as("all rows at once").containsExactly(bits(expected));
  }

  private static long[] bits(double... numbers) {
    return Arrays.stream(numbers).mapToLong(Double::doubleToLongBits).toArray();
  }

  @Example
  void refusesARowWithAValueTooLargeForAFloat() {
    ForestScorer scorer = CompiledForest.of(stump(false)).scorer();

    assertThat(scorer.probability(new double[] {3.4028235677973362e38}, 0)).isEqualTo(0.5);
    assertThat(scorer.probability(new double[] {3.4028235677973366e38}, 0)).isNaN();
    assertThat(scorer.probability(new double[] {-3.4028235677973366e38}, 0)).isNaN();
    assertThat(scorer.probability(new double[] {Double.NEGATIVE_INFINITY}, 0)).isNaN();
  }

  @Example
  void refusesAMissingValueUnlessTheForestAcceptsIt() {
    double[] row = {Double.NaN};
    double[] into = new double[2];

    assertThat(CompiledForest.of(stump(false)).scorer().probabilities(row, into)).isFalse();
    assertThat(into).containsOnly(Double.NaN);
    assertThat(CompiledForest.of(stump(true)).scorer().probabilities(row, into)).isTrue();
    assertThat(into).containsExactly(0.25, 0.75);
  }

  @Example
  void skipsNodesThatWereCutOff() {
    TreeGrower grower = new TreeGrower(2);
    grower.leaf(1, 3);
    int cut = grower.split(0, 0.5, false);
    grower.children(cut, grower.leaf(1, 0), grower.leaf(0, 1));
    Forest forest = new Forest(1, 2, LeafValues.COUNTS, false, List.of(grower.grown()));

    assertThat(CompiledForest.of(forest).scorer().probability(new double[] {9}, 1)).isEqualTo(0.75);
  }

  @Example
  void refusesANodeWithTwoParents() {
    TreeGrower grower = new TreeGrower(2);
    int root = grower.split(0, 0.5, false);
    int shared = grower.leaf(1, 3);
    grower.children(root, shared, shared);

    assertThatThrownBy(() -> new Forest(1, 2, LeafValues.COUNTS, false, List.of(grower.grown())))
        .hasMessage("tree 0, node 0: children 1 and 1; expected two nodes without another parent");
  }

  @Example
  void refusesMoreInputsThanCanBeScoredWhenAForestIsRead() {
    TreeGrower grower = new TreeGrower(2);
    grower.leaf(1, 3);
    List<Tree> trees = List.of(grower.grown());

    Forest widest = new Forest(65_535, 2, LeafValues.COUNTS, false, trees);
    assertThat(CompiledForest.of(widest).scorer().probability(new double[65_535], 1))
        .isEqualTo(0.75);
    assertThatThrownBy(() -> new Forest(65_536, 2, LeafValues.COUNTS, false, trees))
        .hasMessage("a forest of 65536 inputs; at most 65535 can be scored");
  }

  @Example
  void refusesARowOfAnotherLength() {
    ForestScorer scorer = CompiledForest.of(stump(false)).scorer();

    assertThatThrownBy(() -> scorer.probability(new double[2], 0))
        .hasMessage("a row of 2; expected 1");
    assertThatThrownBy(() -> scorer.probabilities(new double[1], new double[3]))
        .hasMessage("room for 3 probabilities; expected 2");
    assertThatThrownBy(() -> scorer.probability(new double[1], 2)).hasMessage("class 2 of 2");
  }

  private static Forest stump(boolean acceptsMissing) {
    TreeGrower grower = new TreeGrower(2);
    int root = grower.split(0, 0.5, true);
    grower.children(root, grower.leaf(1, 3), grower.leaf(2, 2));
    return new Forest(1, 2, LeafValues.COUNTS, acceptsMissing, List.of(grower.grown()));
  }
}
