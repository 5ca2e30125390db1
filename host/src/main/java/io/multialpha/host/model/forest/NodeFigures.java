package io.multialpha.host.model.forest;

/**
 * What the training of a tree left behind at each of its nodes. No score depends on it. Immutable;
 * shared by threads.
 */
public interface NodeFigures {
  /** How many nodes there are. */
  int nodes();

  /** The impurity of the training samples at a node, after the criterion of the training. */
  double impurity(int node);

  /** How many training samples came to a node. */
  long samples(int node);

  /** The same by weight. */
  double weightedSamples(int node);
}
