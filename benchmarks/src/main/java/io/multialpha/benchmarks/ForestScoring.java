package io.multialpha.benchmarks;

import ai.onnxruntime.OrtException;
import io.multialpha.host.model.forest.CompiledForest;
import io.multialpha.host.model.forest.ForestScorer;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
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
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Scoring rows with a forest that scikit-learn trained: a row at a time, 5,000 at once, and the
 * first row in a fresh process. Each row must get the bits that scikit-learn gave it.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 4, time = 1)
@Fork(
    value = 1,
    jvmArgs = {"-XX:+UseSerialGC", "-Xms1g", "-Xmx1g"})
public class ForestScoring {
  /** A compiled forest and rows. */
  @State(Scope.Benchmark)
  public static class Ours {
    /** A: 900 trees of five levels. B: 1,200 deep trees. */
    @Param({"A", "B"})
    public String forest;

    private CompiledForest compiled;
    private ForestScorer scorer;
    private double[][] rows;
    private double[] flat;
    private double[] into;
    private int next;

    /** Loads them, and checks every row. */
    @Setup(Level.Trial)
    public void setUp() {
      PeerForest peer = PeerForest.load(forest);
      compiled = peer.compiled();
      scorer = compiled.scorer();
      rows = peer.rows();
      flat = peer.flatRows();
      into = new double[rows.length * compiled.classes()];
    }

    double[] row() {
      next = next + 1 == rows.length ? 0 : next + 1;
      return rows[next];
    }
  }

  /** The same forest among 64 inputs, with nodes of eight bytes. */
  @State(Scope.Benchmark)
  public static class Wide {
    /** As above. */
    @Param({"A", "B"})
    public String forest;

    private CompiledForest compiled;
    private ForestScorer scorer;
    private double[][] rows;
    private double[] flat;
    private double[] into;
    private int next;

    /** Loads it, and checks every row. */
    @Setup(Level.Trial)
    public void setUp() {
      PeerForest.Wide wide = PeerForest.load(forest).wide();
      compiled = wide.compiled();
      scorer = compiled.scorer();
      rows = wide.rows();
      flat = wide.flatRows();
      into = new double[rows.length * compiled.classes()];
    }

    double[] row() {
      next = next + 1 == rows.length ? 0 : next + 1;
      return rows[next];
    }
  }

  /** A forest that was compiled and not used yet. */
  @State(Scope.Benchmark)
  public static class Unused {
    /** As above. */
    @Param({"A", "B"})
    public String forest;

    private ForestScorer scorer;
    private double[] row;

    /** Loads it. */
    @Setup(Level.Trial)
    public void setUp() {
      PeerForest peer = PeerForest.load(forest);
      scorer = CompiledForest.of(peer.forest()).scorer();
      row = peer.rows()[0];
    }
  }

  /** The same forest in onnxruntime, on one thread. */
  @State(Scope.Benchmark)
  public static class Onnx {
    /** As above. */
    @Param({"A", "B"})
    public String forest;

    private OnnxForest onnx;
    private float[][][] rows;
    private float[][] all;
    private int next;

    /** Writes it as ONNX, and reads that. */
    @Setup(Level.Trial)
    public void setUp() throws OrtException {
      PeerForest peer = PeerForest.load(forest);
      onnx = new OnnxForest(peer);
      all = OnnxForest.floats(peer.rows());
      rows = Arrays.stream(all).map(row -> new float[][] {row}).toArray(float[][][]::new);
    }

    float[][] row() {
      next = next + 1 == rows.length ? 0 : next + 1;
      return rows[next];
    }

    /** Frees what lies outside the heap. */
    @TearDown(Level.Trial)
    public void tearDown() throws OrtException {
      onnx.close();
    }
  }

  /** A forest that Smile grew by the same settings: it cannot read the other. */
  @State(Scope.Benchmark)
  public static class Smile {
    /** As above. */
    @Param({"A", "B"})
    public String forest;

    private SmileForest smile;

    /** Grows it, which takes up to a minute. */
    @Setup(Level.Trial)
    public void setUp() {
      smile = new SmileForest(forest, PeerForest.load(forest).rows());
      System.err.println("Smile's forest " + forest + " has " + smile.nodes() + " nodes.");
    }
  }

  /** A row at a time. */
  @Benchmark
  public double row(Ours state) {
    return state.scorer.probability(state.row(), 1);
  }

  /** A row at a time, without the optimising compiler, as short commands run. */
  @Benchmark
  @Fork(
      value = 1,
      jvmArgs = {"-XX:+UseSerialGC", "-Xms1g", "-Xmx1g", "-XX:TieredStopAtLevel=1"})
  public double rowQuickCompiler(Ours state) {
    return state.scorer.probability(state.row(), 1);
  }

  /** 5,000 rows on one thread. */
  @Benchmark
  public double[] batchOneThread(Ours state) {
    state.compiled.probabilities(state.flat, state.into, 1);
    return state.into;
  }

  /** 5,000 rows on two threads. */
  @Benchmark
  public double[] batchTwoThreads(Ours state) {
    state.compiled.probabilities(state.flat, state.into, 2);
    return state.into;
  }

  /** A row at a time, down nodes of eight bytes. */
  @Benchmark
  public double rowEightBytes(Wide state) {
    return state.scorer.probability(state.row(), 1);
  }

  /**
   * 5,000 rows on one thread; of B down nodes of eight bytes, A's trees are small enough for masks.
   */
  @Benchmark
  public double[] batchEightBytes(Wide state) {
    state.compiled.probabilities(state.flat, state.into, 1);
    return state.into;
  }

  /** A row at a time, by onnxruntime. */
  @Benchmark
  public float[][] rowOnnx(Onnx state) throws OrtException {
    return state.onnx.probabilities(state.row());
  }

  /** 5,000 rows on one thread, by onnxruntime. */
  @Benchmark
  public float[][] batchOnnx(Onnx state) throws OrtException {
    return state.onnx.probabilities(state.all);
  }

  /** A row at a time, by Smile. */
  @Benchmark
  public double rowSmile(Smile state) {
    return state.smile.row();
  }

  /** 5,000 rows on one thread, by Smile. */
  @Benchmark
  public double batchSmile(Smile state) {
    return state.smile.batch();
  }

  /** The first row of a process. */
  @Benchmark
  @BenchmarkMode(Mode.SingleShotTime)
  @Warmup(iterations = 0)
  @Measurement(iterations = 1)
  @Fork(
      value = 5,
      jvmArgs = {"-XX:+UseSerialGC", "-Xms1g", "-Xmx1g"})
  public double firstRow(Unused state) {
    return state.scorer.probability(state.row, 1);
  }

  /** The same without the optimising compiler. */
  @Benchmark
  @BenchmarkMode(Mode.SingleShotTime)
  @Warmup(iterations = 0)
  @Measurement(iterations = 1)
  @Fork(
      value = 5,
      jvmArgs = {"-XX:+UseSerialGC", "-Xms1g", "-Xmx1g", "-XX:TieredStopAtLevel=1"})
  public double firstRowQuickCompiler(Unused state) {
    return state.scorer.probability(state.row, 1);
  }
}
