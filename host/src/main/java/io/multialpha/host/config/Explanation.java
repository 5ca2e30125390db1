package io.multialpha.host.config;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Where every value of a configuration comes from. Immutable once loaded. */
public final class Explanation {
  /** What stands in for a key that the file does not give and that has no fixed default. */
  record Standin(String value, String source) {}

  /** The values of one section. */
  record Values(Fields fields, Map<String, Standin> standins) {
    List<ExplainRow> rows() {
      List<ExplainRow> rows = new ArrayList<>();
      for (Key key : fields.section().keys()) {
        if (key.shape() instanceof Part) {
          continue;
        }
        rows.add(row(key));
      }
      return rows;
    }

    private ExplainRow row(Key key) {
      Optional<Fields.Field> given = fields.given(key.name());
      String value;
      String source;
      if (given.isPresent()) {
        value = key.shape().format(given.get().value());
        source = given.get().at().withoutColumn();
      } else if (fields.has(key.name())) {
        value = "not set";
        source = fields.at(key.name()).withoutColumn();
      } else {
        Standin standin =
            standins.getOrDefault(key.name(), new Standin(key.fallbackWords(), "default"));
        value = standin.value();
        source = standin.source();
      }
      return new ExplainRow(fields.path(key.name()), value, unit(key), source, key.doc());
    }

    /** The unit; of values in a contract's currency, which currency that is. */
    private String unit(Key key) {
      String unit = key.shape().unit();
      return unit.equals(InstrumentKeys.CURRENCY)
          ? fields.get(InstrumentKeys.CURRENCY, Currency.class).getCurrencyCode()
          : unit;
    }
  }

  /** What is known of one strategy; no layers if no plugin provides its type. */
  record OfStrategy(
      Location at,
      Values own,
      List<String> symbols,
      Optional<ParamLayers> layers,
      List<ParamLayers> policies) {}

  private final List<Values> house;
  private final Map<String, OfStrategy> strategies;
  private final Map<String, Values> instruments;

  Explanation(
      List<Values> house, Map<String, OfStrategy> strategies, Map<String, Values> instruments) {
    this.house = List.copyOf(house);
    this.strategies = Ordered.copyOf(strategies);
    this.instruments = Ordered.copyOf(instruments);
  }

  /** Everything: the house, every strategy, every contract. */
  public List<ExplainRow> everything() {
    List<ExplainRow> rows = new ArrayList<>();
    house.forEach(values -> rows.addAll(values.rows()));
    strategies.keySet().forEach(name -> rows.addAll(strategy(name)));
    instruments.values().forEach(values -> rows.addAll(values.rows()));
    return rows;
  }

  /**
   * One strategy: its keys, its parameters with the instruments' own beside them, its policies.
   *
   * @throws ConfigException if there is no such strategy
   */
  public List<ExplainRow> strategy(String name) {
    OfStrategy strategy = find(name, strategies, "strategy", "there is no such strategy");
    List<ExplainRow> rows = new ArrayList<>(strategy.own().rows());
    strategy.layers().ifPresent(layers -> rows.addAll(layers.explain(strategy.symbols())));
    addPolicies(strategy, rows);
    return rows;
  }

  /**
   * One strategy as it trades one instrument: its keys, the effective parameters, the contract.
   *
   * @throws ConfigException if there is no such strategy, or it does not trade the symbol
   */
  public List<ExplainRow> strategy(String name, String symbol) {
    OfStrategy strategy = find(name, strategies, "strategy", "there is no such strategy");
    if (!strategy.symbols().contains(symbol)) {
      throw unknown(
          symbol,
          "symbol",
          name + " does not trade it",
          Suggestion.nearest(symbol, strategy.symbols())
              .map(near -> "did you mean " + near + "?")
              .orElse("it trades " + String.join(", ", strategy.symbols())));
    }
    List<ExplainRow> rows = new ArrayList<>(strategy.own().rows());
    strategy.layers().ifPresent(layers -> rows.addAll(layers.explain(symbol)));
    addPolicies(strategy, rows);
    rows.addAll(contract(symbol).rows());
    return rows;
  }

  /**
   * One contract, and the effective parameters of every strategy that trades it.
   *
   * @throws ConfigException if there is no such contract
   */
  public List<ExplainRow> symbol(String symbol) {
    List<ExplainRow> rows = new ArrayList<>(contract(symbol).rows());
    for (OfStrategy strategy : strategies.values()) {
      if (strategy.symbols().contains(symbol)) {
        strategy.layers().ifPresent(layers -> rows.addAll(layers.explain(symbol)));
      }
    }
    return rows;
  }

  /**
   * Where the entry of a strategy stands.
   *
   * @throws ConfigException if there is no such strategy
   */
  public Location placeOf(String name) {
    return find(name, strategies, "strategy", "there is no such strategy").at();
  }

  /**
   * The instruments of which a sentence on a strategy is true, by where the configuration has what
   * it speaks of: the first parameter that the sentence names and a file gives, or else what only
   * these instruments have, or else the strategy's entry.
   *
   * @param set names of parameters that {@code --set} gave other values
   * @throws ConfigException if there is no such strategy
   */
  public Map<Location, List<String>> placesOf(
      String name, List<String> symbols, String sentence, Set<String> set) {
    Location entry = placeOf(name);
    return strategies
        .get(name)
        .layers()
        .map(layers -> layers.places(entry, symbols, sentence, set))
        .orElseGet(() -> Map.of(entry, symbols));
  }

  private static void addPolicies(OfStrategy strategy, Collection<ExplainRow> rows) {
    strategy.policies().forEach(layers -> rows.addAll(layers.explain(List.of())));
  }

  private Values contract(String symbol) {
    return find(symbol, instruments, "symbol", "there is no such symbol under instruments");
  }

  private static <T> T find(String name, Map<String, T> all, String option, String missing) {
    T found = all.get(name);
    if (found == null) {
      throw unknown(name, option, missing, Suggestion.orAll(name, all.keySet()));
    }
    return found;
  }

  private static ConfigException unknown(String name, String option, String why, String known) {
    return new ConfigException(
        List.of(
            new Problem(
                Location.of("--" + option + " " + Node.Scalar.shown(name)), "", why, "", known)));
  }
}
