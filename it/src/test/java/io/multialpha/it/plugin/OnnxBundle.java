package io.multialpha.it.plugin;

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
import org.junit.jupiter.api.Assumptions;

/** The plugin that reads ONNX bundles, and bundles for it as our own export writes them. */
public final class OnnxBundle {
  private static final Path JAR = Path.of("..", "plugins", "onnx", "target", "onnx.jar");

  private OnnxBundle() {}

  /** Drops the plugin's jar into a plugins folder; skips the test where it was not built. */
  public static void install(Path plugins) throws IOException {
    Assumptions.assumeTrue(Files.exists(JAR), JAR + " is built by mvn package");
    Files.copy(JAR, plugins.resolve("onnx.jar"));
  }

  /** Writes a bundle that scores 0.25 where its only feature is at most 0.5, else 0.75. */
  public static void write(Path folder, String symbol, double threshold, String feature)
      throws IOException {
    Tree tree =
        new Tree(
            new int[] {1, -1, -1},
            new int[] {2, -1, -1},
            new int[] {0, -2, -2},
            new double[] {0.5, -2, -2},
            new boolean[3],
            new double[3],
            new long[] {8, 4, 4},
            new double[] {8, 4, 4},
            new double[] {4, 4, 3, 1, 1, 3});
    Forest forest = new Forest(1, 2, LeafValues.COUNTS, false, List.of(tree));
    List<ClassLabel> labels = List.of(new ClassLabel.Whole(0), new ClassLabel.Whole(1));
    Files.createDirectories(folder);
    Files.writeString(
        folder.resolve(symbol + "_best.json"),
        "{\"Symbol\": \"" + symbol + "\", \"Prod_Threshold\": " + threshold + "}");
    try (OutputStream out = Files.newOutputStream(folder.resolve(symbol + "_rf_model.onnx"))) {
      OnnxExport.write(
          new TrainedForest(EstimatorKind.RANDOM_FOREST, forest, labels, List.of(), Map.of()),
          List.of(feature),
          Map.of(),
          out);
    }
  }
}
