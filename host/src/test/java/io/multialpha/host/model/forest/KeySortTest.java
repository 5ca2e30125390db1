package io.multialpha.host.model.forest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Comparator;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;

class KeySortTest {
  private static final Comparator<Long> BY_KEY = (a, b) -> Long.compareUnsigned(a >>> 32, b >>> 32);

  @Property(tries = 500)
  void sortsByTheUpperHalfAndKeepsTheOrderOfEqualOnes(@ForAll @Size(max = 300) long[] numbers) {
    sortsAsASortThatCompares(numbers);
  }

  @Example
  void soItDoesWhereKeysDifferInOneDigitOnly() {
    for (int bit = 32; bit < 64; bit++) {
      long[] numbers = new long[100];
      for (int i = 0; i < numbers.length; i++) {
        numbers[i] = ((long) (i * 7 % 5 & 1) << bit) | i;
      }
      sortsAsASortThatCompares(numbers);
    }
  }

  @Example
  void leavesOutWhatIsBehindTheCount() {
    long[] numbers = {3L << 32, 1L << 32, 2L << 32, 0};

    assertThat(Arrays.copyOf(KeySort.sort(numbers, 3), 3))
        .containsExactly(1L << 32, 2L << 32, 3L << 32);
  }

  private static void sortsAsASortThatCompares(long[] numbers) {
    Long[] expected = Arrays.stream(numbers).boxed().toArray(Long[]::new);
    Arrays.sort(expected, BY_KEY);

    assertThat(KeySort.sort(numbers.clone(), numbers.length))
        .containsExactly(Arrays.stream(expected).mapToLong(Long::longValue).toArray());
  }
}
