package io.multialpha.benchmarks;

import io.multialpha.benchmarks.peer.PlainLoop;
import io.multialpha.benchmarks.peer.Series;
import io.multialpha.benchmarks.peer.Ta4jRun;
import io.multialpha.benchmarks.peer.Ta4jRun.Parts;
import io.multialpha.benchmarks.peer.Tally;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.ta4j.core.num.DecimalNum;
import org.ta4j.core.num.DoubleNum;
import org.ta4j.core.num.Num;

/**
 * One back-test, whole, on one thread: the host beside its peers. The unit is a bar.
 *
 * <p>Each run must come to the trades and the profit that the plain loop comes to.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(
    value = 2,
    jvmArgs = {"-XX:+UseSerialGC", "-Xms3g", "-Xmx3g"})
public class BarLoop {
  private static final int ONE = PeerMarket.BARS;
  private static final int TEN = 10 * PeerMarket.BARS;

  /** The host on ten symbols. */
  @State(Scope.Benchmark)
  public static class HostTen extends Host {
    /** For JMH. */
    public HostTen() {
      super(10);
    }
  }

  /** The host on one symbol. */
  @State(Scope.Benchmark)
  public static class HostOne extends Host {
    /** For JMH. */
    public HostOne() {
      super(1);
    }
  }

  /** The host, ready to run. */
  @State(Scope.Benchmark)
  public abstract static class Host {
    private final int symbols;
    PeerMarket market;
    HostRun host;

    Host(int symbols) {
      this.symbols = symbols;
    }

    /** Reads the bars and loads the plugin. */
    @Setup(Level.Trial)
    public void setUp() {
      market = PeerMarket.load(symbols);
      host = new HostRun(market);
    }

    /** Removes the plugin. */
    @TearDown(Level.Trial)
    public void tearDown() throws IOException {
      host.close();
    }
  }

  /** Bars in arrays. */
  @State(Scope.Benchmark)
  public static class Arrays {
    PeerMarket ten;
    PeerMarket one;
    List<Series> seriesTen;
    List<Series> seriesOne;

    /** Reads the bars. */
    @Setup(Level.Trial)
    public void setUp() {
      ten = PeerMarket.load(10);
      one = PeerMarket.load(1);
      seriesTen = ten.series();
      seriesOne = one.series();
    }
  }

  /** ta4j computing with doubles. */
  @State(Scope.Benchmark)
  public static class Ta4jDouble extends Ta4j {
    /** For JMH. */
    public Ta4jDouble() {
      super(DoubleNum.ZERO, Parts.ITS_OWN);
    }
  }

  /** ta4j computing with doubles, parts of it written for these rules. */
  @State(Scope.Benchmark)
  public static class Ta4jTuned extends Ta4j {
    /** For JMH. */
    public Ta4jTuned() {
      super(DoubleNum.ZERO, Parts.WRITTEN_FOR_IT);
    }
  }

  /** ta4j computing with decimals, which are its default. */
  @State(Scope.Benchmark)
  public static class Ta4jDecimal extends Ta4j {
    /** For JMH. */
    public Ta4jDecimal() {
      super(DecimalNum.ZERO, Parts.ITS_OWN);
    }
  }

  /** Bars as ta4j's. */
  @State(Scope.Benchmark)
  public abstract static class Ta4j {
    private final Num zero;
    private final Parts parts;
    PeerMarket market;
    Ta4jRun ten;
    PeerMarket marketOne;
    Ta4jRun one;

    Ta4j(Num zero, Parts parts) {
      this.zero = zero;
      this.parts = parts;
    }

    /** Reads the bars. */
    @Setup(Level.Trial)
    public void setUp() {
      market = PeerMarket.load(10);
      ten = new Ta4jRun(market.series(), zero, parts);
      marketOne = PeerMarket.load(1);
      one = new Ta4jRun(marketOne.series(), zero, parts);
    }
  }

  /** Ten symbols: the engine's loop. */
  @Benchmark
  @OperationsPerInvocation(TEN)
  public Tally tenHost(HostTen state) {
    return state.market.require(state.host.run());
  }

  /** Ten symbols: the engine's loop on a watched thread, as the program runs it. */
  @Benchmark
  @OperationsPerInvocation(TEN)
  @Fork(1)
  public Tally tenHostWatched(HostTen state) {
    return state.market.require(state.host.runWatched());
  }

  /** Ten symbols: the engine's loop when no entry ever comes. */
  @Benchmark
  @OperationsPerInvocation(TEN)
  @Fork(1)
  public Tally tenHostNoEntries(HostTen state) {
    Tally none = state.host.runWithoutEntries();
    if (none.trades() != 0) {
      throw new IllegalStateException(none + " where no entry should have come");
    }
    return none;
  }

  /** Ten symbols: a bare loop. */
  @Benchmark
  @OperationsPerInvocation(TEN)
  @Fork(1)
  public Tally tenPlain(Arrays state) {
    return state.ten.require(PlainLoop.run(state.seriesTen));
  }

  /** Ten symbols: ta4j computing with doubles, of its own parts. */
  @Benchmark
  @OperationsPerInvocation(TEN)
  @Fork(1)
  public Tally tenTa4jDouble(Ta4jDouble state) {
    return state.market.require(state.ten.run());
  }

  /** Ten symbols: ta4j computing with doubles, parts of it written for these rules. */
  @Benchmark
  @OperationsPerInvocation(TEN)
  @Fork(1)
  public Tally tenTa4jTuned(Ta4jTuned state) {
    return state.market.require(state.ten.run());
  }

  /** Ten symbols: ta4j computing with decimals, of its own parts. */
  @Benchmark
  @OperationsPerInvocation(TEN)
  @Fork(1)
  public Tally tenTa4jDecimal(Ta4jDecimal state) {
    return state.market.require(state.ten.run());
  }

  /** One symbol: the engine's loop. */
  @Benchmark
  @OperationsPerInvocation(ONE)
  public Tally oneHost(HostOne state) {
    return state.market.require(state.host.run());
  }

  /** One symbol: a bare loop. */
  @Benchmark
  @OperationsPerInvocation(ONE)
  @Fork(1)
  public Tally onePlain(Arrays state) {
    return state.one.require(PlainLoop.run(state.seriesOne));
  }

  /** One symbol: ta4j computing with doubles, of its own parts. */
  @Benchmark
  @OperationsPerInvocation(ONE)
  @Fork(1)
  public Tally oneTa4jDouble(Ta4jDouble state) {
    return state.marketOne.require(state.one.run());
  }

  /** One symbol: ta4j computing with doubles, parts of it written for these rules. */
  @Benchmark
  @OperationsPerInvocation(ONE)
  @Fork(1)
  public Tally oneTa4jTuned(Ta4jTuned state) {
    return state.marketOne.require(state.one.run());
  }

  /** One symbol: ta4j computing with decimals, of its own parts. */
  @Benchmark
  @OperationsPerInvocation(ONE)
  @Fork(1)
  public Tally oneTa4jDecimal(Ta4jDecimal state) {
    return state.marketOne.require(state.one.run());
  }
}
