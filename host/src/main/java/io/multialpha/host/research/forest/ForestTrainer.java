package io.multialpha.host.research.forest;

import io.multialpha.host.model.export.TrainedForest;

/** Trains forests. Implementations are shared by threads. */
public interface ForestTrainer {
  /**
   * Trains a forest on all rows. The same rows and parameters give the same forest, to the last
   * bit, on any machine and with any number of threads.
   *
   * <p>The classes of the forest are 0 and 1. Its leaves hold weighted counts. For scoring, compile
   * it: {@code CompiledForest.of(trained.forest())}.
   *
   * @throws IllegalArgumentException if this trainer has no exact equal of a parameter; the message
   *     says which, and what to do
   */
  TrainedForest train(TrainingRows rows, ForestParams params);
}
