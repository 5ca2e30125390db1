/**
 * What the author of a multi-alpha plugin sees: three service interfaces and the values they speak
 * in.
 *
 * <p>A plugin provides {@link io.multialpha.api.strategy.Strategy}, {@link
 * io.multialpha.api.model.ModelBundleLoader} or {@link io.multialpha.api.portfolio.PortfolioPolicy}
 * through {@link java.util.ServiceLoader}. Nothing else of the host is visible to it.
 */
module io.multialpha.api {
  requires transitive org.slf4j;

  exports io.multialpha.api.feature;
  exports io.multialpha.api.indicator;
  exports io.multialpha.api.market;
  exports io.multialpha.api.model;
  exports io.multialpha.api.params;
  exports io.multialpha.api.portfolio;
  exports io.multialpha.api.strategy;
}
