package io.multialpha.host.config;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** Reads the parameters of a strategy from the configuration file and its instrument file. */
final class ParamReader {
  private final Path root;
  private final Set<String> known;
  private final Reading reading;

  ParamReader(Path root, Set<String> known, Reading reading) {
    this.root = root;
    this.known = known;
    this.reading = reading;
  }

  ParamLayers read(String name, String type, Catalog.StrategyType strategy, Fields fields) {
    Section section =
        Section.of(strategy.params(), strategy.features())
            .elsewhere(
                StrategyKeys.SECTION.names()::contains,
                "this is no parameter, put it into " + fields.path() + " itself");
    String path = fields.path("strategy_params");
    Fields shared =
        fields
            .part("strategy_params")
            .map(node -> section.read(node, path, reading))
            .orElseGet(() -> Fields.none(section, path, fields.at().file()));
    return new ParamLayers(strategy.params(), type, shared, instruments(name, section, fields));
  }

  private Map<String, Fields> instruments(String name, Section section, Fields fields) {
    String file = "config/" + name + "_instrument_params.json";
    Path path = root.resolve(file);
    Map<String, Fields> instruments = new LinkedHashMap<>();
    Problems problems = reading.problems();
    Node node = JsonTree.read(path, file, problems).orElse(null);
    if (!(node instanceof Node.Mapping mapping)) {
      if (node != null) {
        problems.add(node.at(), "", "is " + node.kind(), "an object with symbols as keys", "");
      }
      return instruments;
    }
    Entries.forEach(
        mapping,
        "",
        problems,
        (symbol, value) -> {
          instruments.put(symbol.text(), section.read(value, symbol.text(), reading));
          checkTraded(symbol, fields);
        });
    return instruments;
  }

  private void checkTraded(Node.Scalar symbol, Fields fields) {
    String shown = Node.Scalar.shown(symbol.text());
    if (!known.contains(symbol.text())) {
      reading
          .problems()
          .add(
              symbol.at(),
              shown,
              "is not in the instruments section",
              "",
              Suggestion.orAll(symbol.text(), known));
    } else if (fields.texts("instruments").stream()
        .noneMatch(traded -> traded.text().equals(symbol.text()))) {
      reading.notes().add(symbol.at(), shown, "not traded by " + fields.path());
    }
  }
}
