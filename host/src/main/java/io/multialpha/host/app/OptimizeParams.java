package io.multialpha.host.app;

import io.multialpha.host.config.InstrumentParamsUpdate;
import io.multialpha.host.report.FixedDecimals;
import io.multialpha.host.research.audit.FeatureRecorder.Asked;
import io.multialpha.host.research.labels.LabelledTrades;
import io.multialpha.host.research.tuning.ParamFinding;
import io.multialpha.host.research.tuning.ParamSearch;
import io.multialpha.host.research.tuning.ParamSpace;
import io.multialpha.host.research.tuning.ParamTrialFile;
import io.multialpha.host.research.tuning.Sample;
import io.multialpha.host.research.tuning.TuningSettings;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The search of a strategy's parameters before that of a forest, and what is written of it. */
final class OptimizeParams {
  private final Invocation invocation;
  private final OptimizeSubject subject;
  private final List<ParamSpec> specs;
  private final TuningSettings settings;
  private final Path counted;
  private final int threads;
  private final Map<String, Map<String, Number>> accepted = new LinkedHashMap<>();

  OptimizeParams(
      Invocation invocation,
      OptimizeSubject subject,
      List<ParamSpec> specs,
      TuningSettings settings,
      Path counted,
      int threads) {
    this.invocation = invocation;
    this.subject = subject;
    this.specs = specs;
    this.settings = settings;
    this.counted = counted;
    this.threads = threads;
    // So that a mistake is told before anything is searched.
    subject.features().forEach(asked -> space(asked.symbol()));
  }

  private ParamSpace space(String symbol) {
    return ParamSpec.space(specs, subject.schema(), subject.params(symbol));
  }

  /** Searches an instrument's parameters in what is before the hold-out. */
  ParamFinding search(Asked asked, Path folder) {
    String symbol = asked.symbol();
    int end = Sample.holdOutBegins(subject.tradeDates(asked), settings.holdOut());
    LabelledTrades configured = subject.labelBefore(asked, Map.of(), end);
    OptimizeRun run =
        new OptimizeRun(invocation, subject, configured, subject.params(symbol), settings, counted);
    ParamSpace space = space(symbol);
    ParamTrialFile file =
        new ParamTrialFile(
            folder.resolve(symbol + "_params.csv"),
            run.fingerprint(Map.of("params", space.toString())));
    SearchMeter meter = new SearchMeter(invocation.terminal(), invocation.clock());
    try {
      return new ParamSearch(
              space,
              settings,
              threads,
              values ->
                  Sample.developed(
                      subject.labelBefore(asked, values, end),
                      subject.strategy().onMissingFeature()))
          .run(file, configured.tradeDates().length, meter::tried, run::count);
    } finally {
      meter.end();
    }
  }

  /** Takes down what is to be written, of an instrument whose bundle may be traded. */
  void accept(String symbol, ParamFinding finding) {
    if (!finding.changes().isEmpty()) {
      accepted.put(symbol, finding.changes());
    }
  }

  /** What was chosen, in words. */
  static String text(ParamFinding finding) {
    String sharpes =
        " (Sharpe ratio "
            + PortfolioText.fixed(finding.sharpe(), 2)
            + ", configured "
            + PortfolioText.fixed(finding.configuredSharpe(), 2)
            + ") of "
            + FixedDecimals.counted(finding.trials(), "setting")
            + "; ";
    return finding.changes().isEmpty()
        ? "parameters as configured, of "
            + FixedDecimals.counted(finding.trials(), "setting")
            + "; "
            + finding.refusal().map(why -> why + "; ").orElse("")
        : finding.changes().entrySet().stream()
                .map(each -> each.getKey() + " " + each.getValue())
                .collect(Collectors.joining(", "))
            + sharpes;
  }

  /**
   * Shows what would change in the instruments' parameters, and writes it if wanted.
   *
   * @throws io.multialpha.host.config.ConfigException if the file cannot be replaced; nothing has
   *     changed then
   */
  void finish(boolean write) {
    Terminal terminal = invocation.terminal();
    if (accepted.isEmpty()) {
      terminal.note("No parameters are better than those configured; nothing to write.");
      return;
    }
    InstrumentParamsUpdate update =
        InstrumentParamsUpdate.plan(invocation.root(), subject.strategy().name(), accepted);
    terminal.err().print(update.diff());
    if (!write) {
      terminal.note("Nothing was written; --update-config writes this.");
      return;
    }
    List<Path> copies = update.apply(invocation.clock().instant());
    terminal.note(
        "Wrote "
            + invocation.show(update.file())
            + (copies.isEmpty()
                ? "."
                : "; kept "
                    + copies.stream().map(invocation::show).collect(Collectors.joining(", "))
                    + "."));
  }
}
