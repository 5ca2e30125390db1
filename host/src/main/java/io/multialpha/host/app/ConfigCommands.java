package io.multialpha.host.app;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.multialpha.host.ExitCode;
import io.multialpha.host.UserException;
import io.multialpha.host.config.ConfigDocs;
import io.multialpha.host.config.ConfigException;
import io.multialpha.host.config.ConfigSchema;
import io.multialpha.host.config.ExplainRow;
import io.multialpha.host.config.Explanation;
import io.multialpha.host.config.HouseConfig;
import io.multialpha.host.config.Mode;
import io.multialpha.host.config.StrategyConfig;
import io.multialpha.host.engine.AccountSpec;
import io.multialpha.host.model.ModelException;
import io.multialpha.host.plugin.PluginCatalog;
import io.multialpha.host.plugin.RejectedJar;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code multi-alpha config}. */
@Command(
    description = {"What the configuration says, where it says so, and whether it is right."},
    footer = {"  multi-alpha config check", "  multi-alpha config explain --strategy ibs"})
final class ConfigCommands extends CommandTree.Group {
  ConfigCommands(Invocation invocation) {
    super(invocation);
  }

  /** {@code multi-alpha config check}. */
  @Command(
      description = {
        "Reads the configuration as a run would, and says everything that is wrong with it. Exit"
            + " code 1 if something is."
      },
      footer = {"  multi-alpha config check", "  multi-alpha config check --live"})
  static final class Check extends HouseCommand {
    @Option(
        names = "--live",
        description = "As strictly as live trading: every enabled strategy needs its webhook.")
    boolean live;

    private final Map<StrategyConfig, List<InstrumentModel>> traded = new LinkedHashMap<>();

    Check(Invocation invocation) {
      super(invocation);
    }

    @Override
    ExitCode run() {
      try (House house = openHouse(live ? Mode.LIVE : Mode.PAPER)) {
        HouseConfig found = house.config();
        found.notes().forEach(terminal::note);
        AccountWiring wiring = new AccountWiring(house, invocation, Overrides.NONE);
        boolean usable = true;
        for (StrategyConfig strategy : found.enabled()) {
          boolean filtersUsable = filtersAreUsable(house, strategy);
          boolean modelsUsable = modelsAreUsable(house, strategy);
          usable &= filtersUsable && modelsUsable && canBeStarted(house, wiring, strategy);
        }
        if (usable) {
          traded.forEach(
              (strategy, instruments) -> warnOfBars(house, wiring, strategy, instruments));
        }
        List<String> enabled = found.enabled().stream().map(StrategyConfig::name).toList();
        terminal.line(
            invocation.show(configFile())
                + (usable ? " is in order: " : " can be read: ")
                + (enabled.isEmpty()
                    ? "no strategy is enabled."
                    : "enabled "
                        + (enabled.size() == 1 ? "is " : "are ")
                        + String.join(", ", enabled)
                        + (usable ? "." : "; but a run would not start, see above.")));
        return usable ? ExitCode.OK : ExitCode.CHECK_FAILED;
      } catch (ConfigException e) {
        e.problems().forEach(problem -> terminal.error(problem.toString()));
        return ExitCode.CHECK_FAILED;
      }
    }

    /** Says which filters could not be asked; whether a run would start with them. */
    private boolean filtersAreUsable(House house, StrategyConfig strategy) {
      List<String> problems = EntryFilters.problems(house, strategy);
      problems.forEach(terminal::error);
      return problems.isEmpty();
    }

    /** Says how it stands with the model bundles; whether a run would start with them. */
    private boolean modelsAreUsable(House house, StrategyConfig strategy) {
      ModelReadiness models = ModelReadiness.of(house, strategy, invocation);
      if (!models.ready().isEmpty()) {
        terminal.note(
            strategy.name()
                + (models.ready().size() == 1
                    ? ": the model bundle of "
                    : ": the model bundles of ")
                + String.join(", ", models.ready())
                + (models.ready().size() == 1 ? " is ready." : " are ready."));
      }
      try {
        ModelChoice choice = ModelChoice.of(models, invocation::show);
        choice.missing().forEach(terminal::warning);
        choice.warnings().forEach(terminal::warning);
        traded.put(strategy, choice.traded());
        return true;
      } catch (ModelException e) {
        e.getMessage().lines().forEach(terminal::error);
        return false;
      }
    }

    /** Says what the strategy has against being started; whether a run would start with it. */
    private boolean canBeStarted(House house, AccountWiring wiring, StrategyConfig strategy) {
      List<String> problems;
      try {
        AccountSpec account = wiring.add(strategy, traded.get(strategy));
        problems = new StartTrial(house, wiring.symbols()).problems(account);
      } catch (UserException e) {
        problems = List.of(e.getMessage());
      }
      problems.forEach(terminal::error);
      return problems.isEmpty();
    }

