package io.multialpha.host.config;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Reads the parameters of a strategy from the configuration file and its instrument file. */
final class ParamReader {
  private static final String FOLDER = "config/";
  private static final String ENDING = "_instrument_params.json";

  private final Path root;
  private final Set<String> known;
  private final Reading reading;

  ParamReader(Path root, Set<String> known, Reading reading) {
    this.root = root;
    this.known = known;
    this.reading = reading;
  }

  /**
   * Notes the files of instruments of a strategy that is not there: a slip may be in their names.
   */
  static void noteStray(Path root, Collection<String> strategies, Notes notes) {
    for (String file : instrumentFiles(root.resolve(FOLDER))) {
      String name = file.substring(0, file.length() - ENDING.length());
      if (!strategies.contains(name)) {
        notes.add(
            FOLDER
                + Node.Scalar.shown(file)
                + ": not read, as there is no strategy "
                + Node.Scalar.shown(name)
                + "; "
                + Suggestion.orAll(name, strategies));
      }
    }
  }

  private static List<String> instrumentFiles(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(ENDING))
          .sorted()
          .toList();
    } catch (IOException | UncheckedIOException notToBeListed) {
      // A file that is read by its name needs no list of its folder, which may be shut.
      return List.of();
    }
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
    String file = FOLDER + name + ENDING;
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
