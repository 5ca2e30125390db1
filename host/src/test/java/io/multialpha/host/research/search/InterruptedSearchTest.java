package io.multialpha.host.research.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.multialpha.host.research.simulation.PortfolioMetrics;
import io.multialpha.host.research.simulation.Simulation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A search of many portfolios that is stopped on the way, and goes on later. */
class InterruptedSearchTest {
  private static final int SYMBOLS = 11;
  private static final int ALL = (1 << SYMBOLS) - 1;

  @TempDir Path folder;

  private final AtomicLong clock = new AtomicLong();
  private final List<Long> recorded = new ArrayList<>();
  private int damages;

  /** One limit: every set of symbols is a trial, worth as much as it has symbols. */
  private SearchResult search(SearchProgress progress) {
    Universe universe =
        new Universe(
            IntStream.range(0, SYMBOLS).mapToObj(i -> "S" + i).toList(),
            IntStream.range(0, SYMBOLS).mapToObj(i -> 0.0).toList(),
            Counted::new);
    return PortfolioSearch.run(
        universe,
        new Counted(),
        new SearchSettings(
            Algorithm.EXHAUSTIVE, 1, 1, new Constraint(5000, OptionalInt.empty()), 1),
        progress,
        tried -> {
          for (int i = 0; i < tried.size(); i++) {
            recorded.add(tried.get(i).symbols());
          }
        },
        Optional.of(new Checkpoint(file(), "same", clock::get, () -> damages++)));
  }

  private Path file() {
    return folder.resolve("search.part");
  }

  private void interrupt() {
    int[] pieces = {0};
    assertThatIllegalStateException()
        .isThrownBy(
            () ->
                search(
                    (more, total) -> {
                      // So that each piece is saved.
                      clock.addAndGet(6000);
                      if (++pieces[0] == 4) {
                        throw new IllegalStateException("stopped");
                      }
                    }));
  }

  @Test
  void hasWrittenItsTrialsDownAndGoesOnFromThere() {
    interrupt();
    assertThat(recorded).hasSize(3 * Grid.PIECE - 1);
    assertThat(file()).exists();

    List<Long> done = new ArrayList<>();
    SearchResult result = search((more, total) -> done.add(more));
    assertThat(done.get(0)).as("taken up at once").isEqualTo(Grid.PIECE - 1);
    assertThat(result.trials()).isEqualTo(ALL);
    assertThat(result.chosen().orElseThrow().symbols()).isEqualTo(ALL);
    Set<Long> distinct = new HashSet<>(recorded);
    assertThat(distinct).hasSize(ALL);
    assertThat(file()).doesNotExist();
  }

  @Test
  void beginsAnewAndSaysSoWhereWhatItLeftIsDamaged() throws IOException {
    interrupt();
    byte[] bytes = Files.readAllBytes(file());
    bytes[bytes.length - 5] ^= 1;
    Files.write(file(), bytes);

    assertThat(search(SearchProgress.NONE).trials()).isEqualTo(ALL);
    assertThat(damages).isEqualTo(1);
    assertThat(new HashSet<>(recorded)).hasSize(ALL);
  }

  @Test
  void givesTheJournalEachTrialOnceIfNothingStopsIt() {
    search((more, total) -> clock.addAndGet(6000));
    assertThat(recorded).hasSize(ALL).doesNotHaveDuplicates();
    assertThat(damages).isZero();
  }

  /** Worth as many dollars as it has symbols. */
  private static final class Counted implements Simulation {
    private long symbols;

    @Override
    public void run(long wanted, int maxPositions) {
      symbols = wanted;
    }

    @Override
    public double sharpe() {
      return Long.bitCount(symbols);
    }

    @Override
    public double dailySharpe() {
      return sharpe() / 10;
    }

    @Override
    public double maxDrawdown() {
      return 1;
    }

    @Override
    public int breachEvents() {
      return 0;
    }

    @Override
    public boolean wasFull() {
      return true;
    }

    @Override
    public int mostPositions() {
      return 1;
    }

    @Override
    public double[] dailyReturns() {
      return new double[] {sharpe(), 0};
    }

    @Override
    public double[] equityByDay() {
      return new double[] {1, 1};
    }

    @Override
    public PortfolioMetrics metrics() {
      return new PortfolioMetrics(1, 0, 0, 0, sharpe(), 0, 0, 0, 1, 0, 0, 0, 0, 1, 1, 0, 0, 0);
    }
  }
}
