package io.multialpha.host.config;

import io.multialpha.api.feature.FeatureProfile;
import io.multialpha.api.params.Param;
import io.multialpha.api.params.Params;
import io.multialpha.api.params.ParamsSchema;
import io.multialpha.host.broker.FillModel;
import io.multialpha.host.engine.OnFailure;
import io.multialpha.host.engine.OnMissingFeature;
import io.multialpha.host.portfolio.DailyStopBasis;
import io.multialpha.host.portfolio.Limits;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Makes strategy accounts from the section {@code strategies}. Used once. */
final class StrategyBinder {
  private final Path root;
  private final Catalog catalog;
  private final StrategyChecks checks;
  private final Fields execution;
  private final Reading house;
  private final Problems problems;
  private final Map<String, StrategyConfig> bound = new LinkedHashMap<>();
  private final Map<String, Explanation.OfStrategy> explained = new LinkedHashMap<>();

  /**
   * @param execution has the fill model of entries that name none
   */
  StrategyBinder(
      Path root, Catalog catalog, StrategyChecks checks, Fields execution, Reading house) {
    this.root = root;
    this.catalog = catalog;
    this.checks = checks;
    this.execution = execution;
    this.house = house;
    this.problems = house.problems();
  }

  /** The accounts that no problem was found with. */
  Map<String, StrategyConfig> bound() {
    return bound;
  }

  Map<String, Explanation.OfStrategy> explained() {
    return explained;
  }

  /** Reads one entry; every problem is told. */
  void bind(String name, Node.Entry entry) {
    String path = Entries.join("strategies", name);
    if (!checks.acceptsName(entry.key().at(), path, name)) {
      return;
    }
    int before = problems.count();
    boolean enabled = isEnabled(entry.value(), path);
    Reading reading = enabled ? house : house.where(Reading.Unset.NOTED);
    Fields fields = keys(name, entry.value()).read(entry.value(), path, reading);
    if (enabled) {
      checks.requireAccount(fields);
    }
    checks.requireModelsFolder(root, fields, enabled);
    List<String> symbols = checks.symbols(fields, enabled);

    String type = fields.find("strategy_type", String.class).orElse(name);
    Optional<Catalog.StrategyType> strategy = Optional.ofNullable(catalog.strategies().get(type));
    if (strategy.isEmpty() && catalog.isLoaded()) {
      checks.refuseType(type, fields, entry.key().at(), enabled);
    }
    Optional<ParamLayers> layers =
        strategy.map(
            found ->
                new ParamReader(root, checks.known(), reading).read(name, type, found, fields));
    Map<String, ParamLayers> policies = policies(fields, reading);
    Optional<OptimizationReader.Found> found =
        OptimizationReader.read(root, name, type, fields, reading);
    if (problems.count() > before) {
      return;
    }

    Path models =
        fields
            .find("models_path", Path.class)
            .orElseGet(() -> Path.of(strategy.map(s -> s.models().folder()).orElse("models")));
    if (enabled) {
      found.ifPresent(
          search -> search.differences().forEach(each -> house.notes().add(each.toString())));
    }
    bound.put(
        name,
        new StrategyConfig(
            name,
            type,
            enabled,
            fields.find("broker_account", Secret.class),
            fields.decimal("starting_cash"),
            root.resolve(models).normalize(),
            new Limits(
                fields.integer("max_positions"),
                fields.decimal("daily_stop_loss"),
                Choices.of(DailyStopBasis.class, fields.text("daily_stop_basis"))),
            symbols,
            layers.map(given -> effective(given, symbols, checks.known())).orElse(Map.of()),
            Choices.of(OnMissingModel.class, fields.text("on_missing_model")),
            Choices.of(OnBrokenModel.class, fields.text("on_broken_model")),
            Choices.of(OnMissingFeature.class, fields.text("on_missing_feature")),
            Choices.of(FeatureProfile.class, fields.text("feature_profile")),
            Choices.of(OnFailure.class, fields.text("on_failure")),
            Choices.of(
                FillModel.class,
                fields.find("fill_model", String.class).orElse(execution.text("fill_model"))),
            fields.get("session_timezone", ZoneId.class),
            effective(policies),
            found.map(OptimizationReader.Found::optimization),
            found.map(OptimizationReader.Found::differences).orElse(List.of())));
    explained.put(
        name,
        new Explanation.OfStrategy(
            entry.key().at(),
            new Explanation.Values(fields, standins(name, type, models)),
            symbols,
            layers,
            List.copyOf(policies.values())));
  }

