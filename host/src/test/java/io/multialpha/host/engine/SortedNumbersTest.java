package io.multialpha.host.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.multialpha.api.indicator.ExpandingPercentile;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.DoubleStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** Many numbers at a time against the percentile that takes them one by one, bit by bit. */
class SortedNumbersTest {
  private static double[] oneByOne(double[] numbers) {
    ExpandingPercentile percentile = new ExpandingPercentile();
    return Arrays.stream(numbers).map(percentile::next).toArray();
  }

  private static double[] inBlocks(double[] numbers, int length) {
    SortedNumbers sorted = new SortedNumbers();
    DoubleStream all = DoubleStream.empty();
    for (int from = 0; from < numbers.length; from += length) {
      double[] block = Arrays.copyOfRange(numbers, from, Math.min(numbers.length, from + length));
      // Longer than what counts, as the place is where such numbers are collected.
      double[] room = Arrays.copyOf(block, block.length + 3);
      all = DoubleStream.concat(all, Arrays.stream(sorted.add(room, block.length)));
    }
    return all.toArray();
  }

  @Property(tries = 500)
  void givesWhatThePercentileGives(
      @ForAll("numbers") double[] numbers, @ForAll @IntRange(min = 1, max = 200) int length) {
    assertThat(inBlocks(numbers, length)).isEqualTo(oneByOne(numbers));
  }

  @Test
  void staysExactOverManyNumbers() {
    Random random = new Random(7);
    double[] all = random.doubles(20_000).toArray();
    double[] few = random.ints(20_000, 0, 40).mapToDouble(i -> i / 40.0).toArray();

    assertThat(inBlocks(all, 4096)).isEqualTo(oneByOne(all));
    assertThat(inBlocks(few, 4096)).isEqualTo(oneByOne(few));
  }

  @Test
  void takesTheTwoZerosForOneNumberAndInfinityForTheLargest() {
    double[] numbers = {0.0, -0.0, Double.POSITIVE_INFINITY, -0.0, Double.NEGATIVE_INFINITY, 0.0};

    for (int length = 1; length <= numbers.length; length++) {
      assertThat(inBlocks(numbers, length)).isEqualTo(oneByOne(numbers));
    }
  }

  @Provide
  Arbitrary<double[]> numbers() {
    Arbitrary<Double> few = Arbitraries.integers().between(-3, 3).map(i -> i * 0.5);
    Arbitrary<Double> wild = Arbitraries.doubles().between(-1e6, 1e6);
    return Arbitraries.oneOf(few, wild).array(double[].class).ofMinSize(1).ofMaxSize(400);
  }
}
