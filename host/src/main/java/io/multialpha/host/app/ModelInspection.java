package io.multialpha.host.app;

import io.multialpha.host.Checksum;
import io.multialpha.host.model.pickle.Budget;
import io.multialpha.host.model.pickle.Inspection;
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
 * @param pickle what can be said of the pickle in it
 * @param model empty if it cannot serve as a model
 * @param reason why it cannot; empty if it can
 */
record ModelInspection(
    long bytes,
    String sha256,
    Inspection pickle,
    Optional<SklearnModel> model,
    Optional<String> reason) {

  static ModelInspection of(Path file) throws IOException {
    ModelFile.requireFile(file);
    Inspection pickle = Pickle.inspect(file, Budget.standard());
    Optional<SklearnModel> model = Optional.empty();
    Optional<String> reason = Optional.empty();
    try {
      model = Optional.of(SklearnModel.of(Pickle.read(file).value()));
    } catch (PickleException | SklearnException refused) {
      reason = Optional.of(refused.getMessage());
    }
    return new ModelInspection(Files.size(file), Checksum.sha256(file), pickle, model, reason);
  }
}
