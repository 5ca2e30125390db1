package io.multialpha.host.research.forest;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalInt;

/**
 * How a forest is trained; the names and meanings are those of scikit-learn's {@code
 * RandomForestClassifier}, whose defaults stand for all of its parameters that are not here.
 *
 * @param trees {@code n_estimators}, at least 1
 * @param maxDepth {@code max_depth}, most splits on the way to a leaf, at least 1; empty for no
 *     limit
 * @param minSamplesLeaf {@code min_samples_leaf}, fewest different rows at a leaf, however often
 *     each was drawn; at least 1
 * @param maxFeatures {@code max_features}
 * @param sampling {@code bootstrap} and {@code max_samples}
 * @param classWeight {@code class_weight}
 * @param seed {@code random_state}, 0 to 4,294,967,295
 */
public record ForestParams(
    int trees,
    OptionalInt maxDepth,
    int minSamplesLeaf,
    MaxFeatures maxFeatures,
    RowSampling sampling,
    ClassWeight classWeight,
    long seed) {
  private static final long HIGHEST_SEED = 0xffff_ffffL;

  /**
   * Checks the ranges.
   *
   * @throws IllegalArgumentException if a number is out of its range
   */
  public ForestParams {
    atLeastOne("n_estimators", trees);
    maxDepth.ifPresent(depth -> atLeastOne("max_depth", depth));
    atLeastOne("min_samples_leaf", minSamplesLeaf);
    if (seed < 0 || seed > HIGHEST_SEED) {
      throw new IllegalArgumentException(
          "random_state is " + seed + "; expected 0 to " + HIGHEST_SEED);
    }
  }

  private static void atLeastOne(String name, int value) {
    if (value < 1) {
      throw new IllegalArgumentException(name + " is " + value + "; expected at least 1");
    }
  }

  /** scikit-learn's defaults, with a seed. */
  public static ForestParams defaults(int trees, long seed) {
    return new ForestParams(
        trees,
        OptionalInt.empty(),
        1,
        MaxFeatures.sqrt(),
        RowSampling.draws(),
        ClassWeight.NONE,
        seed);
  }

  /** These with another limit of depth. */
  public ForestParams withMaxDepth(int depth) {
    return new ForestParams(
        trees, OptionalInt.of(depth), minSamplesLeaf, maxFeatures, sampling, classWeight, seed);
  }

  /** These with another size of leaves. */
  public ForestParams withMinSamplesLeaf(int rows) {
    return new ForestParams(trees, maxDepth, rows, maxFeatures, sampling, classWeight, seed);
  }

  /** These with another number of inputs per split. */
  public ForestParams withMaxFeatures(MaxFeatures inputs) {
    return new ForestParams(trees, maxDepth, minSamplesLeaf, inputs, sampling, classWeight, seed);
  }

  /** These with other rows per tree. */
  public ForestParams withSampling(RowSampling rows) {
    return new ForestParams(trees, maxDepth, minSamplesLeaf, maxFeatures, rows, classWeight, seed);
  }

  /** These with other weights of the classes. */
  public ForestParams withClassWeight(ClassWeight weight) {
    return new ForestParams(trees, maxDepth, minSamplesLeaf, maxFeatures, sampling, weight, seed);
  }

  /** These with another seed. */
  public ForestParams withSeed(long other) {
    return new ForestParams(
        trees, maxDepth, minSamplesLeaf, maxFeatures, sampling, classWeight, other);
  }

  /** By scikit-learn's names; {@code None} is the text. */
  public Map<String, Object> sklearn() {
    Map<String, Object> named = new LinkedHashMap<>();
    named.put("n_estimators", trees);
    named.put("max_depth", maxDepth.isPresent() ? (Object) maxDepth.getAsInt() : "None");
    named.put("min_samples_leaf", minSamplesLeaf);
    named.put("max_features", maxFeatures.sklearn());
    named.put("bootstrap", sampling.bootstrap());
    named.put(
        "max_samples",
        sampling.maxSamples().isPresent() ? (Object) sampling.maxSamples().getAsDouble() : "None");
    named.put("class_weight", classWeight.label());
    named.put("random_state", seed);
    return named;
  }
}
