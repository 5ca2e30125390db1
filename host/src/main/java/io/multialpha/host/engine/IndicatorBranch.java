package io.multialpha.host.engine;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The indicators of one symbol that are stepped together, in the order in which they were made; but
 * at the end those which search a large memory and which no other one reads. They are all told what
 * they will be given before the first of them is stepped.
 */
final class IndicatorBranch {
  final IndicatorGraph graph;
  final BarCursor bars;
  private final List<IndicatorNode> nodes = new ArrayList<>();
  private IndicatorNode[] steps = {};

  /** Where those begin that are told what they will be given. */
  private int firstTold;

  /**
   * @param bars with which it moves
   */
  IndicatorBranch(IndicatorGraph graph, BarCursor bars) {
    this.graph = graph;
    this.bars = bars;
  }

  void add(IndicatorNode node) {
    nodes.add(node);
  }

  /** Ends the time in which nodes are added. */
  void freeze() {
    nodes.forEach(IndicatorNode::freeze);
    // A stable sort: false before true.
    steps =
        nodes.stream()
            .sorted(Comparator.comparing(IndicatorNode::isBetterTold))
            .toArray(IndicatorNode[]::new);
    firstTold = (int) nodes.stream().filter(node -> !node.isBetterTold()).count();
  }

  /** Whether there was nothing to step when it was frozen. */
  boolean isEmpty() {
    return steps.length == 0;
  }

  /** Takes in a bar. Calls into kernels of plugins. */
  void step() {
    for (int i = 0; i < firstTold; i++) {
      steps[i].step();
    }
    for (int i = firstTold; i < steps.length; i++) {
      steps[i].expect();
    }
    for (int i = firstTold; i < steps.length; i++) {
      steps[i].step();
    }
  }
}
