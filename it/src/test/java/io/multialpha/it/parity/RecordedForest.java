package io.multialpha.it.parity;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.multialpha.host.model.export.EstimatorKind;
import io.multialpha.host.model.export.PicklePayload;
import io.multialpha.host.model.export.SklearnPickle;
import io.multialpha.host.model.export.SklearnRelease;
import io.multialpha.host.model.export.TrainedForest;
import io.multialpha.host.model.forest.Forest;
import io.multialpha.host.model.forest.LeafValues;
import io.multialpha.host.model.forest.Tree;
import io.multialpha.host.model.sklearn.ClassLabel;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

/**
 * The forest of a recorded run, as its trees were written down.
 *
 * @param features its inputs, in order
 * @param forest its trees
 */
record RecordedForest(List<String> features, Forest forest) {

  static RecordedForest read(Path json) throws IOException {
    JsonNode root = new ObjectMapper().readTree(json.toFile());
    List<String> features =
        StreamSupport.stream(root.get("features").spliterator(), false)
            .map(JsonNode::asText)
            .toList();
    int classes = root.get("classes").size();
    List<Tree> trees = new ArrayList<>();
    for (JsonNode tree : root.get("trees")) {
      trees.add(tree(tree, classes));
    }
    return new RecordedForest(
        features, new Forest(features.size(), classes, LeafValues.COUNTS, false, trees));
  }

  private static Tree tree(JsonNode tree, int classes) {
    int nodes = tree.get("left").size();
    double[] values = new double[nodes * classes];
    double[] weights = new double[nodes];
    long[] samples = new long[nodes];
    for (int node = 0; node < nodes; node++) {
      for (int c = 0; c < classes; c++) {
        values[node * classes + c] = tree.get("value").get(node).get(c).asDouble();
        weights[node] += values[node * classes + c];
      }
      samples[node] = Math.round(weights[node]);
    }
    return new Tree(
        whole(tree.get("left")),
        whole(tree.get("right")),
        whole(tree.get("feature")),
        numbers(tree.get("threshold")),
        new boolean[nodes],
        new double[nodes],
        samples,
        weights,
        values);
  }

  private static int[] whole(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false).mapToInt(JsonNode::asInt).toArray();
  }

  private static double[] numbers(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false)
        .mapToDouble(JsonNode::asDouble)
        .toArray();
  }

  /** Writes the bundle of an instrument, as a training of scikit-learn 1.2 would. */
  void write(Path models, String symbol, double threshold) throws IOException {
    Files.writeString(
        models.resolve(symbol + "_best.json"),
        """
        { "Symbol": "%s", "Prod_Threshold": %s, "Features": ["%s"] }
        """
            .formatted(symbol, threshold, String.join("\", \"", features)));
    List<ClassLabel> labels = List.of(new ClassLabel.Whole(0), new ClassLabel.Whole(1));
    try (OutputStream out = Files.newOutputStream(models.resolve(symbol + "_rf_model.pkl"))) {
      SklearnPickle.write(
          new TrainedForest(EstimatorKind.RANDOM_FOREST, forest, labels, List.of(), Map.of()),
          new PicklePayload.Bare(),
          SklearnRelease.V1_2,
          out);
    }
  }
}
