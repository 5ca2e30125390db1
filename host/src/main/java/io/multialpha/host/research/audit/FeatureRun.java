package io.multialpha.host.research.audit;

import io.multialpha.host.market.MarketData;
import java.util.Optional;

/** Steps features through a market, as the engine does for a model. */
@FunctionalInterface
public interface FeatureRun {
  /**
   * Steps features and has them written down.
   *
   * @return why it could not be done to the end, if it could not
   */
  Optional<String> record(MarketData market, FeatureRecorder recorder);
}
