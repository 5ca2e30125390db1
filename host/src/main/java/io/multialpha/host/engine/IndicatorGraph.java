package io.multialpha.host.engine;

import io.multialpha.api.indicator.Atr;
import io.multialpha.api.indicator.BarKernel;
import io.multialpha.api.indicator.Ema;
import io.multialpha.api.indicator.Highest;
import io.multialpha.api.indicator.Ibs;
import io.multialpha.api.indicator.Indicator;
import io.multialpha.api.indicator.Indicators;
import io.multialpha.api.indicator.Lag;
import io.multialpha.api.indicator.Lowest;
import io.multialpha.api.indicator.Rsi;
import io.multialpha.api.indicator.Sma;
import io.multialpha.api.indicator.StandardDeviation;
import io.multialpha.api.indicator.ValueKernel;
import io.multialpha.api.market.Timeframe;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleBinaryOperator;
import java.util.function.Supplier;

/**
 * The indicators of one symbol, each computed once per bar of its timeframe however many ask.
 *
 * <p>Nodes are stepped in the order in which they were asked for; a node can only be made from one
 * that exists already, so this order is always a valid one.
 */
final class IndicatorGraph implements Indicators {
  private final Map<Key, Node> byKey = new HashMap<>();
  private final Branch hourly;
  private final Branch daily;
  private boolean open = true;

  IndicatorGraph(BarCursor hourlyBars, BarCursor dailyBars) {
    hourly = new Branch(this, hourlyBars);
    daily = new Branch(this, dailyBars);
  }

  /** Ends the time in which indicators can be asked for. */
  void close() {
    open = false;
    hourly.freeze();
    daily.freeze();
  }

  /** Whether there is anything to step with hourly bars. */
  boolean hasHourly() {
    return hourly.steps.length > 0;
  }

  /** Takes in the hourly bar that has just completed. Calls into kernels of plugins. */
  void stepHour() {
    hourly.step();
  }

  /** Takes in the daily bar that has just become known. Calls into kernels of plugins. */
  void stepDay() {
    daily.step();
  }

  @Override
  public Indicator open(Timeframe timeframe) {
    return builtIn(timeframe, "open", () -> bars -> bars.open(0));
  }

  @Override
  public Indicator high(Timeframe timeframe) {
    return builtIn(timeframe, "high", () -> bars -> bars.high(0));
  }

  @Override
  public Indicator low(Timeframe timeframe) {
    return builtIn(timeframe, "low", () -> bars -> bars.low(0));
  }

  @Override
  public Indicator close(Timeframe timeframe) {
    return builtIn(timeframe, "close", () -> bars -> bars.close(0));
  }

  @Override
  public Indicator volume(Timeframe timeframe) {
    return builtIn(timeframe, "volume", () -> bars -> bars.volume(0));
  }

  @Override
  public Indicator minuteOfDay() {
    return builtIn(Timeframe.HOUR, "minute of day", () -> bars -> hourly.bars.minuteOfDay());
  }

  @Override
  public Indicator ibs(Timeframe timeframe) {
    return builtIn(timeframe, "ibs", Ibs::new);
  }

  @Override
  public Indicator atr(Timeframe timeframe, int length) {
    return builtIn(timeframe, "atr " + length, () -> new Atr(length));
  }

  @Override
  public Indicator sma(Indicator source, int length) {
    return builtIn(source, "sma " + length, () -> new Sma(length));
  }

  @Override
  public Indicator ema(Indicator source, int length) {
    return builtIn(source, "ema " + length, () -> new Ema(length));
  }

  @Override
  public Indicator standardDeviation(Indicator source, int length) {
    return builtIn(source, "standard deviation " + length, () -> new StandardDeviation(length));
  }

  @Override
  public Indicator rsi(Indicator source, int length) {
    return builtIn(source, "rsi " + length, () -> new Rsi(length));
  }

  @Override
  public Indicator highest(Indicator source, int length) {
    return builtIn(source, "highest " + length, () -> new Highest(length));
  }

  @Override
  public Indicator lowest(Indicator source, int length) {
    return builtIn(source, "lowest " + length, () -> new Lowest(length));
  }

  @Override
  public Indicator lag(Indicator source, int bars) {
    return builtIn(source, "lag " + bars, () -> new Lag(bars));
  }

  @Override
  public Indicator custom(Timeframe timeframe, String key, Supplier<BarKernel> kernel) {
    return ofBars(timeframe, false, key, kernel);
  }

  @Override
  public Indicator custom(Indicator source, String key, Supplier<ValueKernel> kernel) {
    return ofValues(source, false, key, kernel);
  }

