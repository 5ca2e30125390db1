package io.multialpha.host.app;

import io.multialpha.api.params.Params;
import io.multialpha.host.model.BundleMetadata;
import io.multialpha.host.plugin.ApiVersion;
import io.multialpha.host.research.labels.LabelledTrades;
import io.multialpha.host.research.trials.TrialBatch;
import io.multialpha.host.research.trials.TrialCount;
import io.multialpha.host.research.trials.TrialLedger;
import io.multialpha.host.research.trials.TrialScope;
import io.multialpha.host.research.tuning.ParamFinding;
import io.multialpha.host.research.tuning.Sample;
import io.multialpha.host.research.tuning.SearchRecord;
import io.multialpha.host.research.tuning.TuningSettings;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** The search of one instrument: what it depends on, and where its trials are counted. */
final class OptimizeRun implements SearchRecord {
  /** Under this and the symbol, trials are counted. */
  static final String METHOD = "cpcv ";

  private final Invocation invocation;
  private final OptimizeSubject subject;
  private final LabelledTrades trades;
  private final Params params;
  private final TuningSettings settings;
  private final Path counted;
  private final Sample sample;
  private final String data;

  /**
   * @param trades those of the strategy
   * @param params with which it made them
   * @param counted file, in a folder that is there, of the trials of this search and of those
   *     before it
   */
  OptimizeRun(
      Invocation invocation,
      OptimizeSubject subject,
      LabelledTrades trades,
      Params params,
      TuningSettings settings,
      Path counted) {
    this.invocation = invocation;
    this.subject = subject;
    this.trades = trades;
    this.params = params;
    this.settings = settings;
    this.counted = counted;
    sample = Sample.of(trades, settings.holdOut(), subject.strategy().onMissingFeature());
    data = trades.fingerprint();
  }

  /** The trades to search on, and those held out. */
  Sample sample() {
    return sample;
  }

  /** Of everything that the outcome depends on but the trials of other searches. */
  String fingerprint() {
    return fingerprint(Map.of());
  }

  /** The same, where it depends on more. */
  String fingerprint(Map<String, String> more) {
    SortedMap<String, String> all = conditions();
    all.putAll(more);
    // Other parameters may make the same trades, but a bundle says by which they were made.
    all.put("strategy_params", trainedParams(Set.of()).toString());
    all.put("settings", settings.toString());
    all.put("code_version", ApiVersion.installed().toString());
    all.put("feature_profile", subject.strategy().featureProfile().word());
    return scope(all).identity();
  }

  @Override
  public TrialCount count(TrialBatch batch) {
    try (TrialLedger ledger = TrialLedger.open(counted)) {
      TrialScope scope = scope(conditions());
      ledger.record(scope, batch, invocation.clock().instant());
      return ledger.count(scope.strategy(), scope.method(), scope.synthetic());
    }
  }

  /** The hold-out is an instrument's, so its looks are not counted with those at test periods. */
  @Override
  public long look() {
    int[] held = sample.holdOut().tradeDates();
    SortedMap<String, String> settings = conditions();
    settings.put("run", fingerprint());
    try (TrialLedger ledger = TrialLedger.open(counted)) {
      return ledger.look(
          new TrialScope(
              subject.strategy().type() + " " + trades.symbol(),
              method(),
              data,
              subject.data().synthetic(),
              LocalDate.ofEpochDay(held[0]),
              LocalDate.ofEpochDay(held[held.length - 1]),
              settings),
          invocation.clock().instant());
    }
  }

  private String method() {
    return METHOD + trades.symbol();
  }

  /** What the score of a forest depends on beside the trades. */
  private SortedMap<String, String> conditions() {
    SortedMap<String, String> conditions = new TreeMap<>();
    conditions.put("groups", settings.groups() + " choose " + settings.testGroups());
    conditions.put("embargo_days", String.valueOf(settings.embargoDays()));
    conditions.put("selection", settings.selection().name());
    conditions.put("features", String.valueOf(settings.features()));
    conditions.put("screening_trees", String.valueOf(settings.screeningTrees()));
    conditions.put("fewest_picks", String.valueOf(settings.fewestPicks()));
    conditions.put("hold_out", Double.toHexString(settings.holdOut()));
    conditions.put("missing", subject.strategy().onMissingFeature().name());
    return conditions;
  }

  private TrialScope scope(SortedMap<String, String> conditions) {
    int[] dates = trades.tradeDates();
    return new TrialScope(
        // Not the name of its entry: another name would be a new beginning.
        subject.strategy().type(),
        method(),
        data,
        subject.data().synthetic(),
        LocalDate.ofEpochDay(dates[0]),
        LocalDate.ofEpochDay(dates[dates.length - 1]),
        conditions);
  }

  /** With which parameters the trades were made, as a bundle's file says it. */
  private Map<String, Object> trainedParams(Set<String> searched) {
    return TrainedParams.said(subject.schema(), params, searched);
  }

  /**
   * Where a bundle comes from, by the names of its file.
   *
   * @param searched how its parameters were found, if they were searched
   */
  Map<String, Object> provenance(Optional<ParamFinding> searched) {
    Map<String, Object> provenance = new LinkedHashMap<>();
    provenance.put(BundleMetadata.STRATEGY, subject.strategy().type());
    Map<String, Object> trained =
        trainedParams(searched.map(found -> found.values().keySet()).orElseGet(Set::of));
    searched.ifPresent(found -> trained.putAll(found.provenance()));
    provenance.put(BundleMetadata.STRATEGY_PARAMS, trained);
    provenance.put(BundleMetadata.FEATURE_PROFILE, subject.strategy().featureProfile().word());
    provenance.put("Data", subject.data().text());
    provenance.put(BundleMetadata.SYNTHETIC, subject.data().synthetic());
    provenance.put("Data_Fingerprint", data);
    provenance.put("Run_Fingerprint", fingerprint());
    provenance.put("Seed", settings.seed());
    provenance.put("Code_Version", ApiVersion.installed().toString());
    return provenance;
  }
}
