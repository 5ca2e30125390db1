package io.multialpha.benchmarks;

import io.multialpha.host.model.pickle.Pickle;
import io.multialpha.host.model.pickle.PickleException;
import io.multialpha.host.model.sklearn.SklearnException;
import io.multialpha.host.model.sklearn.SklearnModel;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Loading forests that joblib saved, from a file that the system has in memory: A has 900 trees of
 * depth 5 (2.6 MB), B has 1,200 trees that grew as they liked (34 MB).
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(
    value = 1,
    jvmArgs = {"-XX:+UseSerialGC", "-Xms1g", "-Xmx1g"})
public class ModelLoading {

  /** One file. */
  @State(Scope.Benchmark)
  public static class Model {
    /** Its name without ending. */
    @Param({"A", "B"})
    public String forest;

    private Path file;

    /** Finds the file beside the checkout. */
    @Setup
    public void setUp() {
      file = Repository.root().resolveSibling("shared/fixtures/perf/" + forest + ".pkl");
    }
  }

  /** The file to plain values. */
  @Benchmark
  public Pickle pickle(Model model) throws IOException, PickleException {
    return Pickle.read(model.file);
  }

  /** The file to a classifier that is ready to score. */
  @Benchmark
  public SklearnModel classifier(Model model)
      throws IOException, PickleException, SklearnException {
    return SklearnModel.of(Pickle.read(model.file).value());
  }
}
