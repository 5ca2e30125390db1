package io.multialpha.host.config;

import io.multialpha.host.broker.Costs;
import io.multialpha.host.broker.FillModel;
import io.multialpha.host.market.OnBadBar;
import io.multialpha.host.portfolio.DailyStopBasis;
import io.multialpha.host.portfolio.Limits;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Makes the whole configuration from its file. Used once. */
final class HouseBinder {
  private final Path root;
  private final String fileName;
  private final Catalog catalog;
  private final Reading reading;
  private final Problems problems;
  private final List<Explanation.Values> explained = new ArrayList<>();

  HouseBinder(Path root, String fileName, Catalog catalog, Reading reading) {
    this.root = root;
    this.fileName = fileName;
    this.catalog = catalog;
    this.reading = reading;
    this.problems = reading.problems();
  }

  HouseConfig bind(Node node) {
    Fields file = FileKeys.SECTION.read(node, "", reading);
    Fields portfolio = section(file, "portfolio", HouseKeys.PORTFOLIO);
    Fields data = section(file, "data", HouseKeys.DATA);
    Fields execution = section(file, "execution", HouseKeys.EXECUTION);
    idle(file, "databento", IdleKeys.DATABENTO);
    idle(file, "data_hub", IdleKeys.DATA_HUB);
    idle(file, "dashboard", IdleKeys.DASHBOARD);

    ExecutionConfig executionConfig = execution(execution);
    InstrumentBinder instruments = new InstrumentBinder(execution, reading);
    Map<String, Node.Entry> contracts = entries(file, "instruments");
    contracts.forEach(instruments::bind);
    Set<String> known = contracts.keySet();
    requireKnown(portfolio, "instruments", known);
    requireKnown(data, "allow_negative", known);
    checkAliases(data, known);
    requireFolder(data);

    StrategyBinder strategies =
        new StrategyBinder(
            root,
            catalog,
            new StrategyChecks(catalog, known, portfolio, reading),
            execution,
            reading);
    Map<String, Node.Entry> accounts = entries(file, "strategies");
    accounts.forEach(strategies::bind);
    if (file.given("strategies").isPresent() && accounts.isEmpty()) {
      problems.add(file.at("strategies"), "strategies", "has no entry", "at least one", "");
    }
    ParamReader.noteStray(root, accounts.keySet(), reading.notes());
    problems.throwIfAny();
    return new HouseConfig(
        root,
        strategies.bound(),
        limits(portfolio),
        portfolio.texts("instruments").stream().map(Located::text).collect(Collectors.toSet()),
        data(data),
        executionConfig,
        instruments.bound(),
        reading.notes().list(),
        new Explanation(explained, strategies.explained(), instruments.explained()));
  }

  private Fields section(Fields file, String name, Section section) {
    Fields fields =
        file.part(name)
            .map(node -> section.read(node, name, reading))
            .orElseGet(() -> Fields.none(section, name, fileName));
    explained.add(new Explanation.Values(fields, Map.of()));
    return fields;
  }

  /**
   * Sections that the replaced system had: a mistake in them is told, their values are not used.
   */
  private void idle(Fields file, String name, Section section) {
    file.part(name)
        .ifPresent(
            node -> {
              section.read(node, name, reading.where(Reading.Unset.IGNORED));
              reading.notes().add(file.at(name), name, "checked, but not used by this version");
            });
  }

  private Map<String, Node.Entry> entries(Fields file, String name) {
    Map<String, Node.Entry> entries = new LinkedHashMap<>();
    file.part(name)
        .filter(Node.Mapping.class::isInstance)
        .map(Node.Mapping.class::cast)
        .ifPresent(
            mapping ->
                Entries.forEach(
                    mapping,
                    name,
                    problems,
                    (key, value) -> entries.put(key.text(), new Node.Entry(key, value))));
    return entries;
  }

