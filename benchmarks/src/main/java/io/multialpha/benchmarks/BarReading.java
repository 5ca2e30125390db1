package io.multialpha.benchmarks;

import io.multialpha.host.market.BarColumns;
import io.multialpha.host.market.BarCsvReader;
import io.multialpha.host.market.BarFileKind;
import io.multialpha.host.market.FolderMarket;
import io.multialpha.host.market.LoadOptions;
import io.multialpha.host.market.MarketData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** Reading bar files on one thread; {@code megabytes} are those of the text files, per second. */
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(
    value = 1,
    jvmArgs = {"-XX:+UseSerialGC", "-Xms2g", "-Xmx2g"})
public class BarReading {
  private static final int SYMBOLS = 10;

  /** A folder of text files with warm copies beside them. */
  @State(Scope.Benchmark)
  public static class Folder {
    private final List<String> symbols = new ArrayList<>();
    private Path folder;
    private double megabytes;

    /** Writes the files, and has the copies made. */
    @Setup(Level.Trial)
    public void setUp() throws IOException {
      folder = Files.createTempDirectory("multi-alpha-bars");
      PeerMarket market = PeerMarket.load(SYMBOLS);
      for (String symbol : market.symbols()) {
        symbols.add(symbol);
        Installation.write(market.bars().requireHourly(symbol), folder.resolve(symbol + ".csv"));
        megabytes += Files.size(folder.resolve(symbol + ".csv")) / 1e6;
      }
      fromCache();
    }

    MarketData fromCache() {
      LoadOptions options = LoadOptions.defaults().withThreads(1);
      return FolderMarket.load(folder, symbols, Map.of(), options).bars();
    }

    List<BarColumns> fromText() {
      BarCsvReader reader = new BarCsvReader(LoadOptions.defaults().withoutCache());
      List<BarColumns> read = new ArrayList<>();
      for (String symbol : symbols) {
        Path file = folder.resolve(symbol + ".csv");
        read.add(reader.read(file, symbol, BarFileKind.HOURLY, new ArrayList<>()));
      }
      return read;
    }

    /** Removes everything. */
    @TearDown(Level.Trial)
    public void tearDown() throws IOException {
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
  }

  /** Counts what was read. */
  @State(Scope.Thread)
  @AuxCounters(AuxCounters.Type.OPERATIONS)
  public static class Volume {
    /** Of text. */
    public double megabytes;
  }

  /** Text to columns: ten files of 60,000 bars. */
  @Benchmark
  public List<BarColumns> csv(Folder folder, Volume volume) {
    volume.megabytes += folder.megabytes;
    return folder.fromText();
  }

  /** The same bars, and days made of them, from the binary copies. */
  @Benchmark
  public MarketData cache(Folder folder, Volume volume) {
    volume.megabytes += folder.megabytes;
    return folder.fromCache();
  }
}
