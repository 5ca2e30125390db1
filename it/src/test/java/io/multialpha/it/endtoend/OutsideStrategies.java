package io.multialpha.it.endtoend;

import io.multialpha.api.strategy.Strategy;
import io.multialpha.it.plugin.JarBuilder;

/** Strategies that try the host's patience, built as outside authors build theirs. */
final class OutsideStrategies {
  private OutsideStrategies() {}

  /** Throws an error on its 395th bar, as code that was built against another api does. */
  static JarBuilder thrower() {
    return failing("thrower", "throw new NoSuchMethodError(\"com.acme.Gone.value()\");");
  }

  /** Waits on its 395th bar for what never comes. */
  static JarBuilder sleeper() {
    return failing(
        "sleeper",
        """
        try {
          synchronized (lock) {
            while (true) {
              lock.wait();
            }
          }
        } catch (InterruptedException e) {
          throw new IllegalStateException(e);
        }
        """);
  }

  /** Gives everything that it can see as the reason for what it does, at every bar. */
  static JarBuilder nosy() {
    return JarBuilder.plugin("nosy")
        .source(
            "com.acme.Nosy",
            """
            import io.multialpha.api.indicator.Indicator;
            import io.multialpha.api.market.BarSeries;
            import io.multialpha.api.market.Timeframe;
            import io.multialpha.api.params.*;
            import io.multialpha.api.strategy.*;

            public final class Nosy implements Strategy {
              public StrategyInfo info() {
                return StrategyInfo.of("nosy", "Tells all that it sees");
              }

              public ParamsSchema params() {
                return ParamsSchema.none();
              }

              public DataNeeds dataNeeds(Params params) {
                return DataNeeds.none().withReferences("CL");
              }

              public SignalSource create(StrategyContext context) {
                BarSeries[] seen = {
                  context.bars(Timeframe.HOUR),
                  context.bars(Timeframe.DAY),
                  context.bars("CL", Timeframe.HOUR),
                  context.bars("CL", Timeframe.DAY)
                };
                Indicator[] known = {
                  context.indicators().atr(Timeframe.HOUR, 3),
                  context.indicators().atr(Timeframe.DAY, 3),
                  context.indicators("CL").atr(Timeframe.HOUR, 3),
                  context.indicators("CL").atr(Timeframe.DAY, 3)
                };
                return (bar, position) -> {
                  StringBuilder all = new StringBuilder(bar.close() + " " + bar.volume());
                  for (BarSeries series : seen) {
                    all.append(' ').append(series.size());
                    if (series.size() > 0) {
                      all.append(' ').append(series.close(0)).append(' ').append(series.high(0));
                    }
                  }
                  for (Indicator indicator : known) {
                    all.append(' ').append(indicator.value());
                  }
                  return position.isFlat()
                      ? Signal.enterLong(all.toString())
                      : Signal.exit(all.toString());
                };
              }
            }
            """)
        .provides(Strategy.class, "com.acme.Nosy");
  }

  private static JarBuilder failing(String id, String failure) {
    return JarBuilder.plugin(id)
        .source(
            "com.acme.Failing",
            """
            import io.multialpha.api.params.ParamsSchema;
            import io.multialpha.api.strategy.*;

            public final class Failing implements Strategy {
              private final Object lock = new Object();

              public StrategyInfo info() {
                return StrategyInfo.of("%s", "Fails on its 395th bar");
              }

              public ParamsSchema params() {
                return ParamsSchema.none();
              }

              public SignalSource create(StrategyContext context) {
                int[] bars = {0};
                Signal enter = Signal.enterLong("always");
                Signal leave = Signal.exit("held long enough");
                return (bar, position) -> {
                  if (++bars[0] >= 395) {
                    fail();
                  }
                  return position.isFlat() ? enter : position.barsHeld() > 9 ? leave : Signal.HOLD;
                };
              }

              private void fail() {
                %s
              }
            }
            """
                .formatted(id, failure))
        .provides(Strategy.class, "com.acme.Failing");
  }
}