  private void requireKnown(Fields fields, String key, Set<String> known) {
    for (Located symbol : fields.texts(key)) {
      if (!known.contains(symbol.text())) {
        problems.add(
            symbol.at(),
            fields.path(key),
            Node.Scalar.shown(symbol.text()) + " is not in the instruments section",
            "",
            Suggestion.orAll(symbol.text(), known));
      }
    }
  }

  private void checkAliases(Fields data, Set<String> known) {
    aliases(data)
        .forEach(
            (symbol, series) -> {
              String path = Entries.join(data.path("aliases"), symbol);
              if (!InstrumentBinder.isSymbol(symbol)) {
                problems.add(series.at(), path, "the key is no symbol", "one such as 6E", "");
              } else if (!known.contains(symbol)) {
                reading.notes().add(series.at(), path, "no contract has this symbol");
              }
              if (!isSeries(series.text())) {
                problems.add(
                    series.at(),
                    path,
                    "is \"" + Node.Scalar.shown(series.text()) + "\"",
                    "the name of a series such as MNQ",
                    "");
              }
            });
  }

  private void requireFolder(Fields data) {
    data.find("dir", Path.class)
        .filter(dir -> !Files.isDirectory(root.resolve(dir)))
        .ifPresent(
            dir ->
                problems.add(
                    data.at("dir"),
                    data.path("dir"),
                    "there is no folder " + Node.Scalar.shown(dir.toString()),
                    "one with hourly/SYMBOL.csv",
                    dir.startsWith("~")
                        ? "write the whole path, since ~ stands for nothing here"
                        : "make it, or name the right one"));
  }

  private static Map<String, Located> aliases(Fields data) {
    Map<String, Located> aliases = new LinkedHashMap<>();
    Map<?, ?> given = data.find("aliases", Map.class).orElse(Map.of());
    given.forEach((symbol, series) -> aliases.put((String) symbol, (Located) series));
    return aliases;
  }

  /** The name of a series is the name of a file, as CL=F.csv, and must stay in its folder. */
  private static boolean isSeries(String text) {
    return !text.isEmpty()
        && text.length() <= 64
        && text.charAt(0) != '.'
        && text.chars()
            .allMatch(
                c ->
                    (c >= 'A' && c <= 'Z')
                        || (c >= 'a' && c <= 'z')
                        || (c >= '0' && c <= '9')
                        || "._=^-".indexOf(c) >= 0);
  }

  private static Limits limits(Fields portfolio) {
    return new Limits(
        portfolio.find("max_positions", Integer.class).orElse(Limits.NONE.maxPositions()),
        portfolio.find("daily_stop_loss", Double.class).orElse(Limits.NONE.dailyStopLoss()),
        Choices.of(DailyStopBasis.class, portfolio.text("daily_stop_basis")));
  }

  private ExecutionConfig execution(Fields fields) {
    return new ExecutionConfig(
        Choices.of(FillModel.class, fields.text("fill_model")),
        new Costs(fields.decimal("slippage_ticks"), fields.decimal("commission_per_side")),
        Duration.ofMillis((long) (fields.decimal("entry_expiry_hours") * 3_600_000)),
        Duration.ofMillis((long) (fields.decimal("call_timeout_seconds") * 1_000)),
        fields.flag("pin_plugins"));
  }

  private DataConfig data(Fields fields) {
    Map<String, String> aliases = new LinkedHashMap<>();
    aliases(fields).forEach((symbol, series) -> aliases.put(symbol, series.text()));
    return new DataConfig(
        fields.find("dir", Path.class).map(root::resolve).map(Path::normalize),
        aliases,
        fields.get("timezone", ZoneId.class),
        Choices.of(OnBadBar.class, fields.text("on_bad_bar")),
        fields.integer("sample_seed"),
        fields.decimal("sample_edge"),
        fields.has("allow_negative")
            ? fields.texts("allow_negative").stream().map(Located::text).collect(Collectors.toSet())
            : Set.of("CL"));
  }
}
