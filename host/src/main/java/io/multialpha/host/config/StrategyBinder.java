package io.multialpha.host.config;

import io.multialpha.api.params.Params;
import io.multialpha.api.params.ParamsSchema;
import io.multialpha.host.broker.FillModel;
import io.multialpha.host.engine.OnFailure;
import io.multialpha.host.portfolio.DailyStopBasis;
import io.multialpha.host.portfolio.Limits;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Makes strategy accounts from the section {@code strategies}. Used once. */
final class StrategyBinder {
  private final Path root;
  private final Catalog catalog;
  private final Reading house;
  private final Problems problems;
  private final Set<String> known;
  private final Fields portfolio;
  private final FillModel fillModel;
  private final Map<String, StrategyConfig> bound = new LinkedHashMap<>();
  private final Map<String, Explanation.OfStrategy> explained = new LinkedHashMap<>();

  StrategyBinder(
      Path root,
      Catalog catalog,
      Reading reading,
      Set<String> known,
      Fields portfolio,
      FillModel fillModel) {
    this.root = root;
    this.catalog = catalog;
    this.house = reading;
    this.problems = reading.problems();
    this.known = known;
    this.portfolio = portfolio;
    this.fillModel = fillModel;
  }

  Map<String, StrategyConfig> bound() {
    return bound;
  }

  Map<String, Explanation.OfStrategy> explained() {
    return explained;
  }

