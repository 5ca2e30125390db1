package io.multialpha.host.model.pickle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Hundreds of thousands of damaged files, the same in each run: none brings out anything but a
 * {@link PickleException}, and none costs more than its budget.
 */
class DamagedFilesTest {
  private static final int CASES_PER_SEED = 55_000;

  /** Inflated bytes, inflation, memory, array, text, opcodes, memo, depth, values. */
  private static final Budget BUDGET =
      new Budget(1 << 20, 100, 1 << 20, 1 << 18, 1 << 16, 20_000, 5_000, 20, 50_000);

  /**
   * A budget's memory, and as much again where estimates are rough, blocks that are read and what a
   * decompressor needs. Without bounds, a single case asks for gigabytes.
   */
  private static final long MOST_BYTES = 128L << 20;

  private static List<byte[]> files() {
    List<byte[]> files = new ArrayList<>();
    for (byte[] pickle : Samples.all()) {
      for (Container container : Container.values()) {
        // Decompressors find most damage themselves; so most cases go to the machine.
        for (int i = 0; i < (container == Container.RAW ? 60 : 1); i++) {
          files.add(Packed.in(container, pickle));
        }
      }
    }
    return files;
  }

  @Test
  void theFilesAreReadableBeforeTheyAreDamaged() {
    for (byte[] file : files()) {
      assertThatCode(() -> Pickle.read(file, BUDGET)).doesNotThrowAnyException();
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void damageIsRefusedOrReadWithinTheBudget(long seed) {
    Mutator mutator = new Mutator(seed);
    List<byte[]> files = files();
    int read = 0;
    for (int i = 0; i < CASES_PER_SEED; i++) {
      byte[] file = files.get(i % files.size());
      byte[] damaged = mutator.damage(file, files.get((i * 31) % files.size()));
      long before = allocated();
      if (isRead(damaged, seed, i)) {
        read++;
      }
      assertThat(allocated() - before).as("seed %d, case %d", seed, i).isLessThan(MOST_BYTES);
    }
    assertThat(read).as("some damage does no harm, most does").isBetween(100, CASES_PER_SEED / 2);
  }

  /** No damage, but malice: keys that all have one hash, in which a plain map looks one by one. */
  @Test
  void keysOfOneHashTakeNoLongerThanOthers() throws Exception {
    Pickled pickled = Pickled.protocol(4).op(Opcode.EMPTY_DICT);
    int keys = 1 << 16;
    for (int key = 0; key < keys; key++) {
      StringBuilder text = new StringBuilder();
      for (int bit = 0; bit < 16; bit++) {
        text.append((key >> bit & 1) == 0 ? "Aa" : "BB");
      }
      pickled.text(text.toString()).op(Opcode.NONE, Opcode.SETITEM);
      pickled.op(Opcode.LONG1, 8).i8((long) key << 32 | key).op(Opcode.NONE, Opcode.SETITEM);
    }
    byte[] file = pickled.stop();

    Value read =
        assertTimeoutPreemptively(
            Duration.ofSeconds(10), () -> Pickle.read(file, Budget.standard()).value());

    assertThat(((Value.Dict) read).asMap()).hasSize(2 * keys);
  }

  private static boolean isRead(byte[] damaged, long seed, int number) {
    try {
      Pickle pickle = Pickle.read(damaged, BUDGET);
      walk(pickle.value(), 0);
      return true;
    } catch (PickleException e) {
      assertThat(e.getMessage()).isNotEmpty();
      return false;
    } catch (RuntimeException | StackOverflowError e) {
      throw new AssertionError("seed " + seed + ", case " + number, e);
    }
  }

  /** What was read can be walked without care, as its page says. */
  private static int walk(Value value, int depth) {
    assertThat(depth).isLessThanOrEqualTo(BUDGET.depth());
    int count = 1;
    if (value instanceof Value.Items items) {
      for (Value item : items.items()) {
        count += walk(item, depth + 1);
      }
    } else if (value instanceof Value.Dict dict) {
      for (Value entry : dict.asMap().values()) {
        count += walk(entry, depth + 1);
      }
    } else if (value instanceof Value.Instance instance) {
      count += walk(instance.state(), depth + 1);
      for (Value argument : instance.arguments()) {
        count += walk(argument, depth + 1);
      }
    } else if (value instanceof Value.Array array) {
      assertThat(array.bytes().capacity() + array.objects().size())
          .isEqualTo(
              array.dtype().kind() == 'O' ? array.size() : array.size() * array.dtype().itemSize());
      for (Value object : array.objects()) {
        count += walk(object, depth + 1);
      }
    }
    return count;
  }

  private static long allocated() {
    var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
    return threads.getCurrentThreadAllocatedBytes();
  }
}
