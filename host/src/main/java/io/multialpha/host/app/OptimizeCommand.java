package io.multialpha.host.app;

import io.multialpha.host.ExitCode;
import io.multialpha.host.config.Mode;
import io.multialpha.host.config.StrategyConfig;
import io.multialpha.host.report.FixedDecimals;
import io.multialpha.host.research.audit.FeatureRecorder.Asked;
import io.multialpha.host.research.trials.TrialLedger;
import io.multialpha.host.research.tuning.BundleFiles;
import io.multialpha.host.research.tuning.ParamFinding;
import io.multialpha.host.research.tuning.TrialFile;
import io.multialpha.host.research.tuning.Tuning;
import io.multialpha.host.research.tuning.TuningOutcome;
import io.multialpha.host.research.tuning.TuningSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** {@code multi-alpha optimize}. */
@Command(
    description = {
      "Searches, for each instrument of a strategy, the forest that filters its entries best: trades"
          + " it unfiltered, cross-validates forests on these trades, and looks once what the best is"
          + " worth in the last part of the data. Writes SYM_best.json and SYM_rf_model.pkl, or"
          + " SYM_rejected.json with the reasons. An interrupted search goes on where it was."
    },
    footer = {
      "  multi-alpha optimize --strategy ibs --data bars",
      "  multi-alpha optimize --strategy breakout --symbols ES --trials 10+10 --output try",
      "  multi-alpha optimize --strategy ibs --params stop_perc=1:4:0.5,tp_perc=2:6:1 --update-config"
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:At least one instrument has a bundle that may be traded.",
      "1:Every instrument was rejected.",
      "2:Wrong usage, configuration or input files.",
      "3:The environment is at fault, or the program is."
    })
