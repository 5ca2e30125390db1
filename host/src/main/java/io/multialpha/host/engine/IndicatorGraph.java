package io.multialpha.host.engine;

import io.multialpha.api.indicator.Adx;
import io.multialpha.api.indicator.Atr;
import io.multialpha.api.indicator.BarKernel;
import io.multialpha.api.indicator.BollingerBandwidth;
import io.multialpha.api.indicator.DirectionalDrift;
import io.multialpha.api.indicator.Ema;
import io.multialpha.api.indicator.ExpandingPercentile;
import io.multialpha.api.indicator.Highest;
import io.multialpha.api.indicator.Ibs;
import io.multialpha.api.indicator.Indicator;
import io.multialpha.api.indicator.Indicators;
import io.multialpha.api.indicator.Lag;
import io.multialpha.api.indicator.Lowest;
import io.multialpha.api.indicator.PairKernel;
import io.multialpha.api.indicator.ParabolicSar;
import io.multialpha.api.indicator.RollingPercentile;
import io.multialpha.api.indicator.Rsi;
import io.multialpha.api.indicator.Sma;
import io.multialpha.api.indicator.SpiralEfficiency;
import io.multialpha.api.indicator.StandardDeviation;
import io.multialpha.api.indicator.TrueRange;
import io.multialpha.api.indicator.ValueKernel;
import io.multialpha.api.market.Timeframe;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.DoubleBinaryOperator;
import java.util.function.Supplier;

/**
 * The indicators of one symbol, each computed once per bar of its timeframe however many ask.
 *
 * <p>Nodes are stepped in the order in which they were asked for; a node can only be made from one
 * that exists already, so this order is always a valid one.
 */
final class IndicatorGraph implements Indicators {
  private final Map<Key, IndicatorNode> byKey = new HashMap<>();
  private final IndicatorBranch hourly;
  private final IndicatorBranch daily;

  /** What reads indicators of other instruments as well. */
  private final IndicatorBranch late;

  private final boolean traded;
  private boolean open = true;

  /**
   * @param traded whether the engine takes steps with these hourly bars
   */
  IndicatorGraph(BarCursor hourlyBars, BarCursor dailyBars, boolean traded) {
    hourly = new IndicatorBranch(this, hourlyBars);
    daily = new IndicatorBranch(this, dailyBars);
    late = new IndicatorBranch(this, hourlyBars);
    this.traded = traded;
  }

  /** Ends the time in which indicators can be asked for. */
  void close() {
    open = false;
    hourly.freeze();
    daily.freeze();
    late.freeze();
  }

  /** Whether indicators can be asked for. */
  boolean isOpen() {
    return open;
  }

  /** Whether there is anything to step with hourly bars. */
  boolean hasHourly() {
    return !hourly.isEmpty() || !late.isEmpty();
  }

  /** Whether there is anything to step with daily bars. */
  boolean hasDaily() {
    return !daily.isEmpty();
  }

  /** Takes in the hourly bar that has just completed. Calls into kernels of plugins. */
  void stepHour() {
    hourly.step();
  }

