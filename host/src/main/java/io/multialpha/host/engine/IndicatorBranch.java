package io.multialpha.host.engine;

import java.util.ArrayList;
import java.util.List;

/** The indicators of one symbol that are stepped together, in the order in which they were made. */
final class IndicatorBranch {
  final IndicatorGraph graph;
  final BarCursor bars;
  private final List<IndicatorNode> nodes = new ArrayList<>();
  private IndicatorNode[] steps = {};

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
    steps = nodes.toArray(IndicatorNode[]::new);
  }

  /** Whether there was nothing to step when it was frozen. */
  boolean isEmpty() {
    return steps.length == 0;
  }

  /** Takes in a bar. Calls into kernels of plugins. */
  void step() {
    for (IndicatorNode node : steps) {
      node.step();
    }
  }
}
