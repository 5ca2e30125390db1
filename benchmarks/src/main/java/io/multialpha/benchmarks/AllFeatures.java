package io.multialpha.benchmarks;

import io.multialpha.api.feature.Feature;
import io.multialpha.api.feature.FeatureProfile;
import io.multialpha.api.market.Instrument;
import io.multialpha.api.params.ParamsSchema;
import io.multialpha.api.strategy.Strategy;
import io.multialpha.host.broker.Costs;
import io.multialpha.host.broker.FillModel;
import io.multialpha.host.engine.AccountSpec;
import io.multialpha.host.engine.AccountSpec.ModelInForce;
import io.multialpha.host.engine.FeatureProbe;
import io.multialpha.host.engine.OnFailure;
import io.multialpha.host.engine.PluginCaller;
import io.multialpha.host.feature.FeatureCatalog;
import io.multialpha.host.portfolio.DailyStopBasis;
import io.multialpha.host.portfolio.Limits;
import java.io.BufferedReader;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The 137 features that the original's bundles name; the catalogue has further ones for filters.
 */
final class AllFeatures {
  private AllFeatures() {}

  static List<Feature> of(FeatureProfile profile) {
    FeatureCatalog catalog = FeatureCatalog.standard(profile);
    InputStream names = AllFeatures.class.getResourceAsStream("features-of-bundles.txt");
    return new BufferedReader(new InputStreamReader(names, StandardCharsets.UTF_8))
        .lines()
        .map(name -> catalog.find(name).orElseThrow())
        .toList();
  }

  static Instrument instrument(String symbol) {
    return new Instrument(symbol, 0.25, 50, Currency.getInstance("USD"));
  }

  /** The other instruments that features of one read. */
  static Set<String> references(String symbol, List<Feature> features) {
    Set<String> references = new TreeSet<>();
    for (Feature feature : features) {
      references.addAll(FeatureProbe.of(feature, instrument(symbol)).references());
    }
    return references;
  }

  static AccountSpec.Leg leg(String symbol, Optional<ModelInForce> model) {
    return new AccountSpec.Leg(
        instrument(symbol), ParamsSchema.none().defaults(), 1, Costs.NONE, List.of(), model);
  }

  /** An account with room for all its instruments. */
  static AccountSpec account(
      FeatureProfile profile, Strategy strategy, List<AccountSpec.Leg> legs) {
    return new AccountSpec(
        "features",
        strategy,
        PluginCaller.DIRECT,
        legs,
        1e9,
        new Limits(legs.size(), Double.POSITIVE_INFINITY, DailyStopBasis.EQUITY),
        List.of(),
        FillModel.NEXT_OPEN,
        ZoneOffset.UTC,
        0,
        OnFailure.FLATTEN,
        profile);
  }
}