  /**
   * Joins the hourly bar that has just completed to what is known of other instruments; after their
   * bars of the same time. Calls into kernels of plugins.
   */
  void stepLate() {
    late.step();
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
  public Indicator trueRange(Timeframe timeframe) {
    return builtIn(timeframe, "true range", TrueRange::new);
  }

  @Override
  public Indicator adx(Timeframe timeframe, int length) {
    return builtIn(timeframe, "adx " + length, () -> new Adx(length));
  }

  @Override
  public Indicator parabolicSar(Timeframe timeframe, double step, double largest) {
    return builtIn(
        timeframe, "parabolic sar " + step + " " + largest, () -> new ParabolicSar(step, largest));
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
  public Indicator bollingerBandwidth(Indicator source, int length, double deviations) {
    return builtIn(
        source,
        "bollinger bandwidth " + length + " " + deviations,
        () -> new BollingerBandwidth(length, deviations));
  }

  @Override
  public Indicator directionalDrift(Indicator source, int length) {
    return builtIn(source, "directional drift " + length, () -> new DirectionalDrift(length));
  }

  @Override
  public Indicator spiralEfficiency(Indicator source) {
    return builtIn(source, "spiral efficiency", SpiralEfficiency::new);
  }

  @Override
  public Indicator expandingPercentile(Indicator source) {
    return builtIn(source, "expanding percentile", ExpandingPercentile::new);
  }

  @Override
  public Indicator rollingPercentile(Indicator source, int length) {
    return builtIn(source, "rolling percentile " + length, () -> new RollingPercentile(length));
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
    return ofPair(first, second, author(operator), key, () -> operator::applyAsDouble);
  }

  @Override
  public Indicator custom(
      Indicator first, Indicator second, String key, Supplier<PairKernel> kernel) {
    return ofPair(first, second, author(kernel), key, kernel);
  }

  /** Who wrote what computes an indicator: a plugin or the host. */
  private static Module author(Object computes) {
    return computes.getClass().getModule();
  }

  /** The timeframe with whose bars an indicator of any graph moves. */
  static Timeframe timeframeOf(Indicator indicator) {
    IndicatorBranch branch = known(indicator, "timeframe").branch;
    return branch == branch.graph.daily ? Timeframe.DAY : Timeframe.HOUR;
  }

  /** The timeframes of the bars that an indicator of any graph is made of, hours first. */
  static Set<Timeframe> timeframesOf(Indicator indicator) {
    Set<Timeframe> timeframes = EnumSet.noneOf(Timeframe.class);
    known(indicator, "timeframes").addTimeframes(timeframes);
    return timeframes;
  }

  /** Whether the indicator is one of a graph's, whose value is read without calling a plugin. */
  static boolean isOwn(Indicator indicator) {
    return indicator instanceof IndicatorNode;
  }

  private static IndicatorNode known(Indicator source, String name) {
    if (source instanceof IndicatorNode node) {
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
    IndicatorBranch branch = timeframe == Timeframe.HOUR ? hourly : daily;
    return node(
        new Key(branch, builtIn, author(kernel), name),
        branch,
        () -> new IndicatorNode.OfBars(branch, kernel.get()));
  }

  private static Indicator ofValues(
      Indicator source, boolean builtIn, String name, Supplier<ValueKernel> kernel) {
    IndicatorNode from = known(source, name);
    // A node lives where its source lives, so that it is stepped right after it.
    return from.branch.graph.node(
        new Key(from, builtIn, author(kernel), name),
        from.branch,
        () -> new IndicatorNode.OfValue(from, kernel.get()));
  }

  private Indicator ofPair(
      Indicator first, Indicator second, Module author, String key, Supplier<PairKernel> kernel) {
    IndicatorNode one = known(first, key);
    IndicatorNode other = known(second, key);
    IndicatorBranch branch = joined(one, other, key);
    return branch.graph.node(
        new Key(new Pair(one, other), false, author, key),
        branch,
        () -> new IndicatorNode.OfPair(branch, one, other, kernel.get()));
  }

  /** Where a node lives that reads two: after both of them. */
  private IndicatorBranch joined(IndicatorNode one, IndicatorNode other, String key) {
    IndicatorGraph graph = one.branch.graph;
    if (other.branch.graph == graph) {
      if (one.branch == other.branch) {
        return one.branch;
      }
      // Days are stepped before the hours at which they become known, never the other way round.
      return one.branch == graph.late || other.branch == graph.late ? graph.late : graph.hourly;
    }
    if (!traded) {
      throw new IllegalArgumentException(
          "'"
              + key
              + "' is made of indicators of two instruments, so it must be asked for at the"
              + " indicators of the instrument that is traded");
    }
    for (IndicatorBranch source : List.of(one.branch, other.branch)) {
      // Instruments have no order among themselves in which the late ones could be stepped.
      if (source == source.graph.late && source != late) {
        throw new IllegalArgumentException(
            "'" + key + "' reads what another instrument makes of two; make it of single ones");
      }
    }
    return late;
  }

  private IndicatorNode node(Key key, IndicatorBranch branch, Supplier<IndicatorNode> make) {
    if (!open) {
      throw new IllegalStateException(
          "indicator '" + key.name + "' was asked for after create had returned");
    }
    IndicatorNode known = byKey.get(key);
    if (known != null) {
      return known;
    }
    IndicatorNode made = make.get();
    byKey.put(key, made);
    branch.add(made);
    return made;
  }

  /**
   * What makes two requests the same one.
   *
   * @param source the branch, the node or the pair of nodes that is read
   * @param builtIn whether it is one of the host's, whose names authors need not know
   * @param author who computes it: the host's features and a strategy must not get each other's
   *     indicator because both called theirs the same
   * @param name what is computed, and with which parameters
   */
  private record Key(Object source, boolean builtIn, Module author, String name) {}

  private record Pair(IndicatorNode first, IndicatorNode second) {}
}
