package io.multialpha.host.app;

import com.fasterxml.jackson.core.JsonGenerator;
import io.multialpha.host.config.StrategyConfig;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** A command that looks into one strategy on past bars. */
abstract class AuditCommand extends HouseCommand {
  final StrategyOptions options = new StrategyOptions();

  @Option(
      names = "--data",
      paramLabel = "DIR",
      order = 10,
      description = {
        "Folder of bars, as for 'backtest'. Without it, data.dir of the configuration, else a"
            + " synthetic sample."
      })
  Path data;

  @Option(
      names = "--features",
      paramLabel = "NAME",
      split = ",",
      order = 45,
      description = {
        "Features to look into, commas between, or 'all'. Without it, those that the parameter"
            + " 'filters' names, those that model bundles read, and those that the strategy has"
            + " itself."
      })
  List<String> features;

  @Option(names = "--json", order = 820, description = "Print JSON instead of a table.")
  boolean json;

  AuditCommand(Invocation invocation) {
    super(invocation);
  }

  @Override
  final void addTo(CommandSpec description) {
    super.addTo(description);
    options.addTo(description);
  }

  /** Makes the strategy ready that is to be looked into. */
  final AuditSubject subject(House house) throws IOException {
    StrategyConfig found = options.find(house, invocation.show(configFile()));
    int threads = Runtime.getRuntime().availableProcessors();
    MarketSource source = options.source(invocation, house, Optional.ofNullable(data), threads);
    return AuditSubject.of(
        house, invocation, found, options, Optional.ofNullable(features), source);
  }

  /** Writes what was looked into. */
  static void write(JsonGenerator json, String strategy, AuditSubject subject) throws IOException {
    json.writeStringField("strategy", strategy);
    json.writeArrayFieldStart("symbols");
    for (String symbol : subject.symbols()) {
      json.writeString(symbol);
    }
    json.writeEndArray();
    json.writeStringField("from", subject.dates().first().toString());
    json.writeStringField("to", subject.dates().last().toString());
    json.writeStringField("data", subject.market().source().text());
  }
}
