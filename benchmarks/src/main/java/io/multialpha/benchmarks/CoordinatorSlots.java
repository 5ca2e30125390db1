package io.multialpha.benchmarks;

import io.multialpha.host.portfolio.Coordinator;
import io.multialpha.host.portfolio.DailyStopBasis;
import io.multialpha.host.portfolio.Limits;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What it costs to ask for a slot. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@State(Scope.Benchmark)
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 3, time = 1)
@Fork(1)
public class CoordinatorSlots {
  private static final Limits FOUR = new Limits(4, 2_500, DailyStopBasis.EQUITY);

  private final Coordinator free = new Coordinator(FOUR, 100_000);
  private final Coordinator full = new Coordinator(FOUR, 100_000);

  /** Fills one of the two. */
  public CoordinatorSlots() {
    for (int i = 0; i < FOUR.maxPositions(); i++) {
      full.tryReserve();
    }
  }

  /** A slot is taken and given back. */
  @Benchmark
  public Coordinator.Answer reserveAndRelease() {
    Coordinator.Answer answer = free.tryReserve();
    free.release();
    return answer;
  }

  /** There is none. */
  @Benchmark
  public Coordinator.Answer refuse() {
    return full.tryReserve();
  }
}
