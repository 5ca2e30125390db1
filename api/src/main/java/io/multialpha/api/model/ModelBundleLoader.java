package io.multialpha.api.model;

import java.util.List;

/**
 * Reads model bundles of some file format, as a plugin provides it: a stateless descriptor.
 *
 * <p>Found as described at {@link io.multialpha.api.strategy.Strategy}. Called before trading
 * starts, never during it, by one thread at a time but not always the same one.
 *
 * <p>{@link #canRead} and {@link #load} MUST return: a call that takes longer than a minute, or
 * than {@code execution.call_timeout_seconds} where that is more, is given up on, interrupted and
 * left behind. Then the loader is called no more, and its bundles are of no use.
 */
public interface ModelBundleLoader {
  /** Short name of the format for people and logs, for example {@code onnx}; never blank. */
  String id();

  /**
   * Names of the model files that this loader is for beside the one which the strategy's {@link
   * io.multialpha.api.strategy.ModelLayout} names, for example <code>{SYMBOL}_rf_model.onnx</code>;
   * {@code {SYMBOL}} stands for the root symbol. The host looks for them in the layout's folder,
   * next to the layout's metadata file. Two model files for one symbol are an error.
   *
   * <p>MUST be plain file names with {@code {SYMBOL}} in them, the same each time; never null. None
   * by default: the loader reads files of the layout's own names.
   */
  default List<String> modelFiles() {
    return List.of();
  }

  /**
   * Whether this loader is for these files, judged by their names and first bytes. MUST not throw,
   * and MUST not run anything the files contain.
   */
  boolean canRead(ModelFiles files);

  /**
   * Loads the bundle. MUST not run anything the files contain. Each call gives a classifier of its
   * own: accounts that trade the same instrument score on different threads.
   *
   * @throws ModelLoadException with a sentence for the user, if the files cannot be used
   */
  ModelBundle load(ModelFiles files) throws ModelLoadException;
}
