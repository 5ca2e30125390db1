package io.multialpha.host.app;

import io.multialpha.host.model.pickle.Pickle;
import io.multialpha.host.model.pickle.PickleException;
import io.multialpha.host.model.sklearn.SklearnException;
import io.multialpha.host.model.sklearn.SklearnModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Opens the model file that a command was given. */
final class ModelFile {
  private ModelFile() {}

  /**
   * The model in a file.
   *
   * @throws UsageException if there is no such file, or it cannot serve as a model
   */
  static SklearnModel read(Path file) throws IOException {
    requireFile(file);
    try {
      return SklearnModel.of(Pickle.read(file).value());
    } catch (PickleException | SklearnException refused) {
      throw new UsageException(
          Invocation.fromHere(file) + " cannot serve as a model: " + refused.getMessage() + ".");
    }
  }

  /** Says what is wrong if there is no file at this path. */
  static void requireFile(Path file) {
    if (!Files.exists(file)) {
      throw new UsageException("There is no " + Invocation.fromHere(file) + ".");
    }
    if (!Files.isRegularFile(file)) {
      throw new UsageException(Invocation.fromHere(file) + " is no file.");
    }
  }
}
