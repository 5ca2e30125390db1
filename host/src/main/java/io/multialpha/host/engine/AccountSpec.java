package io.multialpha.host.engine;

import io.multialpha.api.feature.Feature;
import io.multialpha.api.feature.FeatureProfile;
import io.multialpha.api.market.Instrument;
import io.multialpha.api.model.Classifier;
import io.multialpha.api.params.FeatureBand;
import io.multialpha.api.params.Params;
import io.multialpha.api.portfolio.PolicyRules;
import io.multialpha.api.strategy.Strategy;
import io.multialpha.host.broker.Costs;
import io.multialpha.host.broker.FillModel;
import io.multialpha.host.portfolio.Limits;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * Everything the engine has to know of one strategy account.
 *
 * @param name the account's name: its key under {@code strategies} in the configuration
 * @param strategy what decides
 * @param caller how calls into the strategy's plugin are made
 * @param legs the instruments traded, in the configured order; at least one, no symbol twice
 * @param startingCash dollars at the start
 * @param limits hard limits
 * @param policies rules of policy plugins, asked in this order
 * @param fillModel when and at what price orders are filled
 * @param sessionZone time zone in which the strategy reads times of day
 * @param entryExpiryMillis how long an entry may wait for the instrument's next bar
 * @param onFailure what becomes of positions when the strategy fails
 * @param featureProfile what names of features mean to the strategy
 */
