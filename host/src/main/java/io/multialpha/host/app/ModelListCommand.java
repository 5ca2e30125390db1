package io.multialpha.host.app;

import io.multialpha.host.ExitCode;
import io.multialpha.host.config.Mode;
import io.multialpha.host.config.StrategyConfig;
import io.multialpha.host.ledger.RunInfo.ModelUsed;
import io.multialpha.host.model.LoadedBundle;
import io.multialpha.host.model.ModelFacts;
import io.multialpha.host.report.FixedDecimals;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code multi-alpha models list}. */
@Command(
    description = {
      "Reads the model bundle of every instrument of every enabled strategy, and says how it stands"
          + " with each. Exit code 1 if one is there but of no use."
    },
    footer = {"  multi-alpha models list", "  multi-alpha models list --strategy ibs --json"})
final class ModelListCommand extends HouseCommand {
  private static final int SHORT_CHECKSUM = 12;

  @Option(
      names = "--strategy",
      paramLabel = "NAME",
      description = "This strategy only; it need not be enabled.")
  String strategy;

  @Option(
      names = "--json",
      description =
          "Print JSON instead of tables. A bundle's state is ready, missing, rejected or broken, or"
              + " says in which way it is broken: unknown_features, never_known, other_profile,"
              + " other_strategy.")
  boolean json;

  ModelListCommand(Invocation invocation) {
    super(invocation);
  }

  @Override
  ExitCode run() throws IOException {
    try (House house = openHouse(Mode.PAPER)) {
      List<ModelReadiness> all = new ArrayList<>();
      for (StrategyConfig each : wanted(house)) {
        all.add(ModelReadiness.of(house, each, invocation));
      }
      if (json) {
        ModelListJson.print(all, invocation);
      } else {
        tables(all);
      }
      boolean broken = all.stream().anyMatch(each -> !each.broken().isEmpty());
      return broken ? ExitCode.CHECK_FAILED : ExitCode.OK;
    }
  }

  private List<StrategyConfig> wanted(House house) {
    if (strategy == null) {
      return house.config().enabled();
    }
    Map<String, StrategyConfig> strategies = house.config().strategies();
    StrategyConfig found = strategies.get(strategy);
    if (found == null) {
      throw new UsageException(
          "There is no strategy "
              + strategy
              + " in "
              + invocation.show(house.configFile())
              + ", which has "
              + String.join(", ", strategies.keySet())
              + ".");
    }
    return List.of(found);
  }

  private void tables(List<ModelReadiness> all) throws IOException {
    boolean first = true;
    for (ModelReadiness readiness : all) {
      if (!first) {
        terminal.line("");
      }
      first = false;
      StrategyConfig each = readiness.strategy();
      terminal.line(each.name() + ": bundles in " + invocation.show(each.modelsPath()));
      table(readiness).print(terminal);
      holdOuts(readiness);
    }
    if (all.isEmpty()) {
      terminal.line("No strategy is enabled.");
    }
  }

  /** What the models were worth in dates that their searches held out, of those that say so. */
  private void holdOuts(ModelReadiness readiness) {
    TextTable table =
        TextTable.of("hold-out", "from", "to", ">trades", ">profit $", ">Sharpe", ">unfiltered");
    boolean any = false;
    for (InstrumentModel model : readiness.instruments()) {
      Optional<HoldOutFigures> found =
          model.bundle().flatMap(loaded -> HoldOutFigures.of(loaded.bundle().metadata()));
      if (found.isPresent()) {
        HoldOutFigures held = found.get();
        any = true;
        table.row(
            model.symbol(),
            held.from(),
            held.to(),
            FixedDecimals.grouped(held.trades()),
            FixedDecimals.groupedWhole(held.profit()),
            FixedDecimals.fixed(held.sharpe(), 2),
            FixedDecimals.fixed(held.unfilteredSharpe(), 2));
      }
    }
    if (any) {
      terminal.line("");
      table.print(terminal);
    }
  }

  private TextTable table(ModelReadiness readiness) throws IOException {
    TextTable table =
        TextTable.of(
            "symbol",
            "model",
            ">threshold",
            ">features",
            ">trees",
            ">nodes",
            "sklearn",
            "sha256",
            "state");
    for (InstrumentModel model : readiness.instruments()) {
      Optional<ModelUsed> record = record(readiness, model);
      ModelFacts facts = model.bundle().map(LoadedBundle::facts).orElse(ModelFacts.NONE);
      table.row(
          model.symbol(),
          model.files().map(files -> files.model().getFileName().toString()).orElse("-"),
          record.map(each -> Double.toString(each.threshold())).orElse("-"),
          record.map(each -> Integer.toString(each.features().size())).orElse("-"),
          facts.trees().isPresent() ? Integer.toString(facts.trees().getAsInt()) : "-",
          facts.nodes().isPresent() ? Long.toString(facts.nodes().getAsLong()) : "-",
          facts.sklearnVersion().orElse("-"),
          record.map(each -> each.modelSha256().substring(0, SHORT_CHECKSUM)).orElse("-"),
          state(readiness.strategy(), model));
    }
    return table;
  }

  private Optional<ModelUsed> record(ModelReadiness readiness, InstrumentModel model)
      throws IOException {
    return model.bundle().isEmpty()
        ? Optional.empty()
        : Optional.of(
            ModelRecords.of(readiness.strategy().name(), model.bundle().get(), invocation::show));
  }

  /** What a run would make of it, in a few words; what is wrong with it, in a sentence. */
  static String state(StrategyConfig strategy, InstrumentModel model) {
    return switch (model.state()) {
      case READY ->
          model.neverKnown().isEmpty()
              ? "ready"
              : "ready; always told 0.0 for " + String.join(", ", model.neverKnown());
      case MISSING ->
          switch (strategy.onMissingModel()) {
            case TRADE_UNFILTERED -> "missing: trades unfiltered";
            case SKIP -> "missing: left out";
            case FAIL -> "missing: stops the start";
          };
      case REJECTED -> "rejected, left out: " + model.problem();
      case BROKEN, UNKNOWN_FEATURES, OTHER_PROFILE, OTHER_STRATEGY, NEVER_KNOWN ->
          switch (strategy.onBrokenModel()) {
            case FAIL -> "broken, stops the start: " + model.problem();
            case SKIP -> "broken, left out: " + model.problem();
          };
    };
  }
}
