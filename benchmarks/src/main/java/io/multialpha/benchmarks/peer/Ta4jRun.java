package io.multialpha.benchmarks.peer;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import org.ta4j.core.Bar;
import org.ta4j.core.BarSeries;
import org.ta4j.core.BaseBar;
import org.ta4j.core.BaseBarSeries;
import org.ta4j.core.BaseStrategy;
import org.ta4j.core.Indicator;
import org.ta4j.core.Position;
import org.ta4j.core.Rule;
import org.ta4j.core.Trade.TradeType;
import org.ta4j.core.TradingRecord;
import org.ta4j.core.backtest.BarSeriesManager;
import org.ta4j.core.backtest.TradeOnNextOpenModel;
import org.ta4j.core.indicators.CachedIndicator;
import org.ta4j.core.indicators.helpers.ClosePriceIndicator;
import org.ta4j.core.indicators.helpers.DateTimeIndicator;
import org.ta4j.core.indicators.helpers.HighPriceIndicator;
import org.ta4j.core.indicators.helpers.LowPriceIndicator;
import org.ta4j.core.indicators.numeric.NumericIndicator;
import org.ta4j.core.num.Num;
import org.ta4j.core.rules.AbstractRule;
import org.ta4j.core.rules.OverIndicatorRule;
import org.ta4j.core.rules.StopGainRule;
import org.ta4j.core.rules.StopLossRule;
import org.ta4j.core.rules.TimeRangeRule;
import org.ta4j.core.rules.UnderIndicatorRule;
import org.ta4j.core.rules.WaitForRule;

/** The rules on ta4j. */
public final class Ta4jRun {
  private final List<BarSeries> all = new ArrayList<>();
  private final Parts parts;

  /** What the rules are put together from. */
  public enum Parts {
    /** ta4j's indicators and rules, as its users put them together. */
    ITS_OWN,
    /** The close's place in the range and the hour written for the purpose, the rest its own. */
    WRITTEN_FOR_IT
  }

  /**
   * Turns bars into ta4j's.
   *
   * @param bars one series per symbol
   * @param zero of the kind of numbers to compute with
   * @param parts what the rules are put together from
   */
  public Ta4jRun(List<Series> bars, Num zero, Parts parts) {
    this.parts = parts;
    for (Series series : bars) {
      List<Bar> list = new ArrayList<>(series.size());
      for (int i = 0; i < series.size(); i++) {
        ZonedDateTime begin = Instant.ofEpochMilli(series.start[i]).atZone(ZoneOffset.UTC);
        Duration hour = Duration.ofHours(1);
        list.add(
            new BaseBar(
                hour,
                begin.plus(hour),
                zero.numOf(series.open[i]),
                zero.numOf(series.high[i]),
                zero.numOf(series.low[i]),
                zero.numOf(series.close[i]),
                zero,
                zero));
      }
      all.add(new BaseBarSeries("bars", list, zero));
    }
  }

  /** Runs one series after the other, with indicators and rules made anew. */
  public Tally run() {
    Tally sum = new Tally(0, 0);
    for (BarSeries series : all) {
      sum = sum.plus(run(series));
    }
    return sum;
  }

  private Tally run(BarSeries series) {
    ClosePriceIndicator close = new ClosePriceIndicator(series);
    Indicator<Num> ibs;
    Rule morning;
    if (parts == Parts.ITS_OWN) {
      LowPriceIndicator low = new LowPriceIndicator(series);
      ibs =
          NumericIndicator.of(close)
              .minus(low)
              .dividedBy(NumericIndicator.of(new HighPriceIndicator(series)).minus(low));
      morning =
          new TimeRangeRule(
              List.of(new TimeRangeRule.TimeRange(LocalTime.of(8, 0), LocalTime.of(14, 59, 59))),
              new DateTimeIndicator(series, Bar::getBeginTime));
    } else {
      ibs = new Ibs(series);
      morning = new Hours(series, 8, 15);
    }
    Rule entry = new UnderIndicatorRule(ibs, 0.2).and(morning);
    Rule exit =
        new OverIndicatorRule(ibs, 0.8)
            .or(new StopLossRule(close, 1))
            .or(new StopGainRule(close, 1))
            .or(new WaitForRule(TradeType.BUY, 8));
    TradingRecord record =
        new BarSeriesManager(series, new TradeOnNextOpenModel())
            .run(new BaseStrategy(entry, exit), TradeType.BUY, series.numOf(1));
    int trades = 0;
    double points = 0;
    for (Position position : record.getPositions()) {
      trades++;
      points += position.getProfit().doubleValue();
    }
    return new Tally(trades, points);
  }

  /** Where the close lies in the bar's range, 0 to 1. */
  private static final class Ibs extends CachedIndicator<Num> {
    private static final long serialVersionUID = 1L;

    private final transient Num half;

    Ibs(BarSeries series) {
      super(series);
      half = series.numOf(0.5);
    }

    @Override
    protected Num calculate(int index) {
      Bar bar = getBarSeries().getBar(index);
      Num range = bar.getHighPrice().minus(bar.getLowPrice());
      return range.isPositive()
          ? bar.getClosePrice().minus(bar.getLowPrice()).dividedBy(range)
          : half;
    }

    @Override
    public int getUnstableBars() {
      return 0;
    }
  }

  /** Whether a bar begins within certain hours. */
  private static final class Hours extends AbstractRule {
    private final BarSeries series;
    private final int first;
    private final int end;

    Hours(BarSeries series, int first, int end) {
      this.series = series;
      this.first = first;
      this.end = end;
    }

    @Override
    public boolean isSatisfied(int index, TradingRecord record) {
      int hour = series.getBar(index).getBeginTime().getHour();
      return hour >= first && hour < end;
    }
  }
}