public record AccountSpec(
    String name,
    Strategy strategy,
    PluginCaller caller,
    List<Leg> legs,
    double startingCash,
    Limits limits,
    List<PolicyInForce> policies,
    FillModel fillModel,
    ZoneId sessionZone,
    long entryExpiryMillis,
    OnFailure onFailure,
    FeatureProfile featureProfile) {
  /**
   * Calendar days for which a series may be without a bar before entries that rest on it are
   * refused: markets have been shut for a week, not for longer.
   */
  public static final int MOST_DAYS_WITHOUT_BAR = 10;

  /**
   * One instrument of an account.
   *
   * @param instrument the contract
   * @param params effective parameters for it
   * @param contracts contracts per entry, at least 1
   * @param costs what a fill costs
   * @param filters that an entry has to pass, asked in this order, before the model
   * @param model filters the entries, if there is one
   */
  public record Leg(
      Instrument instrument,
      Params params,
      int contracts,
      Costs costs,
      List<FilterInForce> filters,
      Optional<ModelInForce> model) {
    /**
     * Checks the values.
     *
     * @throws IllegalArgumentException if there is less than one contract
     */
    public Leg {
      Objects.requireNonNull(instrument, "instrument");
      Objects.requireNonNull(params, "params");
      Objects.requireNonNull(costs, "costs");
      Objects.requireNonNull(model, "model");
      filters = List.copyOf(filters);
      if (contracts < 1) {
        throw new IllegalArgumentException(
            instrument.symbol() + ": " + contracts + " contracts, expected at least 1");
      }
    }

    /** Without filters and model: every entry passes. */
    public Leg(Instrument instrument, Params params, int contracts, Costs costs) {
      this(instrument, params, contracts, costs, List.of(), Optional.empty());
    }

    private Leg withParams(Params others) {
      return new Leg(instrument, others, contracts, costs, filters, model);
    }

    private Leg withModelCaller(UnaryOperator<PluginCaller> callers) {
      return new Leg(
          instrument,
          params,
          contracts,
          costs,
          filters,
          model.map(each -> each.withCaller(callers.apply(each.caller()))));
    }
  }

  /**
   * A filter at work.
   *
   * @param feature what it reads
   * @param band in which the feature has to lie
   * @param references the other instruments whose bars the feature reads
   */
  public record FilterInForce(Feature feature, FeatureBand band, Set<String> references) {
    /** Copies the set. */
    public FilterInForce {
      Objects.requireNonNull(feature, "feature");
      Objects.requireNonNull(band, "band");
      references = Set.copyOf(references);
    }

    /**
     * A filter for an instrument; its feature is built on trial, to find out what it reads.
     *
     * @throws IllegalArgumentException if what it gives is no indicator of the host's
     */
    public static FilterInForce of(Feature feature, FeatureBand band, Instrument instrument) {
      return new FilterInForce(feature, band, FeatureProbe.of(feature, instrument).references());
    }
  }

  /**
   * A model at work.
   *
   * @param features what it reads, in its order
   * @param references the other instruments whose bars the features read
   * @param classifier gives the score; asked by the account's thread only
   * @param threshold smallest score at which an entry passes
   * @param onMissingFeature what it is told of a feature that is not known yet
   * @param caller how calls into its plugin are made
   */
  public record ModelInForce(
      List<Feature> features,
      Set<String> references,
      Classifier classifier,
      double threshold,
      OnMissingFeature onMissingFeature,
      PluginCaller caller) {
    /**
     * Checks the values.
     *
     * @throws IllegalArgumentException if there are not as many features as inputs
     */
    public ModelInForce {
      features = List.copyOf(features);
      references = Set.copyOf(references);
      Objects.requireNonNull(onMissingFeature, "onMissingFeature");
      Objects.requireNonNull(caller, "caller");
      if (features.size() != classifier.inputs()) {
        throw new IllegalArgumentException(
            features.size() + " features for a model of " + classifier.inputs() + " inputs");
      }
    }

    private ModelInForce withCaller(PluginCaller other) {
      return new ModelInForce(features, references, classifier, threshold, onMissingFeature, other);
    }
  }

  /**
   * A policy at work.
   *
   * @param id of the policy
   * @param rules its rules for this account
   * @param caller how calls into its plugin are made
   */
  public record PolicyInForce(String id, PolicyRules rules, PluginCaller caller) {
    private PolicyInForce withCaller(PluginCaller other) {
      return new PolicyInForce(id, rules, other);
    }
  }

  /**
   * Checks the values.
   *
   * @throws IllegalArgumentException if there are no legs, or cash is not a positive number
   */
  public AccountSpec {
    Objects.requireNonNull(strategy, "strategy");
    Objects.requireNonNull(caller, "caller");
    Objects.requireNonNull(featureProfile, "featureProfile");
    legs = List.copyOf(legs);
    policies = List.copyOf(policies);
    if (legs.isEmpty()) {
      throw new IllegalArgumentException(name + " trades no instruments");
    }
    if (!(startingCash > 0 && startingCash < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(name + ": starting cash is " + startingCash);
    }
  }

  /** The same under other policies. */
  public AccountSpec withPolicies(List<PolicyInForce> others) {
    return new AccountSpec(
        name,
        strategy,
        caller,
        legs,
        startingCash,
        limits,
        others,
        fillModel,
        sessionZone,
        entryExpiryMillis,
        onFailure,
        featureProfile);
  }

  /** The same with other parameters for one instrument; its filters stay. */
  public AccountSpec withParams(String symbol, Params params) {
    return withLegs(
        legs.stream()
            .map(leg -> leg.instrument().symbol().equals(symbol) ? leg.withParams(params) : leg)
            .toList());
  }

  /** The same with one of its instruments only. */
  public AccountSpec only(Leg leg) {
    return withLegs(List.of(leg));
  }

  private AccountSpec withLegs(List<Leg> others) {
    return new AccountSpec(
        name,
        strategy,
        caller,
        others,
        startingCash,
        limits,
        policies,
        fillModel,
        sessionZone,
        entryExpiryMillis,
        onFailure,
        featureProfile);
  }

  /** The same with other ways to make the calls into the plugins. */
  public AccountSpec withCallers(UnaryOperator<PluginCaller> callers) {
    return new AccountSpec(
        name,
        strategy,
        callers.apply(caller),
        legs.stream().map(leg -> leg.withModelCaller(callers)).toList(),
        startingCash,
        limits,
        policies.stream().map(each -> each.withCaller(callers.apply(each.caller()))).toList(),
        fillModel,
        sessionZone,
        entryExpiryMillis,
        onFailure,
        featureProfile);
  }
}
