package io.multialpha.host.config;

import io.multialpha.api.params.ParamsSchema;
import io.multialpha.api.strategy.ModelLayout;
import io.multialpha.host.feature.FeatureCatalog;
import java.util.Map;
import java.util.Objects;

/** What the installed plugins offer to the configuration. */
public interface Catalog {
  /**
   * Stands in where no plugin may be loaded since a mistake in the configuration leaves open which:
   * what would need a plugin is not checked.
   */
  Catalog NOT_LOADED = of(Map.of(), Map.of());

  /** Whether it says what is installed. */
  default boolean isLoaded() {
    return this != NOT_LOADED;
  }

  /** Strategies by id ({@code strategy_type}), in the order in which they are listed to people. */
  Map<String, StrategyType> strategies();

  /** Schemas of the portfolio policies by id, in the order in which they are listed to people. */
  Map<String, ParamsSchema> policies();

  /**
   * A strategy that a plugin provides.
   *
   * @param description one line for people
   * @param params its parameters
   * @param models where its bundles lie when the configuration does not say
   * @param features the host's and its own, under whichever profile: only the names matter
   */
  record StrategyType(
      String description, ParamsSchema params, ModelLayout models, FeatureCatalog features) {
    /** Checks that nothing is null. */
    public StrategyType {
      Objects.requireNonNull(description, "description");
      Objects.requireNonNull(params, "params");
      Objects.requireNonNull(models, "models");
      Objects.requireNonNull(features, "features");
    }
  }

  /** A catalog of fixed content. */
  static Catalog of(Map<String, StrategyType> strategies, Map<String, ParamsSchema> policies) {
    return new Catalog() {
      @Override
      public Map<String, StrategyType> strategies() {
        return strategies;
      }

      @Override
      public Map<String, ParamsSchema> policies() {
        return policies;
      }
    };
  }
}
