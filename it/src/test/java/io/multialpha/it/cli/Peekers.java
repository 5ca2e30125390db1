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