  void bind(String name, Node.Entry entry) {
    String path = Entries.join("strategies", name);
    if (!isName(name)) {
      problems.add(
          entry.key().at(),
          path,
          "is no name for a strategy",
          "lower case letters, digits, - and _, a letter first",
          "");
      return;
    }
    int before = problems.count();
    boolean enabled = !isDisabled(entry.value());
    Reading reading = enabled ? house : house.where(Reading.Unset.NOTED);
    Fields fields = Keys.STRATEGY.read(entry.value(), path, reading);
    requireAccount(fields, enabled);
    List<String> symbols = symbols(fields, enabled);

    String type = fields.find("strategy_type", String.class).orElse(name);
    Optional<Catalog.StrategyType> strategy = Optional.ofNullable(catalog.strategies().get(type));
    if (strategy.isEmpty()) {
      refuseType(type, fields, entry, enabled);
    }
    Optional<ParamLayers> layers =
        strategy.map(
            found -> new ParamReader(root, known, reading).read(name, type, found, fields));
    List<Fields> policyFields = new ArrayList<>();
    Map<String, Params> policies = policies(fields, reading, policyFields);
    Optional<OptimizationReader.Found> optimization =
        OptimizationReader.read(root, name, type, fields, reading);
    if (problems.count() > before) {
      return;
    }

    Path models = modelsPath(fields, strategy);
    optimization.ifPresent(
        found ->
            found.differences().forEach(difference -> house.notes().add(difference.toString())));
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
            layers.map(found -> effective(found, symbols, known)).orElse(Map.of()),
            Choices.of(OnMissingModel.class, fields.text("on_missing_model")),
            Choices.of(OnFailure.class, fields.text("on_failure")),
            fields
                .find("fill_model", String.class)
                .map(word -> Choices.of(FillModel.class, word))
                .orElse(fillModel),
            fields.get("session_timezone", ZoneId.class),
            policies,
            optimization.map(OptimizationReader.Found::optimization),
            optimization.map(OptimizationReader.Found::differences).orElse(List.of())));
    explained.put(
        name,
        new Explanation.OfStrategy(
            new Explanation.Values(fields, standins(name, type, models)),
            symbols,
            layers,
            policyFields));
  }

  /** The entry's name becomes part of file names, so it must be harmless in one. */
  private static boolean isName(String text) {
    return !text.isEmpty()
        && text.length() <= 64
        && text.charAt(0) >= 'a'
        && text.charAt(0) <= 'z'
        && text.chars()
            .allMatch(
                c -> (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_');
  }

  /** Needed before the entry is read: of a disabled strategy, unset variables are no problem. */
  private static boolean isDisabled(Node node) {
    return node instanceof Node.Mapping mapping
        && mapping.entries().stream()
            .filter(entry -> entry.key().text().equals("enabled"))
            .map(Node.Entry::value)
            .anyMatch(
                value ->
                    value instanceof Node.Scalar scalar
                        && Literal.flag(scalar.text()).equals(Optional.of(false)));
  }

  private void requireAccount(Fields fields, boolean enabled) {
    if (enabled && house.mode() == Mode.LIVE && !fields.has("broker_account")) {
      problems.add(
          fields.at(),
          fields.path("broker_account"),
          "is missing",
          "the webhook that orders go to in live mode",
          "");
    }
  }

  private List<String> symbols(Fields fields, boolean enabled) {
    List<String> allowed =
        portfolio.texts("instruments").stream().map(Scalars.Located::text).toList();
    List<String> symbols = new ArrayList<>();
    for (Scalars.Located symbol : fields.texts("instruments")) {
      String text = symbol.text();
      symbols.add(text);
      String shown = Node.Scalar.shown(text);
      if (!known.contains(text)) {
        problems.add(
            symbol.at(),
            fields.path("instruments"),
            shown + " has no contract specification",
            "",
            Suggestion.nearest(text, known)
                .map(near -> "did you mean " + near + "?")
                .orElse("add under instruments: " + InstrumentBinder.example(shown)));
      } else if (enabled && !allowed.isEmpty() && !allowed.contains(text)) {
        problems.add(
            symbol.at(),
            fields.path("instruments"),
            text + " is not in portfolio.instruments",
            "",
            "add it there or remove it here");
      }
    }
    return symbols;
  }

  private void refuseType(String type, Fields fields, Node.Entry entry, boolean enabled) {
    boolean typed = fields.has("strategy_type");
    Location at = fields.given("strategy_type").map(Fields.Field::at).orElse(entry.key().at());
    String key = typed ? fields.path("strategy_type") : fields.path();
    Set<String> installed = catalog.strategies().keySet();
    String found = "no installed plugin provides the strategy " + Node.Scalar.shown(type);
    if (enabled) {
      String near =
          Suggestion.nearest(type, installed)
              .map(name -> "did you mean " + name + ", or is its jar not in plugins/?")
              .orElse(
                  installed.isEmpty()
                      ? "none is installed, drop its jar into plugins/"
                      : "installed are "
                          + String.join(", ", installed)
                          + ", drop its jar into plugins/");
      problems.add(at, key, found, "", near);
    } else {
      house.notes().add(at, key, found);
    }
  }

  private Map<String, Params> policies(Fields fields, Reading reading, List<Fields> read) {
    Map<String, Params> policies = new LinkedHashMap<>();
    if (fields.part("policies").orElse(null) instanceof Node.Mapping mapping) {
      Entries.forEach(
          mapping,
          fields.path("policies"),
          problems,
          (key, value) -> {
            String path = Entries.join(fields.path("policies"), key.text());
            ParamsSchema schema = catalog.policies().get(key.text());
            if (schema == null) {
              problems.add(
                  key.at(),
                  path,
                  "no installed plugin provides this policy",
                  "",
                  Suggestion.orAll(key.text(), catalog.policies().keySet()));
              return;
            }
            Fields own = Section.of(schema).read(value, path, reading);
            read.add(own);
            policies.put(
                key.text(), new ParamLayers(schema, key.text(), own, Map.of()).effective(""));
          });
    }
    return policies;
  }

  private static Path modelsPath(Fields fields, Optional<Catalog.StrategyType> strategy) {
    return fields
        .find("models_path", Path.class)
        .orElseGet(() -> Path.of(strategy.map(found -> found.models().folder()).orElse("models")));
  }

  private static Map<String, Params> effective(
      ParamLayers layers, List<String> traded, Set<String> known) {
    Map<String, Params> params = new LinkedHashMap<>();
    traded.forEach(symbol -> params.put(symbol, layers.effective(symbol)));
    // A back-test may be asked for instruments that the strategy does not trade otherwise.
    known.forEach(symbol -> params.computeIfAbsent(symbol, layers::effective));
    return params;
  }

  private Map<String, Explanation.Standin> standins(String name, String type, Path models) {
    Map<String, Explanation.Standin> standins = new HashMap<>();
    standins.put("strategy_type", new Explanation.Standin(name, "the entry's name"));
    standins.put(
        "models_path",
        new Explanation.Standin(models.toString().replace('\\', '/'), "default of plugin " + type));
    standins.put(
        "fill_model",
        new Explanation.Standin(fillModel.name().toLowerCase(Locale.ROOT), "execution.fill_model"));
    return standins;
  }
}
