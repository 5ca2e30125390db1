package io.multialpha.host.engine;

import io.multialpha.api.indicator.BarKernel;
import io.multialpha.api.indicator.ExpandingPercentile;
import io.multialpha.api.indicator.Indicator;
import io.multialpha.api.indicator.OncePerBar;
import io.multialpha.api.indicator.PairKernel;
import io.multialpha.api.indicator.ValueKernel;
import io.multialpha.api.market.Timeframe;
import java.util.Optional;
import java.util.Set;

/** An indicator of a graph: a kernel, what it reads, and its latest value. */
abstract class IndicatorNode implements Indicator {
  final IndicatorBranch branch;
  double value = Double.NaN;

  /** Whether another node is made of it. */
  private boolean hasReaders;

  /** Writes down what is ranked, if somebody has asked for that; else null. */
  private PercentileLog log;

  /** Whether it ranks by an {@link ExpandingPercentile}, or writes down what that would rank. */
  private final boolean isPercentile;

  IndicatorNode(IndicatorBranch branch, boolean isPercentile) {
    this.branch = branch;
    this.isPercentile = isPercentile;
  }

  /** Takes in a bar of the branch. Calls into the kernel. */
  abstract void step();

  /** Adds the timeframes of the bars that it is made of. */
  abstract void addTimeframes(Set<Timeframe> timeframes);

  /** Ends the time in which other nodes are made of it. */
  final void freeze() {
    if (log != null && !hasReaders) {
      log.begin();
      rankBy(log);
    }
  }

  /** Whether it is quicker when told beforehand, and can be stepped after all others. */
  final boolean isBetterTold() {
    return !hasReaders && isPercentile;
  }

  /** Writes down from now on what a percentile would have ranked. */
  void rankBy(PercentileLog log) {
    throw new IllegalStateException("no percentile");
  }

  /** Where it is written down what it ranks, if it is a percentile and that can still be asked. */
  final Optional<PercentileLog> log() {
    if (log == null && isPercentile && branch.graph.isOpen()) {
      log = new PercentileLog(this);
    }
    return Optional.ofNullable(log);
  }

  /** Tells the kernel what it will be given with the next step. Never one of a plugin's. */
  void expect() {}

  private static IndicatorNode read(IndicatorNode source) {
    source.hasReaders = true;
    return source;
  }

  @Override
  public final double value() {
    return log == null ? value : log.value(value);
  }

  /** Reads bars. */
  static final class OfBars extends IndicatorNode {
    private final BarKernel kernel;

    OfBars(IndicatorBranch branch, BarKernel kernel) {
      super(branch, false);
      this.kernel = kernel;
    }

    @Override
    void step() {
      value = kernel.next(branch.bars);
    }

    @Override
    void addTimeframes(Set<Timeframe> timeframes) {
      timeframes.add(IndicatorGraph.timeframeOf(this));
    }
  }

  /** Reads another indicator. It lives where that one lives, so that it is stepped after it. */
  static final class OfValue extends IndicatorNode {
    private final IndicatorNode source;
    private ValueKernel kernel;

    OfValue(IndicatorNode source, ValueKernel kernel) {
      super(source.branch, kernel instanceof ExpandingPercentile);
      this.source = read(source);
      this.kernel = kernel;
    }

    @Override
    void step() {
      double input = source.value;
      value = Double.isNaN(input) ? Double.NaN : kernel.next(input);
    }

    @Override
    void addTimeframes(Set<Timeframe> timeframes) {
      source.addTimeframes(timeframes);
    }

    @Override
    void rankBy(PercentileLog log) {
      kernel = log;
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
    private PairKernel kernel;

    OfPair(IndicatorBranch branch, IndicatorNode first, IndicatorNode second, PairKernel kernel) {
      super(branch, kernel instanceof OncePerBar oncePerBar && oncePerBar.isPercentile());
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
    void addTimeframes(Set<Timeframe> timeframes) {
      first.addTimeframes(timeframes);
      second.addTimeframes(timeframes);
    }

    @Override
    void rankBy(PercentileLog log) {
      kernel = new OncePerBar(log);
    }

    @Override
    void expect() {
      if (!Double.isNaN(first.value) && kernel instanceof OncePerBar oncePerBar) {
        oncePerBar.expect(first.value, second.value);
      }
    }
  }
}
