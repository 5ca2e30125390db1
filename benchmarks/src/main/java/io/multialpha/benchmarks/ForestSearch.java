package io.multialpha.benchmarks;

import io.multialpha.host.engine.OnMissingFeature;
import io.multialpha.host.research.selection.SelectionMethod;
import io.multialpha.host.research.trials.TrialBatch;
import io.multialpha.host.research.trials.TrialCount;
import io.multialpha.host.research.tuning.Sample;
import io.multialpha.host.research.tuning.SearchRecord;
import io.multialpha.host.research.tuning.TrialFile;
import io.multialpha.host.research.tuning.Tuning;
import io.multialpha.host.research.tuning.TuningOutcome;
import io.multialpha.host.research.tuning.TuningSettings;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Timeout;
import org.openjdk.jmh.annotations.Warmup;

/**
 * The whole search of one instrument as {@code optimize} makes it, from labelled trades to the
 * verdict: 90 forests, ten splits each, on 2,000 trades of 137 features, and 500 held out. Each in
 * a process of its own, by two threads.
 */
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 0)
@Measurement(iterations = 1)
@Timeout(time = 30, timeUnit = TimeUnit.MINUTES)
@Fork(
    value = 1,
    jvmArgs = {"-XX:+UseSerialGC", "-Xmx1g"})
public class ForestSearch {
  private static final int TRADES = 2_503;
  private static final int DEVELOPED = 2_002;
  private static final int FEATURES = 137;

  /** How the features are chosen. */
  @State(Scope.Benchmark)
  public static class Choice {
    /** As {@code --select} has it. */
    @Param({"mdi", "permutation", "clustered"})
    public String select;
  }

  /** Where the time goes, and what memory it takes. */
  @State(Scope.Thread)
  @AuxCounters(AuxCounters.Type.EVENTS)
  public static class Figures {
    /** Share of growing the trees that are searched; 0 to 1. */
    public double growing;

    /** Share of choosing features. */
    public double choosing;

    /** Share of scoring tests with forests. */
    public double scoring;

    /** Share of choosing thresholds and adding up profits. */
    public double judging;

    /** Most heap in use, megabytes. */
    public double heapMegabytes;
  }

  private static Map<String, String> parts() {
    Map<String, String> parts = new LinkedHashMap<>();
    parts.put("FeatureScreen.choose", "choosing");
    parts.put("FeatureScreen.ofSplit", "choosing");
    parts.put("PresortedTrainer.train", "growing");
    parts.put("CompiledForest.of", "scoring");
    parts.put("WinProbability.of", "scoring");
    parts.put("PathScoring.of", "judging");
    return parts;
  }

  /** Writes nothing down: each search is the first. */
  private static final class NothingBefore implements SearchRecord {
    @Override
    public TrialCount count(TrialBatch batch) {
      return new TrialCount(batch.size(), batch.size(), 0, 0.0004);
    }

    @Override
    public long look() {
      return 1;
    }
  }

  /** A search. */
  @Benchmark
  public TuningOutcome search(Choice choice, Figures figures) throws IOException {
    Sample sample = Sample.of(SyntheticTrades.of(TRADES, FEATURES, 1), 0.2, OnMissingFeature.BLOCK);
    if (sample.development().size() != DEVELOPED) {
      throw new IllegalStateException(sample.development().size() + " trades to search on");
    }
    TuningSettings settings =
        TuningSettings.standard()
            .withSelection(SelectionMethod.valueOf(choice.select.toUpperCase(Locale.ROOT)));
    Path folder = Files.createTempDirectory("forest-search");
    Path file = folder.resolve("trials.csv");
    try (StackShares shares = new StackShares(parts())) {
      TuningOutcome outcome =
          Tuning.run(
              sample,
              settings,
              2,
              new TrialFile(file, "benchmark"),
              (restored, total) -> {},
              new NothingBefore());
      if (outcome.trials() != 90) {
        throw new IllegalStateException(outcome.trials() + " forests tried");
      }
      figures.growing = shares.of("growing");
      figures.choosing = shares.of("choosing");
      figures.scoring = shares.of("scoring");
      figures.judging = shares.of("judging");
      figures.heapMegabytes = heapPeak() / 1e6;
      return outcome;
    } finally {
      Files.deleteIfExists(file);
      Files.delete(folder);
    }
  }

  /** Sum of the pools' peaks: they may not have been reached together, so no less than the peak. */
  private static double heapPeak() {
    return ManagementFactory.getMemoryPoolMXBeans().stream()
        .filter(pool -> pool.getType() == MemoryType.HEAP)
        .map(MemoryPoolMXBean::getPeakUsage)
        .mapToDouble(usage -> usage.getUsed())
        .sum();
  }
}
