package io.multialpha.testkit;

import io.multialpha.api.feature.FeatureProfile;
import io.multialpha.api.indicator.BarKernel;
import io.multialpha.api.indicator.Indicator;
import io.multialpha.api.indicator.Indicators;
import io.multialpha.api.indicator.PairKernel;
import io.multialpha.api.indicator.ValueKernel;
import io.multialpha.api.market.BarSeries;
import io.multialpha.api.market.Instrument;
import io.multialpha.api.market.Timeframe;
import io.multialpha.api.params.Params;
import io.multialpha.api.strategy.StrategyContext;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.function.DoubleBinaryOperator;
import java.util.function.Supplier;

/**
 * Passes a strategy's requests for indicators on and remembers those of its own instrument, except
 * custom ones and what is made of them: when these are numbers is their author's affair.
 */
final class IndicatorWatch implements StrategyContext {
  private record Watched(String name, Indicator indicator) {}

  private final StrategyContext context;
  private final List<Watched> watched = new ArrayList<>();
  private final Set<Indicator> custom = Collections.newSetFromMap(new IdentityHashMap<>());

  IndicatorWatch(StrategyContext context) {
    this.context = context;
  }

  /** Names of the indicators that are no number at the moment. */
  List<String> unready() {
    return watched.stream()
        .filter(each -> !each.indicator.isReady())
        .map(Watched::name)
        .distinct()
        .toList();
  }

  @Override
  public Instrument instrument() {
    return context.instrument();
  }

  @Override
  public Params params() {
    return context.params();
  }

  @Override
  public FeatureProfile featureProfile() {
    return context.featureProfile();
  }

  @Override
  public BarSeries bars(String symbol, Timeframe timeframe) {
    return context.bars(symbol, timeframe);
  }

  @Override
  public Indicators indicators(String symbol) {
    Indicators indicators = context.indicators(symbol);
    return symbol.equals(instrument().symbol()) ? new Requests(indicators) : indicators;
  }

  private final class Requests implements Indicators {
    private final Indicators host;

    Requests(Indicators host) {
      this.host = host;
    }

    private Indicator watch(String name, Indicator indicator) {
      watched.add(new Watched(name, indicator));
      return indicator;
    }

    private Indicator watch(String name, Indicator source, Indicator indicator) {
      return custom.contains(source) ? exempt(indicator) : watch(name, indicator);
    }

    private Indicator exempt(Indicator indicator) {
      custom.add(indicator);
      return indicator;
    }

    @Override
    public Indicator open(Timeframe timeframe) {
      return watch("open " + timeframe, host.open(timeframe));
    }

    @Override
    public Indicator high(Timeframe timeframe) {
      return watch("high " + timeframe, host.high(timeframe));
    }

    @Override
    public Indicator low(Timeframe timeframe) {
      return watch("low " + timeframe, host.low(timeframe));
    }

    @Override
    public Indicator close(Timeframe timeframe) {
      return watch("close " + timeframe, host.close(timeframe));
    }

    @Override
    public Indicator volume(Timeframe timeframe) {
      return watch("volume " + timeframe, host.volume(timeframe));
    }

    @Override
    public Indicator minuteOfDay() {
      return watch("minute of day", host.minuteOfDay());
    }

    @Override
    public Indicator ibs(Timeframe timeframe) {
      return watch("ibs " + timeframe, host.ibs(timeframe));
    }

    @Override
    public Indicator atr(Timeframe timeframe, int length) {
      return watch("atr " + timeframe + " " + length, host.atr(timeframe, length));
    }

    @Override
    public Indicator trueRange(Timeframe timeframe) {
      return watch("true range " + timeframe, host.trueRange(timeframe));
    }

    @Override
    public Indicator adx(Timeframe timeframe, int length) {
      return watch("adx " + timeframe + " " + length, host.adx(timeframe, length));
    }

    @Override
    public Indicator parabolicSar(Timeframe timeframe, double step, double largest) {
      return watch(
          "parabolic sar " + timeframe + " " + step + " " + largest,
          host.parabolicSar(timeframe, step, largest));
    }

    @Override
    public Indicator sma(Indicator source, int length) {
      return watch("sma " + length, source, host.sma(source, length));
    }

    @Override
    public Indicator ema(Indicator source, int length) {
      return watch("ema " + length, source, host.ema(source, length));
    }

    @Override
    public Indicator standardDeviation(Indicator source, int length) {
      return watch("standard deviation " + length, source, host.standardDeviation(source, length));
    }

    @Override
    public Indicator rsi(Indicator source, int length) {
      return watch("rsi " + length, source, host.rsi(source, length));
    }

    @Override
    public Indicator highest(Indicator source, int length) {
      return watch("highest " + length, source, host.highest(source, length));
    }

    @Override
    public Indicator lowest(Indicator source, int length) {
      return watch("lowest " + length, source, host.lowest(source, length));
    }

    @Override
    public Indicator bollingerBandwidth(Indicator source, int length, double deviations) {
      return watch(
          "bollinger bandwidth " + length + " " + deviations,
          source,
          host.bollingerBandwidth(source, length, deviations));
    }

    @Override
    public Indicator directionalDrift(Indicator source, int length) {
      return watch("directional drift " + length, source, host.directionalDrift(source, length));
    }

    @Override
    public Indicator spiralEfficiency(Indicator source) {
      return watch("spiral efficiency", source, host.spiralEfficiency(source));
    }

    @Override
    public Indicator expandingPercentile(Indicator source) {
      return watch("expanding percentile", source, host.expandingPercentile(source));
    }

    @Override
    public Indicator rollingPercentile(Indicator source, int length) {
      return watch("rolling percentile " + length, source, host.rollingPercentile(source, length));
    }

    @Override
    public Indicator lag(Indicator source, int bars) {
      return watch("lag " + bars, source, host.lag(source, bars));
    }

    @Override
    public Indicator custom(Timeframe timeframe, String key, Supplier<BarKernel> kernel) {
      return exempt(host.custom(timeframe, key, kernel));
    }

    @Override
    public Indicator custom(Indicator source, String key, Supplier<ValueKernel> kernel) {
      return exempt(host.custom(source, key, kernel));
    }

    @Override
    public Indicator custom(
        Indicator first, Indicator second, String key, DoubleBinaryOperator operator) {
      return exempt(host.custom(first, second, key, operator));
    }

    @Override
    public Indicator custom(
        Indicator first, Indicator second, String key, Supplier<PairKernel> kernel) {
      return exempt(host.custom(first, second, key, kernel));
    }
  }
}
