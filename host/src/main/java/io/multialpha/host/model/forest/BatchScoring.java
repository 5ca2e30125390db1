package io.multialpha.host.model.forest;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;
import java.util.concurrent.atomic.AtomicInteger;

/** Scores many rows on several threads, each of which takes the next block of rows in turn. */
final class BatchScoring implements Runnable {
  private final CompiledForest forest;
  private final double[] rows;
  private final double[] into;
  private final int count;
  private final AtomicInteger next = new AtomicInteger();

  private BatchScoring(CompiledForest forest, double[] rows, double[] into, int count) {
    this.forest = forest;
    this.rows = rows;
    this.into = into;
    this.count = count;
  }

  static void run(CompiledForest forest, double[] rows, double[] into, int threads) {
    int count = rows.length / forest.inputs();
    if (rows.length % forest.inputs() != 0) {
      throw new IllegalArgumentException(
          rows.length + " values; expected rows of " + forest.inputs());
    }
    if (into.length != (long) count * forest.classes()) {
      throw new IllegalArgumentException(
          String.format(
              "room for %d probabilities; expected %d rows of %d",
              into.length, count, forest.classes()));
    }
    if (threads < 1) {
      throw new IllegalArgumentException(threads + " threads; expected at least 1");
    }
    new BatchScoring(forest, rows, into, count).run(threads);
  }

  private void run(int threads) {
    int useful = Math.min(threads, (count + BlockScorer.ROWS - 1) / BlockScorer.ROWS);
    if (useful <= 1) {
      run();
      return;
    }
    ForkJoinPool pool = new ForkJoinPool(useful);
    try {
      List<ForkJoinTask<?>> tasks = new ArrayList<>();
      for (int i = 0; i < useful; i++) {
        tasks.add(pool.submit(this));
      }
      tasks.forEach(ForkJoinTask::join);
    } finally {
      pool.shutdown();
    }
  }

  /** Takes blocks of rows until none is left. */
  @Override
  public void run() {
    BlockScorer scorer = new BlockScorer(forest);
    for (int row = take(); row < count; row = take()) {
      scorer.score(rows, row, Math.min(count, row + BlockScorer.ROWS), into);
    }
  }

  private int take() {
    return next.getAndAdd(BlockScorer.ROWS);
  }
}
