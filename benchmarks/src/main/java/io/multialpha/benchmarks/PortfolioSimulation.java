package io.multialpha.benchmarks;

import io.multialpha.host.research.results.TradeSet;
import io.multialpha.host.research.simulation.HonestPlan;
import io.multialpha.host.research.simulation.HonestSettings;
import io.multialpha.host.research.simulation.ReferencePlan;
import io.multialpha.host.research.simulation.ReferenceSettings;
import io.multialpha.host.research.simulation.Simulation;
import io.multialpha.host.research.simulation.TickCosts;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Simulating one portfolio over all its trades with limits of 1 to 10 positions, the figures that a
 * search looks at included. The trades are those that the original was measured on, or the sample.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(
    value = 1,
    jvmArgs = {"-XX:+UseSerialGC", "-Xms1g", "-Xmx1g"})
public class PortfolioSimulation {
  /** A simulation that is ready. */
  @State(Scope.Benchmark)
  public static class Ready {
    /** By which method. */
    @Param({"reference", "honest"})
    public String method;

    private long all;
    private int events;
    private Simulation simulation;

    /** Reads and sorts the trades. */
    @Setup(Level.Trial)
    public void setUp() {
      TradeSet trades = PortfolioFigures.trades(PortfolioFigures.folder());
      all = trades.all();
      events = 2 * trades.size();
      simulation =
          method.equals("reference")
              ? ReferencePlan.of(trades, ReferenceSettings.DEFAULT).newSimulation()
              : HonestPlan.of(
                      trades, new HonestSettings(150_000, 2500, new TickCosts(Map.of(), 4, 1)))
                  .newSimulation();
    }
  }

  /** How many events were gone through, over all operations. */
  @State(Scope.Thread)
  @AuxCounters(AuxCounters.Type.EVENTS)
  public static class Counted {
    /** Entries and exits in one operation. */
    public long events;

    /** Nothing yet. */
    @Setup(Level.Iteration)
    public void clear() {
      events = 0;
    }
  }

  /** All limits. */
  @Benchmark
  public double tenLimits(Ready ready, Counted counted) {
    double sum = 0;
    for (int limit = 1; limit <= PortfolioFigures.LIMITS; limit++) {
      ready.simulation.run(ready.all, limit);
      sum += ready.simulation.sharpe() + ready.simulation.maxDrawdown();
    }
    counted.events = (long) PortfolioFigures.LIMITS * ready.events;
    return sum;
  }
}
