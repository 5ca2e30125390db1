package io.multialpha.host.config;

import io.multialpha.api.feature.FeatureProfile;
import io.multialpha.api.params.Params;
import io.multialpha.host.broker.FillModel;
import io.multialpha.host.engine.OnFailure;
import io.multialpha.host.engine.OnMissingFeature;
import io.multialpha.host.portfolio.Limits;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * One strategy account: an entry under {@code strategies}.
 *
 * @param name its key in the file
 * @param type id of the strategy that decides
 * @param enabled whether it trades
 * @param brokerAccount where its orders go; present in live mode
 * @param startingCash dollars, positive
 * @param modelsPath folder of its bundles, absolute
 * @param limits hard limits of the account
 * @param instruments root symbols in file order; at least one, none twice
 * @param params effective parameters of each contract known to the house, whether traded or not;
 *     empty for a disabled strategy of a type that no plugin provides
 * @param onMissingModel what becomes of an instrument without a bundle
 * @param onBrokenModel what becomes of an instrument whose bundle is of no use
 * @param onMissingFeature what a model is told of a feature that is not known yet
 * @param featureProfile what the names of the host's features mean
 * @param onFailure what becomes of positions when the strategy fails
 * @param fillModel when and at what price orders are filled
 * @param sessionZone time zone in which the strategy reads times of day
 * @param policies parameters of policy plugins by id, in file order
 * @param optimization what the portfolio search found for it, if there is such a file
 * @param differences where that and this disagree
 */
public record StrategyConfig(
    String name,
    String type,
    boolean enabled,
    Optional<Secret> brokerAccount,
    double startingCash,
    Path modelsPath,
    Limits limits,
    List<String> instruments,
    Map<String, Params> params,
    OnMissingModel onMissingModel,
    OnBrokenModel onBrokenModel,
    OnMissingFeature onMissingFeature,
    FeatureProfile featureProfile,
    OnFailure onFailure,
    FillModel fillModel,
    ZoneId sessionZone,
    Map<String, Params> policies,
    Optional<PortfolioOptimization> optimization,
    List<Difference> differences) {
  /**
   * Checks the values.
   *
   * @throws IllegalArgumentException if there is no instrument, or the cash is not positive
   */
  public StrategyConfig {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(type, "type");
    Objects.requireNonNull(brokerAccount, "brokerAccount");
    Objects.requireNonNull(modelsPath, "modelsPath");
    Objects.requireNonNull(limits, "limits");
    Objects.requireNonNull(onMissingModel, "onMissingModel");
    Objects.requireNonNull(onBrokenModel, "onBrokenModel");
    Objects.requireNonNull(onMissingFeature, "onMissingFeature");
    Objects.requireNonNull(featureProfile, "featureProfile");
    Objects.requireNonNull(onFailure, "onFailure");
    Objects.requireNonNull(fillModel, "fillModel");
    Objects.requireNonNull(sessionZone, "sessionZone");
    Objects.requireNonNull(optimization, "optimization");
    instruments = List.copyOf(instruments);
    params = Ordered.copyOf(params);
    policies = Ordered.copyOf(policies);
    differences = List.copyOf(differences);
    if (instruments.isEmpty()) {
      throw new IllegalArgumentException(name + " trades no instruments");
    }
    if (!(startingCash > 0 && startingCash < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(name + ": starting cash is " + startingCash);
    }
  }

  /**
   * The effective parameters of one instrument.
   *
   * @throws IllegalArgumentException if there is no such contract, or no plugin provides the type
   */
  public Params paramsOf(String symbol) {
    Params found = params.get(symbol);
    if (found == null) {
      throw new IllegalArgumentException(name + " has no parameters for " + symbol);
    }
    return found;
  }
}
