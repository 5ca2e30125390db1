package io.multialpha.host.engine;

import io.multialpha.api.indicator.BarKernel;
import io.multialpha.api.indicator.Indicator;
import io.multialpha.api.indicator.PairKernel;
import io.multialpha.api.indicator.ValueKernel;

/** An indicator of a graph: a kernel, what it reads, and its latest value. */
abstract class IndicatorNode implements Indicator {
  final IndicatorBranch branch;
  double value = Double.NaN;

  IndicatorNode(IndicatorBranch branch) {
    this.branch = branch;
  }

  /** Takes in a bar of the branch. Calls into the kernel. */
  abstract void step();

  @Override
  public final double value() {
    return value;
  }

  /** Reads bars. */
  static final class OfBars extends IndicatorNode {
    private final BarKernel kernel;

    OfBars(IndicatorBranch branch, BarKernel kernel) {
      super(branch);
      this.kernel = kernel;
    }

    @Override
    void step() {
      value = kernel.next(branch.bars);
    }
  }

  /** Reads another indicator. It lives where that one lives, so that it is stepped after it. */
  static final class OfValue extends IndicatorNode {
    private final IndicatorNode source;
    private final ValueKernel kernel;

    OfValue(IndicatorNode source, ValueKernel kernel) {
      super(source.branch);
      this.source = source;
      this.kernel = kernel;
    }

    @Override
    void step() {
      double input = source.value;
      value = Double.isNaN(input) ? Double.NaN : kernel.next(input);
    }
  }

  /** Reads two others. */
  static final class OfPair extends IndicatorNode {
    private final IndicatorNode first;
    private final IndicatorNode second;
    private final PairKernel kernel;

    OfPair(IndicatorBranch branch, IndicatorNode first, IndicatorNode second, PairKernel kernel) {
      super(branch);
      this.first = first;
      this.second = second;
      this.kernel = kernel;
    }

    @Override
    void step() {
      double one = first.value;
      double other = second.value;
      value = Double.isNaN(one) || Double.isNaN(other) ? Double.NaN : kernel.next(one, other);
    }
  }
}
