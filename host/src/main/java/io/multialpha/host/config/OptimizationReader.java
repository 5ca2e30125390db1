package io.multialpha.host.config;

import static io.multialpha.api.params.Param.flag;

import io.multialpha.api.params.Param;
import io.multialpha.host.PlainNumber;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads what a portfolio search found, and compares it with what the configuration says. */
final class OptimizationReader {
  private static final Section FILE =
      Section.open(
          Key.of("strategy", Shapes.text("the strategy's name"), "what was optimised").must(),
          Key.of("portfolio_constraints", Part.SECTION, "what was found").must(),
          Key.of("expected_performance", Part.SECTION, "what is expected of it"),
          Key.of("out_of_sample", Part.SECTION, "what became of it where it was not chosen"),
          Key.of("evidence", Part.SECTION, "what speaks against luck"),
          Key.of(
              flag("accepted_against_own_limits")
                  .withDefault(false)
                  .doc("whether it was taken all the same")),
          Key.of("test_objections", Shapes.list("a list of texts"), "what spoke against it"),
          Key.of(
              flag("synthetic").withDefault(false).doc("whether it was found on made-up trades")));

  private static final Section CONSTRAINTS =
      Section.open(
          Key.of(
                  Param.integer("max_positions")
                      .between(1, Double.POSITIVE_INFINITY)
                      .doc("positions"))
              .must(),
          Key.of("daily_stop_loss", Shapes.positive("dollars"), "daily stop").must(),
          Key.of("symbols", Shapes.someOf("a list of symbols"), "instruments").must());

  private final String file;
  private final Problems problems;
  private final Reading reading;

  private OptimizationReader(String file, Reading reading) {
    this.file = file;
    this.reading = reading;
    this.problems = reading.problems();
  }

  /** The search's result with what differs from it. */
  record Found(PortfolioOptimization optimization, List<Difference> differences) {}

  /** Reads the file of one strategy, if there is one. */
  static Optional<Found> read(
      Path root, String name, String type, Fields strategy, Reading reading) {
    String file = "config/portfolio_optimization_" + name + ".json";
    List<String> names = name.equals(type) ? List.of(name) : List.of(name, type);
    return JsonTree.read(root.resolve(file), file, reading.problems())
        .flatMap(node -> new OptimizationReader(file, reading).found(node, names, strategy));
  }

  private Optional<Found> found(Node node, List<String> names, Fields strategy) {
    int before = problems.count();
    Fields top = FILE.read(node, "", reading);
    top.given("strategy")
        .filter(given -> !names.contains(given.value().toString()))
        .ifPresent(
            given ->
                problems.add(
                    given.at(),
                    "strategy",
                    "is \"" + given.value() + "\"",
                    String.join(" or ", names),
                    "the file's name says so"));
    Optional<Node> constraints = top.part("portfolio_constraints");
    if (constraints.isEmpty()) {
      return Optional.empty();
    }
    Fields fields = CONSTRAINTS.read(constraints.get(), "portfolio_constraints", reading);
    if (problems.count() > before) {
      return Optional.empty();
    }
    List<String> symbols = fields.texts("symbols").stream().map(Located::text).toList();
    PortfolioOptimization optimization =
        new PortfolioOptimization(
            file,
            fields.integer("max_positions"),
            fields.decimal("daily_stop_loss"),
            symbols,
            numbers(top, "expected_performance"),
            numbers(top, "out_of_sample"),
            numbers(top, "evidence"),
            top.flag("accepted_against_own_limits"),
            top.texts("test_objections").stream().map(Located::text).toList(),
            top.flag("synthetic"));
    return Optional.of(new Found(optimization, differences(strategy, fields, optimization)));
  }

  private Map<String, Double> numbers(Fields top, String part) {
    Map<String, Double> numbers = new LinkedHashMap<>();
    if (top.part(part).orElse(null) instanceof Node.Mapping mapping) {
      Entries.forEach(
          mapping,
          part,
          problems,
          (key, value) -> {
            if (value instanceof Node.Scalar scalar && !scalar.quoted()) {
              Literal.number(scalar.text())
                  .ifPresent(number -> numbers.put(key.text(), number.doubleValue()));
            }
          });
    }
    return numbers;
  }

  private static List<Difference> differences(
      Fields strategy, Fields found, PortfolioOptimization optimization) {
    List<Difference> differences = new ArrayList<>();
    int positions = strategy.integer("max_positions");
    if (positions != optimization.maxPositions()) {
      differences.add(
          difference(
              strategy,
              found,
              "max_positions",
              "max_positions",
              "" + positions,
              "" + optimization.maxPositions()));
    }
    double stop = strategy.decimal("daily_stop_loss");
    if (stop != optimization.dailyStopLoss()) {
      differences.add(
          difference(
              strategy,
              found,
              "daily_stop_loss",
              "daily_stop_loss",
              PlainNumber.of(stop),
              PlainNumber.of(optimization.dailyStopLoss())));
    }
    List<String> symbols = strategy.texts("instruments").stream().map(Located::text).toList();
    if (!Set.copyOf(symbols).equals(Set.copyOf(optimization.symbols()))) {
      differences.add(
          difference(
              strategy,
              found,
              "instruments",
              "symbols",
              symbols.toString(),
              optimization.symbols().toString()));
    }
    return differences;
  }

  private static Difference difference(
      Fields strategy, Fields found, String key, String foundKey, String is, String was) {
    return new Difference(strategy.at(key), strategy.path(key), is, found.at(foundKey), was);
  }
}
