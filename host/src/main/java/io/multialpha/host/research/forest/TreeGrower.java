package io.multialpha.host.research.forest;

import io.multialpha.host.model.forest.Tree;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Grows the trees of a forest one after another, each the tree that scikit-learn grows from the
 * same seed: the same draws of rows and inputs in the same order, and the same choice among equal
 * splits. For one thread.
 */
final class TreeGrower {
  /** Below this a node counts as pure. */
  private static final double EPSILON = Math.ulp(1.0);

  private final TrainingRows training;
  private final ForestParams params;
  private final int minSplit;
  private final int maxDepth;
  private final NumpyRandom random = new NumpyRandom(0);
  private final FeatureDraw draw;
  private final SplitSearch search;
  private final int[] draws;
  private final double[] signedWeights;
  private final int[] rows;
  private final int[] goRight;
  private final GrowingTree tree = new GrowingTree();
  private final Deque<Node> open = new ArrayDeque<>();
  private double weightOfAll;

  TreeGrower(TrainingRows training, ForestParams params) {
    SortedColumns inputs = training.inputs();
    this.training = training;
    this.params = params;
    this.minSplit = Math.max(2, (int) Math.min(Integer.MAX_VALUE, 2L * params.minSamplesLeaf()));
    this.maxDepth = params.maxDepth().orElse(Integer.MAX_VALUE);
    this.draw = new FeatureDraw(inputs.inputs(), params.maxFeatures().of(inputs.inputs()));
    this.draws = new int[inputs.rows()];
    this.signedWeights = new double[inputs.rows()];
    this.search = new SplitSearch(inputs, params.minSamplesLeaf(), signedWeights);
    this.rows = new int[inputs.rows()];
    this.goRight = new int[inputs.rows()];
  }

  /** A node whose rows are known and whose number is not. */
  private record Node(
      int start,
      int end,
      int depth,
      int parent,
      boolean isLeft,
      int constants,
      double total,
      double balance,
      double zeros,
      double ones) {
    int count() {
      return end - start;
    }

    double weight() {
      return zeros + ones;
    }

    double impurity() {
      return Gini.impurity(zeros, ones);
    }

    /** How much purer two children are, by the node's share of all weight. */
    double improvement(Node left, Node right, double weightOfAll) {
      return (weight() / weightOfAll)
          * (impurity()
              - (right.weight() / weight() * right.impurity())
              - (left.weight() / weight() * left.impurity()));
    }
  }

  /**
   * Grows a tree.
   *
   * @param seed its {@code random_state}
   */
  Tree grow(int seed) {
    params.sampling().draw(random, seed, draws);
    weighClasses();
    random.seed(seed);
    draw.reset(random.below(Integer.MAX_VALUE));
    tree.clear();
    open.push(root(weigh()));
    while (!open.isEmpty()) {
      grow(open.pop());
    }
    return tree.tree();
  }

  private void weighClasses() {
    double[] perClass =
        switch (params.classWeight()) {
          case NONE -> new double[] {1, 1};
          case BALANCED -> balanced(false);
          case BALANCED_SUBSAMPLE -> balanced(params.sampling().bootstrap());
        };
    search.classWeights(perClass[0], perClass[1]);
  }

  /** Weights that make both classes equal, among the rows drawn or all; their own do not matter. */
  private double[] balanced(boolean amongDrawn) {
    long[] counts = new long[2];
    for (int row = 0; row < draws.length; row++) {
      counts[training.labels()[row] ? 1 : 0] += amongDrawn ? draws[row] : 1;
    }
    double all = counts[0] + counts[1];
    double classes = counts[0] > 0 && counts[1] > 0 ? 2.0 : 1.0;
    // A class that was not drawn has no rows for its weight to matter.
    return new double[] {
      all / (classes * Math.max(1, counts[0])), all / (classes * Math.max(1, counts[1]))
    };
  }

  /** Gathers the rows that were drawn and count, and their weights; returns how many there are. */
  private int weigh() {
    int count = 0;
    for (int row = 0; row < draws.length; row++) {
      double weight = training.weights()[row] * draws[row];
      signedWeights[row] = training.labels()[row] ? weight : -weight;
      rows[count] = row;
      count += weight > 0 ? 1 : 0;
    }
    if (count == 0) {
      throw new IllegalArgumentException(
          "a tree drew no row of a weight above 0; leave out the rows that do not count");
    }
    return count;
  }

  private Node root(int count) {
    Node root = node(0, count, 0, -1, false, 0);
    weightOfAll = root.zeros + root.ones;
    return root;
  }

  /** A node with what its rows weigh, summed anew: a difference of sums could be below zero. */
  private Node node(int start, int end, int depth, int parent, boolean isLeft, int constants) {
    double total = 0;
    double balance = 0;
    for (int i = start; i < end; i++) {
      double signed = signedWeights[rows[i]];
      total += Math.abs(signed);
      balance += signed;
    }
    return new Node(
        start,
        end,
        depth,
        parent,
        isLeft,
        constants,
        total,
        balance,
        search.zeros(total, balance),
        search.ones(total, balance));
  }

  private void grow(Node node) {
    double impurity = node.impurity();
    int number = tree.add(node.parent, node.isLeft, node.count(), impurity, node.zeros, node.ones);
    if (node.depth >= maxDepth || node.count() < minSplit || impurity <= EPSILON) {
      return;
    }
    int constants = look(node);
    if (search.found()) {
      split(node, number, constants);
    }
  }

  private int look(Node node) {
    search.begin(node.total, node.balance);
    draw.begin(node.constants);
    for (int input = draw.next(); input >= 0; input = draw.next()) {
      if (search.look(input, rows, node.start, node.end)) {
        draw.varied();
      } else {
        draw.wasConstant();
      }
    }
    return draw.end();
  }

  private void split(Node node, int number, int constants) {
    int middle = node.start + search.leftRows();
    part(node.start, node.end);
    int depth = node.depth + 1;
    Node left = node(node.start, middle, depth, number, true, constants);
    Node right = node(middle, node.end, depth, number, false, constants);
    if (node.improvement(left, right, weightOfAll) + EPSILON < 0) {
      return; // only rounding can do that
    }
    tree.split(number, search.input(), search.threshold());
    open.push(right);
    open.push(left);
  }

  /** Moves the rows that go left before those that go right; both keep their order. */
  private void part(int start, int end) {
    int[] position = training.inputs().position(search.input());
    int place = search.place();
    int lefts = start;
    int rights = 0;
    for (int i = start; i < end; i++) {
      int row = rows[i];
      int goesRight = (place - 1 - position[row]) >>> 31;
      rows[lefts] = row;
      goRight[rights] = row;
      lefts += 1 - goesRight;
      rights += goesRight;
    }
    System.arraycopy(goRight, 0, rows, lefts, rights);
  }
}
