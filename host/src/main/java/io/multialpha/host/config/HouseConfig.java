package io.multialpha.host.config;

import io.multialpha.host.portfolio.Limits;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * The whole configuration, checked. Immutable.
 *
 * @param root folder of the installation, absolute
 * @param strategies by name, in file order, the disabled ones too
 * @param house limits over all strategies together
 * @param tradable the only symbols that an enabled strategy may trade; empty for no limit
 * @param data where bars come from
 * @param execution how decisions are carried out
 * @param instruments contracts by root symbol, in file order
 * @param notes sentences on what is allowed but worth knowing
 * @param explanation where every value comes from
 */
public record HouseConfig(
    Path root,
    Map<String, StrategyConfig> strategies,
    Limits house,
    Set<String> tradable,
    DataConfig data,
    ExecutionConfig execution,
    Map<String, InstrumentConfig> instruments,
    List<String> notes,
    Explanation explanation) {
  /** Checks that nothing is null and keeps copies. */
  public HouseConfig {
    Objects.requireNonNull(root, "root");
    Objects.requireNonNull(house, "house");
    Objects.requireNonNull(data, "data");
    Objects.requireNonNull(execution, "execution");
    Objects.requireNonNull(explanation, "explanation");
    tradable = Set.copyOf(tradable);
    strategies = Ordered.copyOf(strategies);
    instruments = Ordered.copyOf(instruments);
    notes = List.copyOf(notes);
  }

  /** The strategies that trade, in file order. */
  public List<StrategyConfig> enabled() {
    return strategies.values().stream().filter(StrategyConfig::enabled).toList();
  }

  /**
   * Where this strategy's limits and instruments differ from what its portfolio search found; empty
   * if they agree or no search's result is there.
   *
   * @throws IllegalArgumentException if there is no such strategy
   */
  public List<Difference> agreement(String strategy) {
    StrategyConfig found = strategies.get(strategy);
    if (found == null) {
      throw new IllegalArgumentException("no strategy " + strategy);
    }
    return found.differences();
  }
}
