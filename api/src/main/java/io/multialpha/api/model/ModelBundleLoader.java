package io.multialpha.api.model;

/**
 * Reads model bundles of some file format, as a plugin provides it: a stateless descriptor.
 *
 * <p>Found as described at {@link io.multialpha.api.strategy.Strategy}. Called before trading
 * starts, never during it.
 */
public interface ModelBundleLoader {
  /** Short name of the format for people and logs, for example {@code onnx}; never blank. */
  String id();

  /**
   * Whether this loader is for these files, judged by their names and first bytes. MUST not throw,
   * and MUST not run anything the files contain.
   */
  boolean canRead(ModelFiles files);

  /**
   * Loads the bundle. MUST not run anything the files contain.
   *
   * @throws ModelLoadException with a sentence for the user, if the files cannot be used
   */
  ModelBundle load(ModelFiles files) throws ModelLoadException;
}