  @Override
  public Indicator custom(
      Indicator first, Indicator second, String key, DoubleBinaryOperator operator) {
    Node one = known(first, key);
    Node other = known(second, key);
    IndicatorGraph graph = one.branch.graph;
    if (other.branch.graph != graph) {
      throw new IllegalArgumentException(
          "'" + key + "' is made of indicators of two instruments, which have no common bars");
    }
    // Days are stepped before the hours at which they become known, never the other way round.
    Branch branch = one.branch == other.branch ? one.branch : graph.hourly;
    return graph.node(
        new Key(new Pair(one, other), false, key),
        branch,
        () -> new PairNode(branch, one, other, operator));
  }

  /** The timeframe with whose bars an indicator of any graph moves. */
  static Timeframe timeframeOf(Indicator indicator) {
    Branch branch = known(indicator, "timeframe").branch;
    return branch == branch.graph.hourly ? Timeframe.HOUR : Timeframe.DAY;
  }

  /** Whether the indicator is one of a graph's, whose value is read without calling a plugin. */
  static boolean isOwn(Indicator indicator) {
    return indicator instanceof Node;
  }

  private static Node known(Indicator source, String name) {
    if (source instanceof Node node) {
      return node;
    }
    throw new IllegalArgumentException("the source of '" + name + "' is no indicator of this host");
  }

  private Indicator builtIn(Timeframe timeframe, String name, Supplier<BarKernel> kernel) {
    return ofBars(timeframe, true, name, kernel);
  }

  private static Indicator builtIn(Indicator source, String name, Supplier<ValueKernel> kernel) {
    return ofValues(source, true, name, kernel);
  }

  private Indicator ofBars(
      Timeframe timeframe, boolean builtIn, String name, Supplier<BarKernel> kernel) {
    Branch branch = timeframe == Timeframe.HOUR ? hourly : daily;
    return node(new Key(branch, builtIn, name), branch, () -> new BarNode(branch, kernel.get()));
  }

  private static Indicator ofValues(
      Indicator source, boolean builtIn, String name, Supplier<ValueKernel> kernel) {
    Node from = known(source, name);
    // A node lives where its source lives, so that it is stepped right after it.
    return from.branch.graph.node(
        new Key(from, builtIn, name), from.branch, () -> new ValueNode(from, kernel.get()));
  }

  private Node node(Key key, Branch branch, Supplier<Node> make) {
    if (!open) {
      throw new IllegalStateException(
          "indicator '" + key.name + "' was asked for after create had returned");
    }
    Node known = byKey.get(key);
    if (known != null) {
      return known;
    }
    Node made = make.get();
    byKey.put(key, made);
    branch.nodes.add(made);
    return made;
  }

  /**
   * What makes two requests the same one.
   *
   * @param source the branch, the node or the pair of nodes that is read
   * @param builtIn whether it is one of the host's, whose names authors need not know
   * @param name what is computed, and with which parameters
   */
  private record Key(Object source, boolean builtIn, String name) {}

  private record Pair(Node first, Node second) {}

  /** The nodes of one timeframe. */
  private static final class Branch {
    private final IndicatorGraph graph;
    private final BarCursor bars;
    private final List<Node> nodes = new ArrayList<>();
    private Node[] steps = {};

    Branch(IndicatorGraph graph, BarCursor bars) {
      this.graph = graph;
      this.bars = bars;
    }

    void freeze() {
      steps = nodes.toArray(Node[]::new);
    }

    void step() {
      for (Node node : steps) {
        node.step();
      }
    }
  }

  private abstract static class Node implements Indicator {
    final Branch branch;
    double value = Double.NaN;

    Node(Branch branch) {
      this.branch = branch;
    }

    abstract void step();

    @Override
    public final double value() {
      return value;
    }
  }

  private static final class BarNode extends Node {
    private final BarKernel kernel;

    BarNode(Branch branch, BarKernel kernel) {
      super(branch);
      this.kernel = kernel;
    }

    @Override
    void step() {
      value = kernel.next(branch.bars);
    }
  }

  private static final class ValueNode extends Node {
    private final Node source;
    private final ValueKernel kernel;

    ValueNode(Node source, ValueKernel kernel) {
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

  private static final class PairNode extends Node {
    private final Node first;
    private final Node second;
    private final DoubleBinaryOperator operator;

    PairNode(Branch branch, Node first, Node second, DoubleBinaryOperator operator) {
      super(branch);
      this.first = first;
      this.second = second;
      this.operator = operator;
    }

    @Override
    void step() {
      double one = first.value;
      double other = second.value;
      value =
          Double.isNaN(one) || Double.isNaN(other)
              ? Double.NaN
              : operator.applyAsDouble(one, other);
    }
  }
}
