package io.multialpha.it.cli;

import io.multialpha.api.model.ModelBundleLoader;
import io.multialpha.it.plugin.JarBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A plugin's loader of models written as properties, and bundles for it. */
final class ToyModels {
  private static final String LOADER =
      """
      import io.multialpha.api.model.*;
      import java.nio.file.Files;
      import java.util.*;

      public final class Toy implements ModelBundleLoader {
        public String id() { return "toy"; }
        public List<String> modelFiles() { return List.of("{SYMBOL}_model.toy"); }
        public boolean canRead(ModelFiles files) {
          return files.model().toString().endsWith(".toy");
        }
        public ModelBundle load(ModelFiles files) throws ModelLoadException {
          Properties toy = new Properties();
          try (var in = Files.newBufferedReader(files.model())) {
            toy.load(in);
            String score = toy.getProperty("score");
            List<String> features = List.of(toy.getProperty("features").split(","));
            Classifier classifier = new Classifier() {
              private int asked;
              public int inputs() { return features.size(); }
              public double probability(double[] values) { return %s; }
            };
            double threshold = Double.parseDouble(toy.getProperty("threshold"));
            return new ModelBundle(files.symbol(), classifier, features, threshold, Map.of());
          } catch (Exception e) {
            throw new ModelLoadException(files.model() + " is no toy. Play with another.", e);
          }
        }
      }
      """;

  private ToyModels() {}

  /** Installs the loader. */
  static void install(Program program) {
    install(program, "Double.parseDouble(score)");
  }

  /** Installs the loader of models whose score is this expression. */
  static void install(Program program, String score) {
    JarBuilder.plugin("toy")
        .source("com.acme.Toy", LOADER.formatted(score))
        .provides(ModelBundleLoader.class, "com.acme.Toy")
        .build(program.plugins(), "toy.jar");
  }

  /** Writes a bundle of the strategy gap-fade; gives its model file. */
  static Path bundle(Program program, String symbol, String score, String features)
      throws IOException {
    Path folder = Files.createDirectories(program.root().resolve("models/gap-fade"));
    Files.writeString(folder.resolve(symbol + "_best.json"), "{}");
    return Files.writeString(
        folder.resolve(symbol + "_model.toy"),
        "score=" + score + "\nthreshold=0.5\nfeatures=" + features + "\n");
  }
}