final class OptimizeCommand extends HouseCommand {
  private final StrategyOptions options = new StrategyOptions();

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
      names = "--output",
      paramLabel = "DIR",
      order = 12,
      converter = OptionValues.Folder.class,
      description = "Where to write; optimization/NAME in this folder by default.")
  Path output;

  @Option(
      names = "--force",
      order = 13,
      description = "Replace what another search has left there.")
  boolean force;

  @Mixin TuningOptions tuning;

  @Option(
      names = "--params",
      paramLabel = "KEY[=LOW:HIGH:STEP]",
      split = ",",
      order = 51,
      description = {
        "Search numeric parameters of the strategy first, such as stop_perc=1:4:0.5,tp_perc=2:6:1;"
            + " without a range, the schema's in eight parts. What is configured stays unless others"
            + " are better beyond chance, by forests of other seeds too."
      })
  List<String> params = List.of();

  @Option(
      names = "--update-config",
      order = 52,
      description = {
        "With --params: write what was found into config/NAME_instrument_params.json, of instruments"
            + " that were accepted; the old file is kept beside it."
      })
  boolean updateConfig;

  @Option(
      names = "--trials-db",
      paramLabel = "FILE",
      order = 48,
      description =
          "Where every forest ever tried is counted; var/trials.db by default. A new one knows nothing"
              + " of searches before it, so that a search can be done again as if it were the first.")
  Path trialsDb;

  @Mixin WorkerThreads threads;

  @Option(names = "--json", order = 820, description = "Print JSON instead of sentences.")
  boolean json;

  OptimizeCommand(Invocation invocation) {
    super(invocation);
  }

  @Override
  void addTo(CommandSpec description) {
    super.addTo(description);
    options.addTo(description);
  }

  /** What came of one instrument: a file, whether it may be traded, and in words. */
  private record Result(String symbol, Path file, boolean accepted, boolean before, String text) {}

  @Override
  ExitCode run() throws IOException {
    TuningSettings settings = tuning.settings();
    threads.requireSense();
    requireLedger();
    int workers = threads.count();
    try (House house = openHouse(Mode.BACKTEST)) {
      StrategyConfig strategy = options.find(house, invocation.show(configFile()));
      MarketSource source = options.source(invocation, house, Optional.ofNullable(data), workers);
      OptimizeSubject subject =
          OptimizeSubject.of(house, invocation, strategy, options, tuning.features, source);
      Path folder = output == null ? Path.of("optimization", strategy.name()) : output;
      Files.createDirectories(folder);
      try (FolderLock lock = FolderLock.take(folder)) {
        return search(subject, settings, workers, lock.folder());
      }
    }
  }

  private ExitCode search(
      OptimizeSubject subject, TuningSettings settings, int workers, Path folder)
      throws IOException {
    Optional<OptimizeParams> search = params(subject, settings, workers);
    List<Result> results = new ArrayList<>();
    for (Asked asked : subject.features()) {
      results.add(optimize(subject, search, asked, settings, workers, folder));
      if (!json) {
        tell(results.get(results.size() - 1));
      }
    }
    search.ifPresent(each -> each.finish(updateConfig));
    if (json) {
      print(subject.strategy().name(), results);
    }
    return results.stream().anyMatch(Result::accepted) ? ExitCode.OK : ExitCode.CHECK_FAILED;
  }

  private Optional<OptimizeParams> params(
      OptimizeSubject subject, TuningSettings settings, int workers) {
    if (params.isEmpty()) {
      if (updateConfig) {
        throw refuse("--update-config goes with --params.");
      }
      return Optional.empty();
    }
    if (updateConfig && !options.set().isEmpty()) {
      throw refuse(
          "--update-config writes what is better than the configuration, not than --set; leave out"
              + " one of them.");
    }
    if (updateConfig
        && !invocation
            .root()
            .toAbsolutePath()
            .normalize()
            .resolve("config")
            .equals(configFile().toAbsolutePath().normalize().getParent())) {
      throw new UsageException(
          "--update-config writes into config/ of this installation, and "
              + invocation.show(configFile())
              + " does not lie there: name a file in config/, or try it in a copy of the"
              + " installation.");
    }
    List<ParamSpec> specs = params.stream().map(ParamSpec::parse).toList();
    return Optional.of(
        new OptimizeParams(invocation, subject, specs, settings, counted(), workers));
  }

  /** Refuses a file that cannot count before anything is tried, not after hours of it. */
  private void requireLedger() throws IOException {
    Files.createDirectories(counted().toAbsolutePath().getParent());
    TrialLedger.open(counted()).close();
  }

  private Path counted() {
    return trialsDb == null ? invocation.var().resolve(TrialLedger.FILE) : trialsDb;
  }

  private Result optimize(
      OptimizeSubject subject,
      Optional<OptimizeParams> search,
      Asked asked,
      TuningSettings settings,
      int workers,
      Path folder)
      throws IOException {
    String symbol = asked.symbol();
    terminal.progress("Labelling the trades of " + symbol);
    Optional<ParamFinding> params = search.map(each -> each.search(asked, folder));
    Map<String, Number> changes = params.map(ParamFinding::changes).orElseGet(Map::of);
    OptimizeRun run =
        new OptimizeRun(
            invocation,
            subject,
            subject.label(asked, changes),
            subject.params(symbol, changes),
            settings,
            counted());
    BundleFiles files = new BundleFiles(folder, symbol);
    Optional<Path> there = files.finished();
    if (there.isPresent() && BundleFiles.run(there.get()).equals(Optional.of(run.fingerprint()))) {
      if (files.isAccepted()) {
        params.ifPresent(found -> search.orElseThrow().accept(symbol, found));
      }
      return new Result(
          symbol, there.get(), files.isAccepted(), true, "searched before with the same result");
    }
    if (there.isPresent() && !force) {
      throw new UsageException(
          Invocation.fromHere(there.get())
              + " is of another search; name another folder with --output, or replace it with"
              + " --force.");
    }
    SearchMeter meter = new SearchMeter(terminal, invocation.clock());
    TuningOutcome outcome;
    try {
      outcome =
          Tuning.run(
              run.sample(),
              settings,
              workers,
              new TrialFile(files.trials(), run.fingerprint()),
              meter::tried,
              run);
    } finally {
      meter.end();
    }
    files.write(outcome, subject.strategy().name(), run.provenance(params));
    if (outcome.isAccepted()) {
      params.ifPresent(found -> search.orElseThrow().accept(symbol, found));
    }
    String text = params.map(OptimizeParams::text).orElse("") + text(outcome);
    return new Result(symbol, files.finished().orElseThrow(), outcome.isAccepted(), false, text);
  }

  /** How often the hold-out was looked at, if not for the first time. */
  private static String looked(TuningOutcome outcome) {
    return outcome.looks() > 1
        ? " This hold-out has been looked at " + outcome.looks() + " times."
        : "";
  }

  private static String text(TuningOutcome outcome) {
    if (!outcome.isAccepted()) {
      return String.join(" ", outcome.reasons()) + looked(outcome);
    }
    var held = outcome.holdOut().orElseThrow();
    return FixedDecimals.counted(outcome.trials(), "forest")
        + " tried, "
        + outcome.outOfSample().orElseThrow().trades()
        + " trades out of sample; in the hold-out "
        + held.trades()
        + " trades, $"
        + FixedDecimals.grouped(Math.round(held.profit()))
        + "."
        + looked(outcome);
  }

  private void tell(Result result) {
    terminal.line(
        result.symbol()
            + (result.accepted() ? " accepted" : " rejected")
            + ", "
            + Invocation.fromHere(result.file())
            + ": "
            + result.text());
  }

  private void print(String strategy, List<Result> results) throws IOException {
    JsonText.print(
        terminal,
        to -> {
          to.writeStartObject();
          to.writeStringField("strategy", strategy);
          to.writeArrayFieldStart("instruments");
          for (Result result : results) {
            to.writeStartObject();
            to.writeStringField("symbol", result.symbol());
            to.writeBooleanField("accepted", result.accepted());
            to.writeBooleanField("searched_before", result.before());
            to.writeStringField("file", Invocation.fromHere(result.file()));
            to.writeStringField("text", result.text());
            to.writeEndObject();
          }
          to.writeEndArray();
          to.writeEndObject();
        });
  }
}
