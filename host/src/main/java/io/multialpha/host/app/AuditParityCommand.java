package io.multialpha.host.app;

import io.multialpha.host.ExitCode;
import io.multialpha.host.plugin.PluginCatalog;
import io.multialpha.host.plugin.StrategyOffer;
import io.multialpha.host.research.parity.FeatureComparison;
import io.multialpha.host.research.parity.GoldenFolder;
import io.multialpha.host.research.parity.GoldenRun;
import io.multialpha.host.research.parity.Parity;
import io.multialpha.host.research.parity.RunParity;
import io.multialpha.host.research.parity.TradeComparison;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code multi-alpha audit parity}. */
@Command(
    description = {
      "Runs recorded runs of the original ibs again and compares every trade and every feature value"
          + " with the record. The folder has bars/ and, for each run, a folder with params.json,"
          + " trades.csv and, if they were recorded, features_by_bar.csv.gz; docs/parity.md says what"
          + " is in them. A run without recorded features is compared by its trades alone.",
      "",
      "Trades must be equal in every field, feature values to 1e-7 of their size, RSI percentiles to"
          + " 0.02. Exit code 1 if anything differs by more."
    },
    footer = {
      "  multi-alpha audit parity --golden golden/ibs",
      "  multi-alpha audit parity --golden golden/ibs --run forest --json"
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:Nothing differs by more.",
      "1:Something does.",
      "2:Wrong usage, or a folder that is not as it must be.",
      "3:The environment is at fault, or the program is."
    })
final class AuditParityCommand extends AppCommand {
  private static final String STRATEGY = "ibs";
  private static final int MOST_SHOWN = 10;

  @Option(
      names = "--golden",
      paramLabel = "DIR",
      required = true,
      description = "The folder of recorded runs.")
  Path golden;

  @Option(names = "--run", paramLabel = "NAME", description = "This run only.")
  String run = "";

  @Option(names = "--json", description = "Print JSON instead of a table.")
  boolean json;

  AuditParityCommand(Invocation invocation) {
    super(invocation);
  }

  @Override
  ExitCode run() throws IOException {
    GoldenFolder folder = GoldenFolder.read(golden, run);
    List<RunParity> all = new ArrayList<>();
    try (PluginCatalog plugins = House.loadPlugins(invocation)) {
      StrategyOffer offer =
          plugins
              .strategy(STRATEGY)
              .orElseThrow(
                  () ->
                      new UsageException(
                          "No plugin provides the strategy "
                              + STRATEGY
                              + ", whose runs these are; put plugins/ibs.jar there again."));
      Parity parity = new Parity(offer.strategy(), offer.params(), offer::newCaller);
      for (GoldenRun each : folder.runs()) {
        all.add(parity.compare(each));
      }
    }
    if (json) {
      AuditParityJson.print(all, terminal);
    } else {
      table(all);
      all.forEach(this::explain);
    }
    return all.stream().allMatch(RunParity::isEqual) ? ExitCode.OK : ExitCode.CHECK_FAILED;
  }

  private void table(List<RunParity> all) {
    TextTable table =
        TextTable.of(
            "run",
            ">trades",
            ">equal",
            ">features",
            ">values",
            ">worst relative",
            ">worst rsi pct",
            ">scores",
            "as traded here");
    for (RunParity each : all) {
      Optional<FeatureComparison> features = each.features();
      table.row(
          each.run().name(),
          Integer.toString(each.trades().recorded()),
          Integer.toString(each.trades().equal()),
          features.map(f -> Integer.toString(f.features())).orElse("-"),
          features.map(f -> Integer.toString(f.values())).orElse("-"),
          features.map(f -> small(f.worst())).orElse("-"),
          features.map(f -> small(f.worstRank())).orElse("-"),
          features.map(f -> Integer.toString(f.scores())).orElse("-"),
          traded(each));
    }
    table.print(terminal);
  }

  private static String small(double difference) {
    return String.format(Locale.ROOT, "%.0e", difference);
  }

  /** What comes of it without the original's ways of asking, in a few words. */
  static String traded(RunParity parity) {
    TradeComparison traded = parity.traded();
    if (traded.isEqual()) {
      return "the same trades";
    }
    if (parity.run().model() == GoldenRun.Gate.NONE) {
      return traded.besides() + " trades without a model";
    }
    List<String> parts = new ArrayList<>();
    parts.add(traded.equal() + " equal");
    int other = traded.recorded() - traded.equal();
    if (other > 0) {
      parts.add(other + " not");
    }
    if (traded.besides() > 0) {
      parts.add(traded.besides() + " besides");
    }
    return String.join(", ", parts);
  }

  private void explain(RunParity parity) {
    String name = parity.run().name();
    list(name + ", differences from the record:", parity.differences());
    if (parity.run().model() == GoldenRun.Gate.NONE) {
      list(
          name + ", as traded here:",
          List.of(
              "The original does not trade without a model. Here on_missing_model decides: the"
                  + " default trades, skip does not."));
    } else {
      list(name + ", as traded here:", parity.traded().differences());
    }
    if (!parity.notComputed().isEmpty()) {
      list(
          name + ", never computed by the original in this run, 0 to its model:",
          List.of(String.join(", ", parity.notComputed())));
    }
  }

  private void list(String title, List<String> all) {
    if (all.isEmpty()) {
      return;
    }
    terminal.line("");
    terminal.line(title);
    all.stream().limit(MOST_SHOWN).forEach(each -> terminal.line("  " + each));
    if (all.size() > MOST_SHOWN) {
      terminal.line("  and " + (all.size() - MOST_SHOWN) + " more; --json has them all");
    }
  }
}
