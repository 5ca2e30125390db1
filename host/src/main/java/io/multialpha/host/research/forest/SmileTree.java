package io.multialpha.host.research.forest;

import io.multialpha.host.model.forest.Tree;
import smile.base.cart.DecisionNode;
import smile.base.cart.InternalNode;
import smile.base.cart.Node;
import smile.data.Tuple;
import smile.data.type.StructType;

/** Copies trees out of Smile's nodes. For one thread. */
final class SmileTree {
  private final SortedColumns inputs;
  private final double[] probe;
  private final Tuple tuple;
  private final GrowingTree tree = new GrowingTree();

  SmileTree(SortedColumns inputs, StructType schema) {
    this.inputs = inputs;
    this.probe = new double[inputs.inputs()];
    this.tuple = Tuple.of(probe, schema);
  }

  /** The tree under a root of two classes. */
  Tree of(Node root) {
    tree.clear();
    add(root, -1, false);
    return tree.tree();
  }

  private void add(Node node, int parent, boolean isLeft) {
    int zeros = count(node, 0);
    int ones = count(node, 1);
    int number = tree.add(parent, isLeft, zeros + ones, Gini.impurity(zeros, ones), zeros, ones);
    if (node instanceof InternalNode split) {
      tree.split(number, split.feature(), threshold(split));
      add(split.trueChild(), number, true);
      add(split.falseChild(), number, false);
    }
  }

  private static int count(Node node, int label) {
    return node instanceof InternalNode split
        ? count(split.trueChild(), label) + count(split.falseChild(), label)
        : ((DecisionNode) node).count()[label];
  }

  /** The highest number that a split sends to its true child; Smile does not tell it. */
  private double threshold(InternalNode split) {
    float[] values = inputs.values(split.feature());
    long goesLeft = ordered(values[0]);
    long goesRight = ordered(values[values.length - 1]);
    while (goesLeft < goesRight - 1) {
      long middle = (goesLeft & goesRight) + ((goesLeft ^ goesRight) >> 1); // no overflow
      probe[split.feature()] = number(middle);
      if (split.branch(tuple)) {
        goesLeft = middle;
      } else {
        goesRight = middle;
      }
    }
    return number(goesLeft);
  }

  /** Whole numbers in the order of the doubles. */
  private static long ordered(double value) {
    return flip(Double.doubleToRawLongBits(value));
  }

  private static double number(long ordered) {
    return Double.longBitsToDouble(flip(ordered));
  }

  private static long flip(long bits) {
    return bits ^ ((bits >> 63) & Long.MAX_VALUE);
  }
}
