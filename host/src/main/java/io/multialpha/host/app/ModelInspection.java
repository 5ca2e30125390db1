package io.multialpha.host.app;

import io.multialpha.host.model.pickle.Pickle;
import io.multialpha.host.model.pickle.PickleException;
import io.multialpha.host.model.sklearn.SklearnException;
import io.multialpha.host.model.sklearn.SklearnModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What a file holds, as far as it can be told without trusting it.
 *
 * @param bytes its length
 * @param sha256 of its bytes, in hexadecimal
 * @param pickle empty if it is no pickle that could be read to its end
 * @param model empty if it cannot serve as a model
 * @param reason why it cannot; empty if it can
 */
record ModelInspection(
    long bytes,
    String sha256,
    Optional<Pickle> pickle,
    Optional<SklearnModel> model,
    Optional<String> reason) {

  static ModelInspection of(Path file) throws IOException {
    ModelFile.requireFile(file);
    long bytes = Files.size(file);
    String sha256 = Checksum.sha256(file);
    Pickle pickle;
    try {
      pickle = Pickle.read(file);
    } catch (PickleException refused) {
      return new ModelInspection(
          bytes, sha256, Optional.empty(), Optional.empty(), Optional.of(refused.getMessage()));
    }
    try {
      return new ModelInspection(
          bytes,
          sha256,
          Optional.of(pickle),
          Optional.of(SklearnModel.of(pickle.value())),
          Optional.empty());
    } catch (SklearnException refused) {
      return new ModelInspection(
          bytes, sha256, Optional.of(pickle), Optional.empty(), Optional.of(refused.getMessage()));
    }
  }
}
