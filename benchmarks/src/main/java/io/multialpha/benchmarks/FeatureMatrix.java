package io.multialpha.benchmarks;

import io.multialpha.api.feature.FeatureProfile;
import io.multialpha.host.market.MarketData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.AuxCounters;
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

/**
 * All features of ten symbols on every bar; the catalogue's cross features read 20 instruments. The
 * engine steps bar by bar, as it does in live trading.
 */
@BenchmarkMode(Mode.SingleShotTime)
@Fork(
    value = 1,
    jvmArgs = {"-XX:+UseSerialGC", "-Xmx768m"})
public class FeatureMatrix {
  private static final int BARS = 60_000;
  private static final List<String> TRADED =
      List.of("6A", "6B", "6E", "CL", "ES", "GC", "HG", "NG", "NQ", "SI");
  private static final String READ =
      "6A 6B 6C 6E 6J 6M 6N 6S CL ES GC HG NG NQ PL RTY SI TLT VIX YM";

  private static SortedMap<String, Integer> sizes() {
    SortedMap<String, Integer> sizes = new TreeMap<>();
    for (String symbol : READ.split(" ")) {
      sizes.put(symbol, BARS);
    }
    return sizes;
  }

  /** Bars of all instruments. */
  @State(Scope.Benchmark)
  public static class History {
    private MarketData market;

    /** Makes the bars. */
    @Setup(Level.Trial)
    public void setUp() {
      market = SyntheticBars.withDays(sizes());
    }
  }

  /** What a process has needed. */
  @State(Scope.Thread)
  @AuxCounters(AuxCounters.Type.EVENTS)
  public static class Memory {
    /** Most resident memory so far, bars and Java included; 0 where the system does not say. */
    public double peakMegabytes;

    private void look() throws IOException {
      Path status = Path.of("/proc/self/status");
      if (Files.exists(status)) {
        for (String line : Files.readAllLines(status)) {
          if (line.startsWith("VmHWM:")) {
            peakMegabytes = Double.parseDouble(line.replaceAll("[^0-9]", "")) / 1024;
          }
        }
      }
    }
  }

  /** Ten symbols, 60,000 bars each, from the first one on, as research writes them down. */
  @Benchmark
  @OutputTimeUnit(TimeUnit.MILLISECONDS)
  @Warmup(iterations = 2)
  @Measurement(iterations = 5)
  public long table(History history, Memory memory) throws IOException {
    FeatureSum sum = FeatureTable.of(FeatureProfile.REFERENCE, TRADED, history.market);
    memory.look();
    requireAllRows(sum.rows());
    return sum.bits();
  }

  /** The same asked for by a model on every bar, as in trading. */
  @Benchmark
  @OutputTimeUnit(TimeUnit.MILLISECONDS)
  @Warmup(iterations = 2)
  @Measurement(iterations = 5)
  public long asked(History history, Memory memory) throws IOException {
    FeatureRun run = new FeatureRun(FeatureProfile.REFERENCE, TRADED, history.market);
    run.toTheEnd();
    memory.look();
    requireAllRows(run.rows());
    return run.checksum();
  }

  private static void requireAllRows(long rows) {
    if (rows != (long) TRADED.size() * BARS) {
      throw new IllegalStateException(rows + " rows of features");
    }
  }

  /** One symbol that is traded, and all others with bars of the same hours. */
  @State(Scope.Benchmark)
  public static class Live {
    private static final int STRETCHES = 60;

    private FeatureRun run;

    /** Takes in the history. */
    @Setup(Level.Trial)
    public void setUp() {
      SortedMap<String, Integer> sizes = sizes();
      sizes.replaceAll((symbol, bars) -> bars + STRETCHES * FeatureRun.STRETCH);
      run = new FeatureRun(FeatureProfile.REFERENCE, List.of("ES"), SyntheticBars.withDays(sizes));
      for (long steps = 0; steps < BARS; steps += FeatureRun.STRETCH) {
        run.stretch();
      }
    }
  }

  /** A bar of one symbol and of all others, after 60,000 of each. */
  @Benchmark
  @OutputTimeUnit(TimeUnit.MICROSECONDS)
  @OperationsPerInvocation(FeatureRun.STRETCH)
  @Warmup(iterations = 20)
  @Measurement(iterations = 20)
  public long liveBar(Live live) {
    long before = live.run.rows();
    live.run.stretch();
    if (live.run.rows() != before + FeatureRun.STRETCH) {
      throw new IllegalStateException(live.run.rows() - before + " bars in a stretch");
    }
    return live.run.checksum();
  }
}
