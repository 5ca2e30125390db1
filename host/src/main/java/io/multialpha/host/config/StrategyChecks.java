package io.multialpha.host.config;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a strategy's keys must be together with the rest of the file.
 *
 * @param known symbols in the instruments section
 * @param portfolio section of the limits over the house
 */
record StrategyChecks(Catalog catalog, Set<String> known, Fields portfolio, Reading reading) {
  /**
   * What results call all strategies together: rows of one by this name could not be told apart.
   */
  static final String TOTAL = "total";

  /** Whether an entry may be called this; it is told if not. */
  boolean acceptsName(Location at, String path, String name) {
    if (name.equals(TOTAL)) {
      reading
          .problems()
          .add(at, path, "is what results call all strategies together", "another name", "");
      return false;
    }
    if (!isName(name)) {
      reading
          .problems()
          .add(
              at,
              path,
              "is no name for a strategy",
              "lower case letters, digits, - and _, a letter first",
              "");
      return false;
    }
    return true;
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

  void requireAccount(Fields fields) {
    if (reading.mode() == Mode.LIVE && !fields.has("broker_account")) {
      reading
          .problems()
          .add(
              fields.at(),
              fields.path("broker_account"),
              "is missing",
              "the webhook that orders go to in live mode",
              "");
    }
  }

  /** It need not exist, but bundles cannot lie in a file: grave only if it is to trade. */
  void requireModelsFolder(Path root, Fields fields, boolean enabled) {
    Optional<Fields.Field> file =
        fields.given("models_path").filter(field -> isFile(root.resolve((Path) field.value())));
    if (file.isEmpty()) {
      return;
    }
    Location at = file.get().at();
    String key = fields.path("models_path");
    String found = Node.Scalar.shown(file.get().value().toString()) + " is no folder";
    if (enabled) {
      reading.problems().add(at, key, found, "a folder of model bundles", "");
    } else {
      reading.notes().add(at, key, found);
    }
  }

  private static boolean isFile(Path path) {
    return Files.exists(path) && !Files.isDirectory(path);
  }

  /** The instruments, each of which needs a specification. */
  List<String> symbols(Fields fields, boolean enabled) {
    List<String> allowed = portfolio.texts("instruments").stream().map(Located::text).toList();
    List<String> symbols = new ArrayList<>();
    for (Located symbol : fields.texts("instruments")) {
      symbols.add(symbol.text());
      if (!known.contains(symbol.text())) {
        refuseUnknown(symbol, fields);
      } else if (enabled && !allowed.isEmpty() && !allowed.contains(symbol.text())) {
        refuse(symbol, fields, "is not in portfolio.instruments", "add it there or remove it here");
      }
    }
    if (symbols.isEmpty() && fields.given("instruments").isPresent()) {
      reading.problems().add(fields.at("instruments"), fields.path("instruments"), "has no symbol");
    }
    return symbols;
  }

  private void refuseUnknown(Located symbol, Fields fields) {
    String shown = Node.Scalar.shown(symbol.text());
    refuse(
        symbol,
        fields,
        "has no contract specification",
        Suggestion.nearest(symbol.text(), known)
            .map(near -> "did you mean " + near + "?")
            .orElse("add under instruments: " + InstrumentBinder.example(shown)));
  }

  private void refuse(Located symbol, Fields fields, String found, String suggestion) {
    reading
        .problems()
        .add(
            symbol.at(),
            fields.path("instruments"),
            Node.Scalar.shown(symbol.text()) + " " + found,
            "",
            suggestion);
  }

  /** Tells that no plugin provides the strategy: grave only if it is to trade. */
  void refuseType(String type, Fields fields, Location nameAt, boolean enabled) {
    Location at = fields.given("strategy_type").map(Fields.Field::at).orElse(nameAt);
    String key = fields.has("strategy_type") ? fields.path("strategy_type") : fields.path();
    String found = "no installed plugin provides the strategy " + Node.Scalar.shown(type);
    if (enabled) {
      reading.problems().add(at, key, found, "", cureOf(type, catalog.strategies().keySet()));
    } else {
      reading.notes().add(at, key, found);
    }
  }

  private static String cureOf(String type, Set<String> installed) {
    return Suggestion.nearest(type, installed)
        .map(near -> "if " + near + " is not meant, drop its jar into plugins/")
        .orElse(
            "drop its jar into plugins/, installed "
                + (installed.isEmpty() ? "is none" : "are " + String.join(", ", installed)));
  }
}
