package io.multialpha.benchmarks;

import io.multialpha.api.indicator.Atr;
import io.multialpha.api.indicator.BarKernel;
import io.multialpha.api.indicator.Ema;
import io.multialpha.api.indicator.Highest;
import io.multialpha.api.indicator.Rsi;
import io.multialpha.api.indicator.ValueKernel;
import io.multialpha.api.market.BarSeries;
import io.multialpha.host.market.BarColumns;
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
import org.openjdk.jmh.annotations.Warmup;

/** What an indicator's step costs: 60,000 bars from the first on. The unit is a bar. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@OperationsPerInvocation(PeerMarket.BARS)
@State(Scope.Benchmark)
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 3, time = 1)
@Fork(1)
public class IndicatorSteps {
  private BarColumns bars;

  /** Reads the bars. */
  @Setup(Level.Trial)
  public void setUp() {
    bars = PeerMarket.load(1).bars().requireHourly("S0");
  }

  /** Average true range of 14 bars. */
  @Benchmark
  public double atr14() {
    BarKernel kernel = new Atr(14);
    Latest latest = new Latest(bars);
    double sum = 0;
    for (latest.at = 0; latest.at < bars.size(); latest.at++) {
      double value = kernel.next(latest);
      sum += latest.at > 14 ? value : 0;
    }
    return sum;
  }

  /** Exponential average of 20 closes. */
  @Benchmark
  public double ema20() {
    return overCloses(new Ema(20));
  }

  /** Highest of 20 closes. */
  @Benchmark
  public double highest20() {
    return overCloses(new Highest(20));
  }

  /** Highest of 250 closes. */
  @Benchmark
  public double highest250() {
    return overCloses(new Highest(250));
  }

  /** Relative strength over 14 closes. */
  @Benchmark
  public double rsi14() {
    return overCloses(new Rsi(14));
  }

  private double overCloses(ValueKernel kernel) {
    double last = 0;
    for (int i = 0; i < bars.size(); i++) {
      last = kernel.next(bars.close(i));
    }
    return last;
  }

  /** The bars up to one of them. */
  private static final class Latest implements BarSeries {
    private final BarColumns bars;
    private int at;

    Latest(BarColumns bars) {
      this.bars = bars;
    }

    @Override
    public int size() {
      return at + 1;
    }

    @Override
    public long startMillis(int ago) {
      return bars.start()[at - ago];
    }

    @Override
    public int tradeDate(int ago) {
      return bars.tradeDate()[at - ago];
    }

    @Override
    public double open(int ago) {
      return bars.open(at - ago);
    }

    @Override
    public double high(int ago) {
      return bars.high(at - ago);
    }

    @Override
    public double low(int ago) {
      return bars.low(at - ago);
    }

    @Override
    public double close(int ago) {
      return bars.close(at - ago);
    }

    @Override
    public double volume(int ago) {
      return bars.volume()[at - ago];
    }
  }
}
