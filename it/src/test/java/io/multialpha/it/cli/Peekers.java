package io.multialpha.it.cli;

import io.multialpha.api.strategy.Strategy;
import io.multialpha.it.plugin.JarBuilder;

/** Strategies that know what they must not, each in its own way. */
final class Peekers {
  private Peekers() {}

  /** Finds the host's arrays behind the bars and buys before each hour that rises. */
  static JarBuilder peeker() {
    return strategy(
        "peeker",
        """
        private static double nextClose(BarSeries bars) {
          try {
            Field prices = bars.getClass().getDeclaredField("prices");
            prices.setAccessible(true);
            double[] all = (double[]) prices.get(bars);
            int next = 4 * bars.size() + 3;
            return next < all.length ? all[next] : Double.NaN;
          } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
          }
        }
        """,
        "nextClose(bars) > bar.close()");
  }

  /** The same, and falls over where there is no next bar. */
  static JarBuilder stumbler() {
    return strategy(
        "stumbler",
        """
        private static double nextClose(BarSeries bars) {
          try {
            Field prices = bars.getClass().getDeclaredField("prices");
            prices.setAccessible(true);
            int next = 4 * bars.size() + 3;
            return ((double[]) prices.get(bars))[bars.tradeDate(0) < 19_800 ? next : next - 4];
          } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
          }
        }
        """,
        "nextClose(bars) > 0");
  }

  /** Keeps the closes of one run for the next. */
  static JarBuilder rememberer() {
    return strategy(
        "rememberer",
        """
        private static final TreeMap<Long, Double> CLOSES = new TreeMap<>();

        private static boolean rises(BarSeries bars) {
          CLOSES.put(bars.startMillis(0), bars.close(0));
          var next = CLOSES.higherEntry(bars.startMillis(0));
          return next != null && next.getValue() > bars.close(0);
        }
        """,
        "rises(bars)");
  }

  /**
   * Trades nothing and has a feature that reads the bar after the latest complete one out of the
   * host's arrays: of hours the next, of days the one that is still going on.
   */
  static JarBuilder featurePeeker(String timeframe) {
    return JarBuilder.plugin("seer")
        .source(
            "com.acme.Seer",
            """
            import io.multialpha.api.feature.Feature;
            import io.multialpha.api.market.*;
            import io.multialpha.api.params.ParamsSchema;
            import io.multialpha.api.strategy.*;
            import java.lang.reflect.Field;
            import java.util.List;

            public final class Seer implements Strategy {
              public StrategyInfo info() {
                return StrategyInfo.of("seer", "Has a feature that knows what it must not");
              }

              public ParamsSchema params() {
                return ParamsSchema.none();
              }

              public List<Feature> features() {
                return List.of(
                    Feature.of("honest_range", "points", "range of the hour", c ->
                        c.indicators().custom(Timeframe.HOUR, "range", () -> bars ->
                            bars.high(0) - bars.low(0))),
                    Feature.of("next_high", "points", "high of the next bar", c ->
                        c.indicators().custom(Timeframe.%s, "next high", () -> Seer::nextHigh)));
              }

              private static double nextHigh(BarSeries bars) {
                try {
                  Field prices = bars.getClass().getDeclaredField("prices");
                  prices.setAccessible(true);
                  double[] all = (double[]) prices.get(bars);
                  int next = 4 * bars.size() + 1;
                  return next < all.length ? all[next] : Double.NaN;
                } catch (ReflectiveOperationException e) {
                  throw new IllegalStateException(e);
                }
              }

              public SignalSource create(StrategyContext context) {
                return (bar, position) -> Signal.HOLD;
              }
            }
            """
                .formatted(timeframe))
        .provides(Strategy.class, "com.acme.Seer");
  }

  /** Trades nothing and has features of which two depend on more history than they say. */
  static JarBuilder historian() {
    return JarBuilder.plugin("historian")
        .source(
            "com.acme.Historian",
            """
            import io.multialpha.api.feature.Feature;
            import io.multialpha.api.indicator.BarKernel;
            import io.multialpha.api.market.*;
            import io.multialpha.api.params.ParamsSchema;
            import io.multialpha.api.strategy.*;
            import java.util.List;

            public final class Historian implements Strategy {
              public StrategyInfo info() {
                return StrategyInfo.of("historian", "Has features of long memory");
              }

              public ParamsSchema params() {
                return ParamsSchema.none();
              }

              public List<Feature> features() {
                return List.of(
                    Feature.of("range_10", "points", "range of ten hours", c ->
                        c.indicators().custom(
                            c.indicators().highest(c.indicators().high(Timeframe.HOUR), 10),
                            c.indicators().lowest(c.indicators().low(Timeframe.HOUR), 10),
                            "difference",
                            (a, b) -> a - b)),
                    Feature.of("average", "points", "average of the close", c ->
                        c.indicators().ema(c.indicators().close(Timeframe.HOUR), 8)),
                    Feature.of("slow_average", "points", "slow average of the close", c ->
                        c.indicators().ema(c.indicators().close(Timeframe.HOUR), 400)),
                    Feature.of("days_and_hours", "points", "close less the average of days", c ->
                        c.indicators().custom(
                            c.indicators().close(Timeframe.HOUR),
                            c.indicators().sma(c.indicators().close(Timeframe.DAY), 3),
                            "difference",
                            (a, b) -> a - b)),
                    sum("volume_so_far", "volume so far"),
                    sum("volume_said", "expanding volume"),
                    Feature.of("late", "points", "a number late where prices are high", c ->
                        c.indicators().custom(Timeframe.HOUR, "late", () -> bars ->
                            bars.size() > (bars.close(0) > 3000 ? 30 : 3)
                                ? bars.close(0)
                                : Double.NaN)));
              }

              private static Feature sum(String name, String key) {
                return Feature.of(name, "contracts", "all volume since the data start", c ->
                    c.indicators().custom(Timeframe.HOUR, key, () -> new BarKernel() {
                      private double sum;

                      public double next(BarSeries bars) {
                        sum += bars.volume(0);
                        return sum;
                      }
                    }));
              }

              public SignalSource create(StrategyContext context) {
                return (bar, position) -> Signal.HOLD;
              }
            }
            """)
        .provides(Strategy.class, "com.acme.Historian");
  }

  private static JarBuilder strategy(String id, String code, String condition) {
    return JarBuilder.plugin(id)
        .source(
            "com.acme.Guilty",
            """
            import io.multialpha.api.market.*;
            import io.multialpha.api.params.ParamsSchema;
            import io.multialpha.api.strategy.*;
            import java.lang.reflect.Field;
            import java.util.TreeMap;

            public final class Guilty implements Strategy {
              %s

              public StrategyInfo info() {
                return StrategyInfo.of("%s", "Knows what it must not");
              }

              public ParamsSchema params() {
                return ParamsSchema.none();
              }

              public SignalSource create(StrategyContext context) {
                BarSeries bars = context.bars(Timeframe.HOUR);
                Signal enter = Signal.enterLong("it will rise");
                Signal leave = Signal.exit("it has risen");
                return (bar, position) -> {
                  boolean wanted = %s;
                  return position.isFlat() ? wanted ? enter : Signal.HOLD : leave;
                };
              }
            }
            """
                .formatted(code, id, condition))
        .provides(Strategy.class, "com.acme.Guilty");
  }
}
