package io.multialpha.benchmarks;

import io.multialpha.host.model.export.TrainedForest;
import io.multialpha.host.research.forest.ForestParams;
import io.multialpha.host.research.forest.MaxFeatures;
import io.multialpha.host.research.forest.PresortedTrainer;
import io.multialpha.host.research.forest.SortedColumns;
import io.multialpha.host.research.forest.TrainingRows;
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
import org.openjdk.jmh.annotations.Warmup;
import smile.classification.RandomForest;
import smile.data.DataFrame;

/**
 * Training 300 trees on 5,000 rows of 30 inputs, at least 50 rows a leaf, four inputs a split: with
 * five levels, and without a limit. {@code forest_scikit.py} trains on the same rows and labels;
 * ours must come to scikit-learn's number of nodes, or it is no peer.
 */
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 8)
@Measurement(iterations = 9)
@Fork(
    value = 1,
    jvmArgs = {"-XX:+UseSerialGC", "-Xms1g", "-Xmx1g"})
public class ForestTraining {
  private static final int TREES = 300;
  private static final int LEAF = 50;

  /** Nodes that scikit-learn 1.2.1 grows: five levels, and no limit. */
  private static final long[] NODES = {10_044, 28_736};

  /** What is trained on. */
  @State(Scope.Benchmark)
  public static class Rows {
    /** Most splits on the way to a leaf. */
    @Param({"5", "none"})
    public String depth;

    private double[][] rows;
    private boolean[] labels;
    private TrainingRows training;
    private ForestParams params;
    private DataFrame frame;

    /** Loads the rows, labels them, and checks the number of nodes. */
    @Setup(Level.Trial)
    public void setUp() {
      rows = PeerForest.load("A").rows();
      labels = new boolean[rows.length];
      for (int row = 0; row < rows.length; row++) {
        labels[row] = SmileForest.label(row, rows[row]);
      }
      training = TrainingRows.of(sorted(), labels);
      ForestParams plain =
          ForestParams.defaults(TREES, 42)
              .withMinSamplesLeaf(LEAF)
              .withMaxFeatures(MaxFeatures.log2());
      params = depth.equals("none") ? plain : plain.withMaxDepth(Integer.parseInt(depth));
      long nodes = new PresortedTrainer(2).train(training, params).forest().nodes();
      if (nodes != NODES[depth.equals("none") ? 1 : 0]) {
        throw new IllegalStateException(nodes + " nodes; scikit-learn grows others");
      }
      frame = SmileForest.frame(rows);
    }

    private SortedColumns sorted() {
      double[][] columns = new double[rows[0].length][rows.length];
      for (int row = 0; row < rows.length; row++) {
        for (int input = 0; input < columns.length; input++) {
          columns[input][row] = rows[row][input];
        }
      }
      return SortedColumns.of(columns);
    }
  }

  /** One thread. */
  @Benchmark
  public TrainedForest oneThread(Rows rows) {
    return new PresortedTrainer(1).train(rows.training, rows.params);
  }

  /** Two threads. */
  @Benchmark
  public TrainedForest twoThreads(Rows rows) {
    return new PresortedTrainer(2).train(rows.training, rows.params);
  }

  /** Sorting the columns, which is done once for many forests. */
  @Benchmark
  public SortedColumns sorting(Rows rows) {
    return rows.sorted();
  }

  /** Smile's random forest in the caller's thread. */
  @Benchmark
  @Warmup(iterations = 2)
  @Measurement(iterations = 3)
  @Fork(
      value = 1,
      jvmArgs = {
        "-XX:+UseSerialGC",
        "-Xms1g",
        "-Xmx1g",
        "-Djava.util.concurrent.ForkJoinPool.common.parallelism=0"
      })
  public RandomForest smileOneThread(Rows rows) {
    return smile(rows);
  }

  /** Smile's random forest in the caller's thread and another one. */
  @Benchmark
  @Warmup(iterations = 2)
  @Measurement(iterations = 3)
  @Fork(
      value = 1,
      jvmArgs = {
        "-XX:+UseSerialGC",
        "-Xms1g",
        "-Xmx1g",
        "-Djava.util.concurrent.ForkJoinPool.common.parallelism=1"
      })
  public RandomForest smileTwoThreads(Rows rows) {
    return smile(rows);
  }

  /** Its depth counts nodes; 20 is its own default. */
  private static RandomForest smile(Rows rows) {
    int depth = rows.depth.equals("none") ? 20 : Integer.parseInt(rows.depth) + 1;
    return SmileForest.fit(rows.frame, TREES, depth);
  }
}
