package io.multialpha.host.research.parity;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.multialpha.api.model.Classifier;
import io.multialpha.host.JsonFault;
import io.multialpha.host.model.forest.CompiledForest;
import io.multialpha.host.model.forest.Forest;
import io.multialpha.host.model.forest.ForestScorer;
import io.multialpha.host.model.forest.LeafValues;
import io.multialpha.host.model.forest.Tree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;

/**
 * The forest of a recorded run, as its trees were written down: a row goes left where its float is
 * at most the threshold, and the score is the mean of the leaves' shares of class 1.
 *
 * @param features its inputs, in order
 * @param forest its trees
 * @param positive the column of class 1 among its classes
 */
public record RecordedForest(List<String> features, Forest forest, int positive) {
  /** Copies the list. */
  public RecordedForest {
    features = List.copyOf(features);
  }

  /**
   * Reads {@code forest.json}.
   *
   * @throws ParityException if it is missing or no forest
   */
  public static RecordedForest read(Path json) throws IOException {
    if (!Files.isRegularFile(json)) {
      throw new ParityException(
          Shown.of(json) + ": is missing; a run whose ml is Wrap has its forest there.");
    }
    try {
      JsonNode root = new ObjectMapper().readTree(json.toFile());
      List<String> features = texts(root.path("features"));
      List<String> classes = texts(root.path("classes"));
      List<Tree> trees = new ArrayList<>();
      for (JsonNode tree : root.path("trees")) {
        trees.add(tree(tree, classes.size()));
      }
      int one = Math.max(classes.indexOf("1"), classes.indexOf("1.0"));
      return new RecordedForest(
          features,
          new Forest(features.size(), classes.size(), LeafValues.COUNTS, false, trees),
          one >= 0 ? one : classes.size() - 1);
    } catch (JsonProcessingException e) {
      throw new ParityException(
          Shown.of(json)
              + ":"
              + e.getLocation().getLineNr()
              + ": is no JSON: "
              + JsonFault.of(e.getOriginalMessage()));
    } catch (IllegalArgumentException e) {
      throw new ParityException(Shown.of(json) + ": is no forest: " + e.getMessage() + ".");
    }
  }

  private static Tree tree(JsonNode tree, int classes) {
    int nodes = tree.path("left").size();
    if (tree.path("value").size() != nodes) {
      throw new IllegalArgumentException("a tree has " + nodes + " nodes and other values");
    }
    double[] values = new double[nodes * classes];
    double[] weights = new double[nodes];
    long[] samples = new long[nodes];
    for (int node = 0; node < nodes; node++) {
      for (int c = 0; c < classes; c++) {
        values[node * classes + c] = tree.path("value").path(node).path(c).asDouble();
        weights[node] += values[node * classes + c];
      }
      samples[node] = Math.round(weights[node]);
    }
    return new Tree(
        whole(tree.path("left")),
        whole(tree.path("right")),
        whole(tree.path("feature")),
        numbers(tree.path("threshold")),
        new boolean[nodes],
        new double[nodes],
        samples,
        weights,
        values);
  }

  private static List<String> texts(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false).map(JsonNode::asText).toList();
  }

  private static int[] whole(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false).mapToInt(JsonNode::asInt).toArray();
  }

  private static double[] numbers(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false)
        .mapToDouble(JsonNode::asDouble)
        .toArray();
  }

  /** Makes a classifier of it, for one thread. */
  Classifier classifier() {
    ForestScorer scorer = CompiledForest.of(forest).scorer();
    int inputs = features.size();
    int column = positive;
    return new Classifier() {
      @Override
      public int inputs() {
        return inputs;
      }

      @Override
      public double probability(double[] values) {
        return scorer.probability(values, column);
      }
    };
  }
}
