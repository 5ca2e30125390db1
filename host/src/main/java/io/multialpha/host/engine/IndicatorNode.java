package io.multialpha.host.engine;

import io.multialpha.api.indicator.BarKernel;
import io.multialpha.api.indicator.ExpandingPercentile;
import io.multialpha.api.indicator.Indicator;
import io.multialpha.api.indicator.OncePerBar;
import io.multialpha.api.indicator.PairKernel;
import io.multialpha.api.indicator.ValueKernel;

/** An indicator of a graph: a kernel, what it reads, and its latest value. */
abstract class IndicatorNode implements Indicator {
  final IndicatorBranch branch;
  double value = Double.NaN;

  /** Whether another node is made of it. */
  private boolean hasReaders;

  IndicatorNode(IndicatorBranch branch) {
    this.branch = branch;
  }

  /** Takes in a bar of the branch. Calls into the kernel. */
  abstract void step();

  /** Whether it is quicker when told beforehand, and can be stepped after all others. */
  final boolean isBetterTold() {
    return !hasReaders && canExpect();
  }

  boolean canExpect() {
    return false;
  }

  /** Tells the kernel what it will be given with the next step. Never one of a plugin's. */
  void expect() {}

  private static IndicatorNode read(IndicatorNode source) {
    source.hasReaders = true;
    return source;
  }

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
      this.source = read(source);
      this.kernel = kernel;
    }

    @Override
    void step() {
      double input = source.value;
      value = Double.isNaN(input) ? Double.NaN : kernel.next(input);
    }

    @Override
    boolean canExpect() {
      return kernel instanceof ExpandingPercentile;
    }

    @Override
    void expect() {
      if (kernel instanceof ExpandingPercentile percentile) {
        percentile.expect(source.value);
      }
    }
  }

  /** Reads two others. */
  static final class OfPair extends IndicatorNode {
    private final IndicatorNode first;
    private final IndicatorNode second;
    private final PairKernel kernel;

    OfPair(IndicatorBranch branch, IndicatorNode first, IndicatorNode second, PairKernel kernel) {
      super(branch);
      this.first = read(first);
      this.second = read(second);
      this.kernel = kernel;
    }

    @Override
    void step() {
      double one = first.value;
      double other = second.value;
      value = Double.isNaN(one) || Double.isNaN(other) ? Double.NaN : kernel.next(one, other);
    }

    @Override
    boolean canExpect() {
      return kernel instanceof OncePerBar;
    }

    @Override
    void expect() {
      if (!Double.isNaN(first.value) && kernel instanceof OncePerBar oncePerBar) {
        oncePerBar.expect(first.value, second.value);
      }
    }
  }
}
