package io.multialpha.host.config;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The configuration file, read but not yet given its meaning: that needs the plugins, and which
 * plugins may be loaded stands in the file.
 */
public final class ConfigFile {
  /** Where it lies, relative to the installation's root. */
  public static final String NAME = "config/config.multi_alpha.yml";

  private static final String EXECUTION = "execution";
  private static final String PIN = "pin_plugins";

  private final Path root;
  private final String name;
  private final Node node;
  private final Problems problems;

  private ConfigFile(Path root, String name, Node node, Problems problems) {
    this.root = root;
    this.name = name;
    this.node = node;
    this.problems = problems;
  }

  /**
   * Reads the file of an installation.
   *
   * @throws ConfigException if it is missing, too large or no YAML
   */
  public static ConfigFile read(Path root) {
    return read(root, root.resolve(NAME));
  }

  /**
   * Reads a file in its place. What lies beside the usual file, and {@code .env}, belong to this
   * one too, and relative paths in it start at the root all the same.
   *
   * @param root folder of the installation
   * @param path of the file, which may lie anywhere
   * @throws ConfigException if it is missing, too large or no YAML
   */
  public static ConfigFile read(Path root, Path path) {
    Path absolute = root.toAbsolutePath().normalize();
    Path file = path.toAbsolutePath().normalize();
    String name =
        (file.startsWith(absolute) ? absolute.relativize(file) : file)
            .toString()
            .replace('\\', '/');
    Problems problems = new Problems();
    if (!Files.exists(file)) {
      throw problems.stop(
          Location.of(name),
          "there is no such file" + (file.startsWith(absolute) ? " in " + absolute : ""),
          "is this the right folder?");
    }
    Node node = YamlTree.parse(name, TextFile.read(file, name, problems), problems);
    return new ConfigFile(absolute, name, node, problems);
  }

  /** A text that is to be the content of a file. */
  static ConfigFile of(Path root, String name, String text) {
    Problems problems = new Problems();
    return new ConfigFile(root, name, YamlTree.parse(name, text, problems), problems);
  }

  /**
   * Whether only pinned plugins may be loaded: {@code execution.pin_plugins}. It is asked before a
   * plugin is loaded, so a mistake that leaves it open is refused here already; other mistakes are
   * left to {@link #resolve}, which tells all of them at once.
   *
   * @throws ConfigException if it is open whether they are pinned
   */
  public boolean pinPlugins() {
    Problems own = new Problems();
    Reading reading =
        new Reading(Variables.none(), own, new Notes(), Mode.PAPER, Reading.Unset.IGNORED);
    Optional<Fields> execution =
        FileKeys.SECTION
            .read(node, "", reading)
            .part(EXECUTION)
            .map(part -> HouseKeys.EXECUTION.read(part, EXECUTION, reading));
    own.throwIfAny(ConfigFile::leavesPinningOpen);
    return execution.isPresent() && execution.get().flag(PIN);
  }

  /** A key that is like none may well have been meant to forbid something. */
  private static boolean leavesPinningOpen(Problem problem) {
    boolean inside = problem.key().startsWith(EXECUTION + ".");
    String key = inside ? problem.key().substring(EXECUTION.length() + 1) : problem.key();
    Section section = inside ? HouseKeys.EXECUTION : FileKeys.SECTION;
    List<String> known = Stream.concat(Stream.of(PIN), section.names().stream()).toList();
    return Suggestion.nearest(key, known)
        .map(name -> name.equals(PIN) || name.equals(EXECUTION))
        .orElse(true);
  }

  /**
   * Gives the file its meaning.
   *
   * @param catalog what the installed plugins offer
   * @param environment variables of the process; {@code .env} in the root adds to them
   * @param mode what the configuration is needed for
   * @throws ConfigException with all that is wrong
   */
  public HouseConfig resolve(Catalog catalog, Map<String, String> environment, Mode mode) {
    Problems all = new Problems();
    all.addAll(problems);
    Reading reading =
        new Reading(
            Variables.of(root, environment, all), all, new Notes(), mode, Reading.Unset.REFUSED);
    return new HouseBinder(root, name, catalog, reading).bind(node);
  }
}
