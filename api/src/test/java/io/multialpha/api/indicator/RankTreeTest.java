package io.multialpha.api.indicator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.IntToDoubleFunction;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Places among all numbers so far, against counting; and what they cost, counted as well. */
class RankTreeTest {
  private static final int MANY = 100_000;

  @Property(tries = 60)
  void everyPlaceIsTheCountedOne(@ForAll long seed, @ForAll @IntRange(min = 1, max = 5000) int of) {
    Random random = new Random(seed);
    RankTree tree = new RankTree();
    TreeMap<Double, Integer> seen = new TreeMap<>();
    for (int i = 0; i < 3000; i++) {
      double value = random.nextInt(of) * 0.25 - of / 8.0;
      // One number with two bit patterns.
      seen.merge(value + 0.0, 1, Integer::sum);
      assertThat(tree.add(value == 0 && random.nextBoolean() ? -0.0 : value))
          .as("number %d", i)
          .isEqualTo(place(seen, value + 0.0));
    }
    assertThat(tree.size()).isEqualTo(3000);
  }

  @Property(tries = 20)
  void whatIsExpectedChangesNoPlace(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 5000) int of) {
    Random random = new Random(seed);
    RankTree told = new RankTree();
    RankTree untold = new RankTree();
    for (int i = 0; i < 6000; i++) {
      double value = random.nextInt(of) * 0.25;
      double other = random.nextInt(2 * of) * 0.25 - of / 8.0;
      // What comes, or something else, or nothing.
      switch (random.nextInt(3)) {
        case 0 -> told.expect(value);
        case 1 -> told.expect(other);
        default -> {}
      }
      assertThat(told.add(value)).as("number %d", i).isEqualTo(untold.add(value));
    }
    assertThat(told.levels()).isEqualTo(untold.levels());
    assertThat(told.room()).isEqualTo(untold.room());
  }

  @Test
  void anythingCanBeExpectedOfATreeOfAnySize() {
    RankTree tree = new RankTree();
    for (int i = 0; i < 10_000; i++) {
      tree.expect(Double.NEGATIVE_INFINITY);
      tree.expect(Double.POSITIVE_INFINITY);
      tree.expect(i - 0.5);
      assertThat(tree.add(i)).isEqualTo(i + 1);
    }
    assertThat(tree.size()).isEqualTo(10_000);
  }

  private static double place(TreeMap<Double, Integer> seen, double value) {
    int below = seen.headMap(value).values().stream().mapToInt(times -> times).sum();
    return (2.0 * below + 1 + seen.get(value)) / 2;
  }

  @Test
  void infinitiesAndTheSmallestStepsHaveTheirPlaces() {
    RankTree tree = new RankTree();
    double[] rising = {
      Double.NEGATIVE_INFINITY,
      -Double.MAX_VALUE,
      -Double.MIN_VALUE,
      0,
      Double.MIN_VALUE,
      Math.nextDown(1.0),
      1,
      Math.nextUp(1.0),
      Double.MAX_VALUE,
      Double.POSITIVE_INFINITY
    };
    for (int i = 0; i < rising.length; i++) {
      assertThat(tree.add(rising[i])).isEqualTo(i + 1);
    }
    assertThat(tree.add(Double.POSITIVE_INFINITY)).isEqualTo(rising.length + 0.5);
    assertThat(tree.add(Double.NEGATIVE_INFINITY)).isEqualTo(1.5);
  }

  @ParameterizedTest
  @ValueSource(strings = {"rising", "falling", "mixed"})
  void theWayToANumberGrowsWithTheLogarithmOnly(String order) {
    RankTree tree = new RankTree();
    IntToDoubleFunction number = number(order);
    int before = 0;
    for (int i = 0; i < MANY; i++) {
      tree.add(number.applyAsDouble(i));
      // Half full at least: 32 numbers in a leaf, 32 children of a node.
      double most = 3 + Math.max(0, Math.log(tree.size() / 32.0) / Math.log(32));
      assertThat(tree.levels()).isBetween(before, (int) most);
      before = tree.levels();
    }
    assertThat(before).isBetween(3, 4);
  }

  @ParameterizedTest
  @ValueSource(strings = {"rising", "falling", "mixed"})
  void roomIsTakenForAtMostTwiceTheNumbers(String order) {
    RankTree tree = new RankTree();
    IntToDoubleFunction number = number(order);
    for (int i = 1; i <= MANY; i++) {
      tree.add(number.applyAsDouble(i));
      if (i % 1000 == 0) {
        assertThat(tree.room()).isBetween(i, 2 * i + RankNode.LEAF);
      }
    }
  }

  @Test
  void repetitionsTakeNoRoom() {
    RankTree tree = new RankTree();
    for (int i = 0; i < MANY; i++) {
      tree.add(i % 50);
    }
    assertThat(tree.room()).isEqualTo(RankNode.LEAF);
    assertThat(tree.levels()).isEqualTo(2);
  }

  private static IntToDoubleFunction number(String order) {
    SplittableRandom random = new SplittableRandom(11);
    return switch (order) {
      case "rising" -> i -> i;
      case "falling" -> i -> -i;
      default -> i -> random.nextDouble();
    };
  }
}
