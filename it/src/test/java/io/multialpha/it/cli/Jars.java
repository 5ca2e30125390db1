package io.multialpha.it.cli;

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
}
