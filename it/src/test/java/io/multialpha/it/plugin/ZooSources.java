package io.multialpha.it.plugin;

/** Sources of the plugins in the zoo: each sound, for a test to break in one place. */
final class ZooSources {
  private ZooSources() {}

  /** A strategy that does nothing; {@code members} come first in its body. */
  static String strategy(String className, String id, String members) {
    return """
    import io.multialpha.api.params.*;
    import io.multialpha.api.strategy.*;

    public final class %s implements Strategy {
      %s
      public StrategyInfo info() { return StrategyInfo.of("%s", "Does nothing"); }
      public ParamsSchema params() { return ParamsSchema.none(); }
      public SignalSource create(StrategyContext context) { return (bar, position) -> Signal.HOLD; }
    }
    """
        .formatted(className, members, id);
  }

  /** A policy that allows everything. */
  static String policy(String className, String id) {
    return """
    import io.multialpha.api.params.*;
    import io.multialpha.api.portfolio.*;

    public final class %s implements PortfolioPolicy {
      public String id() { return "%s"; }
      public String description() { return "Allows everything"; }
      public PolicyRules create(Params params) { return (request, portfolio) -> Verdict.ALLOW; }
    }
    """
        .formatted(className, id);
  }

  /** A loader whose classifier gives 1 where it sees the plugin's context class loader, else 0. */
  static String modelLoader(String className, String id) {
    return """
    import io.multialpha.api.model.*;
    import java.util.*;

    public final class %s implements ModelBundleLoader {
      public String id() { return "%s"; }
      public boolean canRead(ModelFiles files) { return inContext(); }
      public ModelBundle load(ModelFiles files) throws ModelLoadException {
        if (!inContext()) {
          throw new ModelLoadException("called without context");
        }
        Classifier classifier = new Classifier() {
          public int inputs() { return 1; }
          public double probability(double[] values) { return inContext() ? 1 : 0; }
        };
        return new ModelBundle(files.symbol(), classifier, List.of("rsi"), 0.5, Map.of());
      }
      private boolean inContext() {
        return Thread.currentThread().getContextClassLoader() == getClass().getClassLoader();
      }
    }
    """
        .formatted(className, id);
  }
}
