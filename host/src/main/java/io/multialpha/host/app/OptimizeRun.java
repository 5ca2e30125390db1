package io.multialpha.host.app;

import io.multialpha.host.model.BundleMetadata;
import io.multialpha.host.plugin.ApiVersion;
import io.multialpha.host.research.labels.LabelledTrades;
import io.multialpha.host.research.trials.TrialBatch;
import io.multialpha.host.research.trials.TrialCount;
import io.multialpha.host.research.trials.TrialLedger;
import io.multialpha.host.research.trials.TrialScope;
import io.multialpha.host.research.tuning.Sample;
import io.multialpha.host.research.tuning.TuningSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The search of one instrument: what it depends on, and where its trials are counted. */
final class OptimizeRun {
  private final Invocation invocation;
  private final OptimizeSubject subject;
  private final LabelledTrades trades;
  private final TuningSettings settings;
  private final Path counted;
  private final Sample sample;
  private final String data;

  /**
   * @param counted file of the trials of this search and of those before it
   */
  OptimizeRun(
      Invocation invocation,
      OptimizeSubject subject,
      LabelledTrades trades,
      TuningSettings settings,
      Path counted) {
    this.invocation = invocation;
    this.subject = subject;
    this.trades = trades;
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
    all.put("settings", settings.toString());
    all.put("code_version", ApiVersion.installed().toString());
    all.put("feature_profile", subject.strategy().featureProfile().word());
    return scope(all).identity();
  }

  /** Records trials; gives the count of all that there ever were for the instrument. */
  TrialCount count(TrialBatch batch) {
    try {
      Files.createDirectories(counted.toAbsolutePath().getParent());
      try (TrialLedger ledger = TrialLedger.open(counted)) {
        TrialScope scope = scope(conditions());
        ledger.record(scope, batch, invocation.clock().instant());
        return ledger.count(scope.strategy(), scope.method());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
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
        subject.strategy().name(),
        "cpcv " + trades.symbol(),
        data,
        LocalDate.ofEpochDay(dates[0]),
        LocalDate.ofEpochDay(dates[dates.length - 1]),
        conditions);
  }

  /** Where a bundle comes from, by the names of its file. */
  Map<String, Object> provenance() {
    Map<String, Object> provenance = new LinkedHashMap<>();
    provenance.put("Strategy", subject.strategy().name());
    provenance.put("Feature_Profile", subject.strategy().featureProfile().word());
    provenance.put("Data", subject.data().text());
    provenance.put(BundleMetadata.SYNTHETIC, subject.data().synthetic());
    provenance.put("Data_Fingerprint", data);
    provenance.put("Run_Fingerprint", fingerprint());
    provenance.put("Seed", settings.seed());
    provenance.put("Code_Version", ApiVersion.installed().toString());
    return provenance;
  }
}
