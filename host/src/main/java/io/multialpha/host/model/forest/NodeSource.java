package io.multialpha.host.model.forest;

/** Where a tree's nodes are, if they are not in columns. Immutable; shared by threads. */
public interface NodeSource {
  /** How many nodes there are. */
  int nodes();

  /** How many values a node has. */
  int classes();

  /** Fills the columns, which have room for them, from their beginning. */
  void copyTo(NodeColumns columns);

  /** One of the values, as {@link Tree#values} numbers them. */
  double value(int index);

  /** The figures of the training. */
  NodeFigures figures();
}
