package io.multialpha.host.ledger;

import io.multialpha.host.PlainNumber;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/**
 * What was run on what: enough to run it again and to compare its result with another.
 *
 * @param id name of the run and of its folder: letters, digits, dots and dashes, see {@link #newId}
 * @param mode how the run traded
 * @param command the command line that started it, without secrets
 * @param startedAt when it started
 * @param source where the bars came from
 * @param from first trade date
 * @param to last trade date
 * @param config the configuration file
 * @param plugins the plugins that took part, in load order
 * @param models the model bundles that filtered entries, by strategy and instrument
 * @param tradedWith what the account of each strategy traded with, by its name
 * @param hostVersion version of the host
 * @param notes sentences that a reader of the result should see, such as skipped bars
 */
public record RunInfo(
    String id,
    Mode mode,
    String command,
    Instant startedAt,
    Source source,
    LocalDate from,
    LocalDate to,
    ConfigFile config,
    List<PluginFile> plugins,
    List<ModelUsed> models,
    Map<String, TradedWith> tradedWith,
    String hostVersion,
    List<String> notes) {

  /**
   * Names by {@link #newId}, made unique by a number or not: {@code 20261122-154501-run-2}. Nothing
   * else is of a run, however it begins.
   */
  public static final Pattern NEW_IDS = Pattern.compile("\\d{8}-\\d{6}-[a-z]+(-\\d+)?");

  private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9.-]*");
  private static final DateTimeFormatter ID_TIME =
      DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT).withZone(ZoneOffset.UTC);

  /** How a run trades. */
  public enum Mode {
    /** On past bars, to judge strategies. */
    BACKTEST,
    /** As if live, with fills of the host's own. */
    PAPER;

    /** As written in files and on the screen: lower case. */
    public String text() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * Where the bars came from.
   *
   * @param text for people, for example {@code SYNTHETIC sample, seed 42, no edge} or a folder
   * @param synthetic whether the bars are made up; the text says so then
   * @param seed seed of the synthetic market, where it is known; empty for real bars
   */
  public record Source(String text, boolean synthetic, OptionalLong seed) {
    /** Checks that there is a text, and no seed of real bars. */
    public Source {
      if (text.isBlank()) {
        throw new IllegalArgumentException("the source of the bars has no text");
      }
      if (seed.isPresent() && !synthetic) {
        throw new IllegalArgumentException("bars of a market have no seed: " + text);
      }
    }

    /**
     * Bars that the host made up from this seed; the text says so.
     *
     * @param edge planted into them, in standard deviations of a usual day
     */
    public static Source synthetic(long seed, double edge) {
      String planted = edge == 0 ? "no edge" : "planted edge " + PlainNumber.of(edge);
      return new Source(
          "SYNTHETIC sample, seed " + seed + ", " + planted, true, OptionalLong.of(seed));
    }

    /**
     * Made-up bars out of a folder that says so.
     *
     * @param text names the folder
     * @param seed where the folder says it
     */
    public static Source synthetic(String text, OptionalLong seed) {
      return new Source("SYNTHETIC bars of " + text, true, seed);
    }

    /** Bars of a market, read from what the text names. */
    public static Source real(String text) {
      return new Source(text, false, OptionalLong.empty());
    }
  }

  /**
   * A configuration file.
   *
   * @param file its path as given
   * @param sha256 of its bytes, in hexadecimal
   */
  public record ConfigFile(String file, String sha256) {
    /** Checks for null. */
    public ConfigFile {
      Objects.requireNonNull(file, "file");
      Objects.requireNonNull(sha256, "sha256");
    }
  }

  /**
   * A plugin that took part.
   *
   * @param id of the plugin
   * @param version of the plugin
   * @param sha256 of its jar, in hexadecimal
   */
  public record PluginFile(String id, String version, String sha256) {
    /** Checks for null. */
    public PluginFile {
      Objects.requireNonNull(id, "id");
      Objects.requireNonNull(version, "version");
      Objects.requireNonNull(sha256, "sha256");
    }
  }

  /**
   * A model bundle that filtered the entries of one strategy in one instrument.
   *
   * @param strategy name of the strategy
   * @param symbol root symbol of the instrument
   * @param loader id of the loader that read it
   * @param metadata the metadata file
   * @param metadataSha256 of its bytes, in hexadecimal
   * @param model the model file
   * @param modelSha256 of its bytes, in hexadecimal
   * @param threshold smallest score at which an entry passed
   * @param features what the model read, in order
   * @param sklearnVersion version of scikit-learn that made it, if known
   * @param trainedUntil last trade date that it was trained on, if the metadata says so
   * @param synthetic whether the metadata says that it was trained on made-up bars
   */
  public record ModelUsed(
      String strategy,
      String symbol,
      String loader,
      String metadata,
      String metadataSha256,
      String model,
      String modelSha256,
      double threshold,
      List<String> features,
      Optional<String> sklearnVersion,
      Optional<LocalDate> trainedUntil,
      boolean synthetic) {
    /** Checks for null. */
    public ModelUsed {
      Objects.requireNonNull(strategy, "strategy");
      Objects.requireNonNull(symbol, "symbol");
      Objects.requireNonNull(loader, "loader");
      Objects.requireNonNull(metadata, "metadata");
      Objects.requireNonNull(metadataSha256, "metadataSha256");
      Objects.requireNonNull(model, "model");
      Objects.requireNonNull(modelSha256, "modelSha256");
      features = List.copyOf(features);
      Objects.requireNonNull(sklearnVersion, "sklearnVersion");
      Objects.requireNonNull(trainedUntil, "trainedUntil");
    }
  }

  /**
   * Checks the values and copies the lists.
   *
   * @throws IllegalArgumentException if the id cannot name a folder, or the dates are in the wrong
   *     order
   */
  public RunInfo {
    Objects.requireNonNull(mode, "mode");
    Objects.requireNonNull(command, "command");
    Objects.requireNonNull(startedAt, "startedAt");
    Objects.requireNonNull(source, "source");
    Objects.requireNonNull(config, "config");
    Objects.requireNonNull(hostVersion, "hostVersion");
    plugins = List.copyOf(plugins);
    models = List.copyOf(models);
    tradedWith = Map.copyOf(tradedWith);
    notes = List.copyOf(notes);
    if (!ID.matcher(id).matches()) {
      throw new IllegalArgumentException(
          "the run id '" + id + "' must consist of letters, digits, dots and dashes");
    }
    if (to.isBefore(from)) {
      throw new IllegalArgumentException("the run ends on " + to + ", before it starts on " + from);
    }
  }

  /**
   * The name of a run that starts now: {@code 20261122-154501-run}, in UTC. Two runs may start in
   * one second; whoever makes the run's folder makes the name unique.
   *
   * @param clock tells the time
   * @param verb the command's name, such as {@code run} or {@code backtest}
   */
  public static String newId(Clock clock, String verb) {
    return ID_TIME.format(clock.instant()) + "-" + verb;
  }

  /** The same run under another name. */
  public RunInfo withId(String otherId) {
    return new RunInfo(
        otherId,
        mode,
        command,
        startedAt,
        source,
        from,
        to,
        config,
        plugins,
        models,
        tradedWith,
        hostVersion,
        notes);
  }

  /**
   * Last trade date of the run on which one of its models was trained: until then results look
   * better than those to come. Empty if none says that it was trained on a date of the run. Models
   * of made-up prices have not seen a date of a market.
   */
  public Optional<LocalDate> inSampleUntil() {
    return models.stream()
        .filter(model -> source.synthetic() || !model.synthetic())
        .flatMap(model -> model.trainedUntil().stream())
        .filter(date -> !date.isBefore(from))
        .map(date -> date.isAfter(to) ? to : date)
        .max(Comparator.naturalOrder());
  }
}
