package io.multialpha.host.app;

import io.multialpha.host.model.export.PicklePayload;
import io.multialpha.host.model.export.SklearnPickle;
import io.multialpha.host.model.export.SklearnRelease;
import io.multialpha.host.model.export.TrainedForest;
import io.multialpha.host.model.sklearn.SklearnModel;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code multi-alpha models export}. */
@Command(
    description = {
      "Writes a model as a joblib pickle for scikit-learn, which loads it and gives the same"
          + " probabilities to the last bit. Says so and writes nothing where that release could"
          + " not."
    },
    footer = {
      "  multi-alpha models export models/ES_rf_model.pkl --to pkl",
      "  multi-alpha models export models/ES_rf_model.pkl --to pkl --sklearn 1.2 --out old.pkl"
    })
final class ModelExportCommand extends ModelWritingCommand {
  /** What it can be written as. */
  enum Format {
    /** For joblib.load in Python. */
    pkl
  }

  @Option(
      names = "--to",
      paramLabel = "FORMAT",
      required = true,
      order = 1,
      description = "Only: ${COMPLETION-CANDIDATES}.")
  Format to;

  @Option(
      names = "--sklearn",
      paramLabel = "RELEASE",
      defaultValue = "1.4",
      order = 2,
      description =
          "For which scikit-learn: 1.2, 1.3, or 1.4, which later ones read too. 1.4 if not said.")
  String sklearn;

  ModelExportCommand(Invocation invocation) {
    super(invocation);
  }

  private SklearnRelease release() {
    return SklearnRelease.parse(sklearn)
        .orElseThrow(
            () ->
                refuse(
                    "--sklearn is "
                        + sklearn
                        + ", expected one of: "
                        + Arrays.stream(SklearnRelease.values())
                            .map(SklearnRelease::label)
                            .collect(Collectors.joining(", "))
                        + "."));
  }

  @Override
  String format() {
    return "a pickle for scikit-learn " + release().label();
  }

  @Override
  String ending() {
    return ".sklearn-" + release().label() + "." + to;
  }

  @Override
  void write(TrainedForest forest, SklearnModel read, OutputStream stream) throws IOException {
    PicklePayload payload =
        read.isInDict()
            ? new PicklePayload.WithFeatures(read.features(), Map.of())
            : new PicklePayload.Bare();
    SklearnPickle.write(forest, payload, release(), stream);
  }

  @Override
  void warn(TrainedForest forest, SklearnModel read) {
    boolean before = forest.forest().acceptsMissing();
    boolean after = release().acceptsMissing();
    if (before && !after) {
      terminal.warning(
          "scikit-learn "
              + release().label()
              + " refuses rows with missing values, which this model scores elsewhere.");
    } else if (after && !before) {
      terminal.warning(
          "scikit-learn "
              + release().label()
              + " and later score rows with missing values, which it refused for the model before.");
    }
    if (!read.metadata().isEmpty()) {
      terminal.warning(
          "Left out is what lay beside the model and its features: "
              + String.join(", ", read.metadata().keySet())
              + ".");
    }
  }
}
