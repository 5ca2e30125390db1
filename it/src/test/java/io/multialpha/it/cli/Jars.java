package io.multialpha.it.cli;

import io.multialpha.api.portfolio.PortfolioPolicy;
import io.multialpha.api.strategy.Strategy;
import io.multialpha.it.plugin.JarBuilder;

/** Plugins that do one thing. */
final class Jars {
  private Jars() {}

  /** A strategy that throws on its hundredth bar. */
  static JarBuilder thrower() {
    return JarBuilder.plugin("thrower")
        .source(
            "com.acme.Thrower",
            """
            import io.multialpha.api.params.ParamsSchema;
            import io.multialpha.api.strategy.*;

            public final class Thrower implements Strategy {
              public StrategyInfo info() {
                return StrategyInfo.of("thrower", "Throws on its hundredth bar");
              }

              public ParamsSchema params() {
                return ParamsSchema.none();
              }

              public SignalSource create(StrategyContext context) {
                int[] bars = {0};
                return (bar, position) -> {
                  if (++bars[0] == 100) {
                    throw new IllegalStateException("fell over");
                  }
                  return Signal.HOLD;
                };
              }
            }
            """)
        .provides(Strategy.class, "com.acme.Thrower");
  }

  /** A strategy and a policy that never say what they need in a run, and load without delay. */
  static JarBuilder hesitant() {
    return JarBuilder.plugin("hesitant")
        .source(
            "com.acme.Hesitant",
            """
            import io.multialpha.api.market.Instrument;
            import io.multialpha.api.params.*;
            import io.multialpha.api.strategy.*;

            public final class Hesitant implements Strategy {
              static void hang() {
                for (;;) {
                  Thread.interrupted();
                  java.util.concurrent.locks.LockSupport.park();
                }
              }

              public StrategyInfo info() {
                return StrategyInfo.of("hesitant", "Never knows what it needs");
              }

              public ParamsSchema params() {
                return ParamsSchema.none();
              }

              public DataNeeds dataNeeds(Params params, Instrument instrument) {
                hang();
                return DataNeeds.none();
              }

              public SignalSource create(StrategyContext context) {
                return (bar, position) -> Signal.HOLD;
              }
            }
            """)
        .source(
            "com.acme.Never",
            """
            import io.multialpha.api.params.*;
            import io.multialpha.api.portfolio.*;

            public final class Never implements PortfolioPolicy {
              public String id() {
                return "never";
              }

              public String description() {
                return "Never ready";
              }

              public PolicyRules create(Params params) {
                Hesitant.hang();
                return (request, portfolio) -> Verdict.ALLOW;
              }
            }
            """)
        .provides(Strategy.class, "com.acme.Hesitant")
        .provides(PortfolioPolicy.class, "com.acme.Never");
  }
}
