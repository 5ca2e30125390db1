package io.multialpha.plugins.onnx;

import io.multialpha.api.model.ModelBundle;
import io.multialpha.api.model.ModelBundleLoader;
import io.multialpha.api.model.ModelFiles;
import io.multialpha.api.model.ModelLoadException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.List;

/**
 * Reads {@code {SYMBOL}_rf_model.onnx} beside the usual metadata. The model takes one row of floats
 * and gives the probabilities of its classes as a tensor.
 */
public final class OnnxBundleLoader implements ModelBundleLoader {
  private static final String ENDING = ".onnx";

  /** The first field of a model, {@code ir_version}, as a variable-length number. */
  private static final int FIRST_BYTE = 0x08;

  @Override
  public String id() {
    return "onnx";
  }

  @Override
  public List<String> modelFiles() {
    return List.of("{SYMBOL}_rf_model" + ENDING);
  }

  @Override
  public boolean canRead(ModelFiles files) {
    if (!files.model().toString().endsWith(ENDING)) {
      return false;
    }
    try (InputStream in = Files.newInputStream(files.model())) {
      return in.read() == FIRST_BYTE;
    } catch (IOException e) {
      return false;
    }
  }

  @Override
  public ModelBundle load(ModelFiles files) throws ModelLoadException {
    BestJson best = BestJson.read(files.metadata(), files.symbol());
    OnnxClassifier classifier = OnnxClassifier.load(files.model());
    List<String> features = best.features().isEmpty() ? classifier.features() : best.features();
    if (features.size() != classifier.inputs()) {
      throw new ModelLoadException(
          files.metadata()
              + " names "
              + features.size()
              + " Features, but "
              + files.model()
              + " takes "
              + classifier.inputs()
              + " inputs; name as many, in the order of the training.");
    }
    requireTheModelsOrder(files, features, classifier.features());
    return new ModelBundle(files.symbol(), classifier, features, best.threshold(), best.all());
  }

  /** Numbers in the wrong places are scored as well as those in the right ones. */
  private static void requireTheModelsOrder(
      ModelFiles files, List<String> features, List<String> own) throws ModelLoadException {
    if (!own.isEmpty() && !own.equals(features)) {
      throw new ModelLoadException(
          files.metadata()
              + " names the Features "
              + String.join(", ", features)
              + ", but "
              + files.model()
              + " was made for "
              + String.join(", ", own)
              + "; put the names in the model's order.");
    }
  }
}
