package io.multialpha.host.research.audit;

import io.multialpha.api.feature.Feature;
import io.multialpha.api.feature.FeatureContext;
import io.multialpha.api.indicator.Indicator;
import io.multialpha.api.indicator.Indicators;
import io.multialpha.api.market.Instrument;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;

/**
 * What a feature says of itself by what it is made of: whether it depends on all that ever was.
 *
 * <p>It says so by an expanding percentile, or by an indicator of its own whose key begins with
 * {@value #WORD}.
 */
final class DeclaredHistory {
  private static final String WORD = "expanding";
  private static final Indicator ANY = () -> Double.NaN;

  private boolean expanding;

  private DeclaredHistory() {}

  /** Whether it says that it depends on all history. Calls into the feature's plugin. */
  static boolean isExpanding(Feature feature, Instrument instrument) {
    DeclaredHistory declared = new DeclaredHistory();
    Indicators indicators =
        (Indicators)
            Proxy.newProxyInstance(
                Indicators.class.getClassLoader(),
                new Class<?>[] {Indicators.class},
                (proxy, method, arguments) -> declared.asked(proxy, method, arguments));
    feature.definition().in(new Context(instrument, indicators));
    return declared.expanding;
  }

  private Object asked(Object proxy, Method method, Object[] arguments) {
    if (method.getDeclaringClass() == Object.class) {
      return switch (method.getName()) {
        case "equals" -> proxy == arguments[0];
        case "hashCode" -> System.identityHashCode(proxy);
        default -> "indicators";
      };
    }
    expanding |= method.getName().startsWith(WORD);
    if (arguments != null) {
      for (Object argument : arguments) {
        expanding |= argument instanceof String key && key.startsWith(WORD);
      }
    }
    return ANY;
  }

  private record Context(Instrument instrument, Indicators any) implements FeatureContext {
    @Override
    public Indicators indicators(String symbol) {
      return any;
    }
  }
}
