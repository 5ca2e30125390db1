package io.multialpha.host.config;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A planned change of the configuration to what a portfolio search found: the strategy's
 * instruments and limits in the YAML, and its {@code portfolio_optimization_{strategy}.json}.
 *
 * <p>In the YAML nothing else changes: comments, order, spaces and line ends stay byte for byte.
 * Nothing is written before {@link #apply}. Immutable.
 */
public final class ConfigUpdate {
  private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

  private final Path root;
  private final String configName;
  private final String yaml;
  private final String diff;
  private final List<FileSwap.Change> changes;

  private ConfigUpdate(
      Path root, String configName, String yaml, String diff, List<FileSwap.Change> changes) {
    this.root = root;
    this.configName = configName;
    this.yaml = yaml;
    this.diff = diff;
    this.changes = changes;
  }

  /**
   * Plans the change.
   *
   * @param root folder of the installation
   * @param config the YAML file; the JSON file lies in the root's {@code config} in any case
   * @throws ConfigException if the file cannot be read, has no such strategy, or cannot be changed
   *     in these places alone: where an anchor, an alias or a variable stands
   */
  public static ConfigUpdate plan(Path root, Path config, FoundPortfolio found) {
    Path absolute = root.toAbsolutePath().normalize();
    Path file = config.toAbsolutePath().normalize();
    String name = shown(absolute, file);
    byte[] before = bytes(file, name);
    Problems problems = new Problems();
    String text = TextFile.decode(before, name, problems);
    YamlTree.parse(name, text, problems);
    problems.throwIfAny();
    String edited =
        StrategyEdit.apply(
            name,
            text,
            found.strategy(),
            new StrategyEdit.Wanted(found.symbols(), found.maxPositions(), found.dailyStopLoss()));
    Path json =
        absolute.resolve("config").resolve("portfolio_optimization_" + found.strategy() + ".json");
    Optional<byte[]> jsonBefore =
        Files.exists(json) ? Optional.of(bytes(json, shown(absolute, json))) : Optional.empty();
    String jsonAfter = OptimizationJson.of(found);
    List<FileSwap.Change> changes = new ArrayList<>();
    if (jsonBefore.filter(old -> Arrays.equals(old, jsonAfter.getBytes(UTF_8))).isEmpty()) {
      changes.add(new FileSwap.Change(json, jsonBefore, jsonAfter.getBytes(UTF_8)));
    }
    // The YAML last: it is what trades, and until it is in place nothing has changed.
    if (!edited.equals(text)) {
      changes.add(new FileSwap.Change(file, Optional.of(before), encoded(before, edited)));
    }
    String diff =
        LineDiff.of(name, text, edited)
            + LineDiff.of(
                shown(absolute, json),
                jsonBefore.map(old -> new String(old, UTF_8)).orElse(""),
                jsonAfter);
    return new ConfigUpdate(absolute, name, edited, diff, List.copyOf(changes));
  }

  /** The change of both files for people, as of {@code diff -u}; empty if nothing changes. */
  public String diff() {
    return diff;
  }

  /** The files that change, in the order in which they are replaced. */
  public List<Path> files() {
    return changes.stream().map(FileSwap.Change::path).toList();
  }

  /**
   * What the configuration would mean after the change. The JSON file that is read for it is still
   * the old one.
   *
   * @param catalog what the installed plugins offer
   * @param environment variables of the process
   * @throws ConfigException with all that would be wrong, such as instruments without a contract
   */
  public HouseConfig resolved(Catalog catalog, Map<String, String> environment, Mode mode) {
    return ConfigFile.of(root, configName, yaml).resolve(catalog, environment, mode);
  }

  /**
   * Tries whether the files could be replaced, and leaves them as they are.
   *
   * @throws ConfigException if they could not
   */
  public void rehearse() {
    FileSwap.rehearse(changes);
  }

  /**
   * Replaces the files: all of them or none, as far as the file system can promise it. The old ones
   * stay beside them with the ending {@code .bak}.
   *
   * @param now names the copies
   * @return the copies of the old files
   * @throws ConfigException if a file has been changed since this was planned, or cannot be
   *     written; nothing has changed then
   */
  public List<Path> apply(Instant now) {
    return changes.isEmpty() ? List.of() : FileSwap.apply(changes, now);
  }

  private static byte[] bytes(Path file, String name) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new Problems()
          .stop(
              Location.of(name),
              Files.exists(file)
                  ? "cannot be read: " + e.getClass().getSimpleName() + " on " + e.getMessage()
                  : "there is no such file",
              "is this the right folder?");
    }
  }

  private static byte[] encoded(byte[] before, String text) {
    boolean marked = before.length >= 3 && Arrays.equals(Arrays.copyOf(before, 3), BYTE_ORDER_MARK);
    return ((marked ? "\uFEFF" : "") + text).getBytes(UTF_8);
  }

  private static String shown(Path root, Path file) {
    return (file.startsWith(root) ? root.relativize(file) : file).toString().replace('\\', '/');
  }
}