  /** What may stand in an entry, with a cure for parameters beside strategy_params. */
  private Section keys(String name, Node node) {
    Section keys = StrategyKeys.SECTION;
    return catalog.isLoaded()
        ? keys.elsewhere(
            paramsOf(name, node)::contains, "this is a parameter, put it under strategy_params")
        : keys.elsewhere(
            key -> Suggestion.nearest(key, keys.names()).isEmpty(),
            "put it under strategy_params if it is a parameter");
  }

  /** Needed before the entry is read: a parameter that stands beside strategy_params. */
  private Set<String> paramsOf(String name, Node node) {
    String type =
        Node.child(node, "strategy_type")
            .filter(Node.Scalar.class::isInstance)
            .map(value -> ((Node.Scalar) value).text())
            .orElse(name);
    return Optional.ofNullable(catalog.strategies().get(type))
        .map(found -> found.params().all().stream().map(Param::name).collect(Collectors.toSet()))
        .orElse(Set.of());
  }

  /** Needed before the entry is read: of a disabled strategy, unset variables are no problem. */
  private boolean isEnabled(Node node, String path) {
    Problems told = new Problems();
    Reading quiet =
        new Reading(house.variables(), told, new Notes(), house.mode(), Reading.Unset.IGNORED);
    Key key = StrategyKeys.SECTION.key("enabled");
    return Node.child(node, key.name())
        .flatMap(value -> key.shape().read(value, path, quiet))
        .map(Boolean.class::cast)
        .orElse(true);
  }

  private Map<String, ParamLayers> policies(Fields fields, Reading reading) {
    Map<String, ParamLayers> policies = new LinkedHashMap<>();
    if (fields.part("policies").orElse(null) instanceof Node.Mapping mapping) {
      String parent = fields.path("policies");
      Entries.forEach(
          mapping,
          parent,
          problems,
          (key, value) -> {
            String id = key.text();
            ParamsSchema schema = catalog.policies().get(id);
            if (schema == null && catalog.isLoaded()) {
              problems.add(
                  key.at(),
                  Entries.join(parent, id),
                  "no installed plugin provides this policy",
                  "",
                  Suggestion.orAll(id, catalog.policies().keySet()));
            } else if (schema != null) {
              Fields own = Section.of(schema).read(value, Entries.join(parent, id), reading);
              policies.put(id, new ParamLayers(schema, id, own, Map.of()));
            }
          });
    }
    return policies;
  }

  private static Map<String, Params> effective(
      ParamLayers layers, List<String> traded, Set<String> known) {
    Map<String, Params> params = new LinkedHashMap<>();
    traded.forEach(symbol -> params.put(symbol, layers.effective(symbol)));
    // A back-test may be asked for instruments that the strategy does not trade otherwise.
    known.forEach(symbol -> params.computeIfAbsent(symbol, layers::effective));
    return params;
  }

  private static Map<String, Params> effective(Map<String, ParamLayers> policies) {
    Map<String, Params> params = new LinkedHashMap<>();
    policies.forEach((id, layers) -> params.put(id, layers.effective()));
    return params;
  }

  private Map<String, Explanation.Standin> standins(String name, String type, Path models) {
    return Map.of(
        "strategy_type",
        new Explanation.Standin(name, "the entry's name"),
        "models_path",
        new Explanation.Standin(models.toString().replace('\\', '/'), "default of plugin " + type),
        "fill_model",
        new Explanation.Standin(execution.text("fill_model"), execution.origin("fill_model")));
  }
}