    /** Bars may also be named on the command line of a run, so their want is no error here. */
    private void warnOfBars(
        House house,
        AccountWiring wiring,
        StrategyConfig strategy,
        List<InstrumentModel> instruments) {
      BarsAtHand bars =
          BarsAtHand.of(
              MarketSource.configured(invocation, house.config().data()),
              instruments.stream().map(InstrumentModel::symbol).toList(),
              wiring.symbolsOf(strategy, instruments));
      if (!bars.isComplete()) {
        terminal.warning(
            strategy.name() + ": a run without --data would not start: " + bars.problem());
      }
    }
  }

  /** {@code multi-alpha config explain}. */
  @Command(
      description = {
        "Shows every value in force and the file and line it comes from: an instrument's own"
            + " parameter goes before strategy_params, and that before the strategy's default."
      },
      footer = {
        "  multi-alpha config explain",
        "  multi-alpha config explain --strategy ibs --symbol ES"
      })
  static final class Explain extends HouseCommand {
    @Option(names = "--strategy", paramLabel = "NAME", description = "This strategy only.")
    String strategy;

    @Option(
        names = "--symbol",
        paramLabel = "SYM",
        description = "The parameters in force for this instrument.")
    String symbol;

    @Option(names = "--json", description = "Print JSON instead of a table.")
    boolean json;

    Explain(Invocation invocation) {
      super(invocation);
    }

    @Override
    ExitCode run() throws IOException {
      try (House house = openHouse(Mode.PAPER)) {
        List<ExplainRow> rows = rows(house.config().explanation());
        if (json) {
          print(rows);
        } else {
          table(rows);
        }
      }
      return ExitCode.OK;
    }

    private List<ExplainRow> rows(Explanation explanation) {
      if (strategy == null) {
        return symbol == null ? explanation.everything() : explanation.symbol(symbol);
      }
      return symbol == null
          ? explanation.strategy(strategy)
          : explanation.strategy(strategy, symbol);
    }

    /** One table per section of the file, so that keys stay short. */
    private void table(List<ExplainRow> rows) {
      Map<String, TextTable> sections = new LinkedHashMap<>();
      for (ExplainRow row : rows) {
        int dot = row.key().lastIndexOf('.');
        TextTable section =
            sections.computeIfAbsent(
                row.key().substring(0, Math.max(0, dot)),
                name -> TextTable.of(name, "value", "from"));
        section.row(
            row.key().substring(dot + 1),
            row.unit().isEmpty() ? row.value() : row.value() + " " + row.unit(),
            row.source());
      }
      TextTable.printAligned(sections.values(), terminal);
    }

    private void print(List<ExplainRow> rows) throws IOException {
      JsonText.print(
          terminal,
          out -> {
            out.writeStartArray();
            for (ExplainRow row : rows) {
              out.writeStartObject();
              out.writeStringField("key", row.key());
              out.writeStringField("value", row.value());
              out.writeStringField("unit", row.unit());
              out.writeStringField("from", row.source());
              out.writeStringField("meaning", row.doc());
              out.writeEndObject();
            }
            out.writeEndArray();
          });
    }
  }

  /** {@code multi-alpha config schema}. */
  @Command(
      description = {
        "Prints a JSON Schema of the configuration file with the parameters of every installed"
            + " plugin, for completion and checks in an editor."
      },
      footer = {"  multi-alpha config schema > config/config.schema.json"})
  static final class Schema extends AppCommand {
    Schema(Invocation invocation) {
      super(invocation);
    }

    @Override
    ExitCode run() throws IOException {
      try (PluginCatalog plugins = House.loadPlugins(invocation)) {
        JsonText.print(
            terminal,
            json ->
                new ObjectMapper()
                    .writeTree(json, ConfigSchema.jsonSchema(House.catalogOf(plugins))));
        plugins.rejected().stream().map(RejectedJar::sentence).forEach(terminal::warning);
      }
      return ExitCode.OK;
    }
  }

  /** {@code multi-alpha config docs}. */
  @Command(
      description = {
        "Prints the manual of the configuration file in Markdown, with the parameters of every"
            + " installed plugin."
      },
      footer = {"  multi-alpha config docs > docs/configuration.md"})
  static final class Docs extends AppCommand {
    Docs(Invocation invocation) {
      super(invocation);
    }

    @Override
    ExitCode run() throws IOException {
      try (PluginCatalog plugins = House.loadPlugins(invocation)) {
        terminal.out().print(ConfigDocs.markdown(House.catalogOf(plugins)));
        plugins.rejected().stream().map(RejectedJar::sentence).forEach(terminal::warning);
      }
      return ExitCode.OK;
    }
  }
}
