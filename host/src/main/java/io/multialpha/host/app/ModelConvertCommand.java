package io.multialpha.host.app;

import io.multialpha.host.model.export.JsonExport;
import io.multialpha.host.model.export.OnnxExport;
import io.multialpha.host.model.export.TrainedForest;
import io.multialpha.host.model.sklearn.SklearnModel;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code multi-alpha models convert}. */
@Command(
    description = {
      "Writes a model for other programs: as ONNX, which gives the same probabilities but for the"
          + " rounding of floats, or as JSON with every number of every node."
    },
    footer = {
      "  multi-alpha models convert models/ES_rf_model.pkl --to onnx",
      "  multi-alpha models convert models/ES_rf_model.pkl --to json --out es.json"
    })
final class ModelConvertCommand extends ModelWritingCommand {
  /** What it can be written as. */
  enum Format {
    /** For onnxruntime and others. */
    onnx,
    /** For whatever reads JSON. */
    json
  }

  @Option(
      names = "--to",
      paramLabel = "FORMAT",
      required = true,
      order = 1,
      description = "One of: ${COMPLETION-CANDIDATES}.")
  Format to;

  ModelConvertCommand(Invocation invocation) {
    super(invocation);
  }

  @Override
  boolean servesInBundles() {
    return to == Format.onnx;
  }

  @Override
  String format() {
    return to.name().toUpperCase(Locale.ROOT);
  }

  @Override
  String ending() {
    return "." + to;
  }

  @Override
  void write(TrainedForest forest, SklearnModel read, OutputStream stream) throws IOException {
    switch (to) {
      case onnx -> OnnxExport.write(forest, read.features(), read.metadata(), stream);
      case json -> JsonExport.write(forest, read.features(), read.metadata(), stream);
    }
  }

  @Override
  void warn(TrainedForest forest, SklearnModel read) {
    if (to == Format.onnx && !forest.forest().acceptsMissing()) {
      terminal.warning(
          "ONNX scores rows with missing values, which scikit-learn refuses for this model; let"
              + " none come to it.");
    }
  }
}
