package io.multialpha.plugins.onnx;

import io.multialpha.api.model.ModelFiles;
import io.multialpha.host.model.export.EstimatorKind;
import io.multialpha.host.model.export.OnnxExport;
import io.multialpha.host.model.export.TrainedForest;
import io.multialpha.host.model.forest.Forest;
import io.multialpha.host.model.forest.LeafValues;
import io.multialpha.host.model.forest.Tree;
import io.multialpha.host.model.sklearn.ClassLabel;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Bundles that {@code models convert} would write. */
final class Bundles {
  static final String METADATA =
      """
      {"Symbol": "ES", "Prod_Threshold": 0.55, "Features": ["ibs", "gap"], "Sharpe": 1.25,
       "Params": {"depth": [3, null]}, "Note": null}
      """;

  private Bundles() {}

  /** A tree that answers 0.25 for a first input of at most a tenth, else 0.75. */
  static Forest forest(boolean acceptsMissing) {
    Tree tree =
        new Tree(
            new int[] {1, -1, -1},
            new int[] {2, -1, -1},
            new int[] {0, -2, -2},
            new double[] {0.1, -2, -2},
            new boolean[] {true, false, false},
            new double[3],
            new long[] {8, 4, 4},
            new double[] {8, 4, 4},
            new double[] {0.5, 0.5, 0.75, 0.25, 0.25, 0.75});
    return new Forest(2, 2, LeafValues.FRACTIONS, acceptsMissing, List.of(tree));
  }

  static ModelFiles write(Path folder, Forest forest, List<ClassLabel> labels, String metadata)
      throws IOException {
    Path best = Files.writeString(folder.resolve("ES_best.json"), metadata);
    Path model = folder.resolve("ES_rf_model.onnx");
    try (OutputStream out = Files.newOutputStream(model)) {
      OnnxExport.write(
          new TrainedForest(EstimatorKind.RANDOM_FOREST, forest, labels, List.of(), Map.of()),
          List.of("ibs", "gap"),
          Map.of(),
          out);
    }
    return new ModelFiles("ES", best, model);
  }

  static ModelFiles good(Path folder) throws IOException {
    return write(
        folder, forest(false), List.of(new ClassLabel.Whole(0), new ClassLabel.Whole(1)), METADATA);
  }
}
