package io.multialpha.benchmarks;

import io.multialpha.host.market.MarketData;
import io.multialpha.host.market.SampleMarket;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Warmup;

/** Making the synthetic market, on as many threads as there are processors; files not written. */
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 2)
@Measurement(iterations = 5)
@Fork(1)
public class SampleGeneration {
  /** All symbols, hourly and daily. */
  @Benchmark
  public MarketData generate() {
    return SampleMarket.generate(SampleMarket.DEFAULT_SEED, SampleMarket.DEFAULT_EDGE);
  }
}
