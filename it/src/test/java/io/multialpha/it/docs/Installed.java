package io.multialpha.it.docs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.multialpha.host.app.Main;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * An installation as a reader has it after the first start: the shipped configuration and plugins.
 * Commands are run as if its folder were the current one.
 */
final class Installed {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-01-05T15:30:00Z"), ZoneOffset.UTC);
  private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|'([^']*)'|(\\S+)");
  private static final List<String> TAKE_A_PATH =
      List.of("--data", "--out", "--config", "--golden", "--results-dir", "--output", "--input");
  private static final List<String> SHIPPED = List.of("ibs.jar", "breakout.jar");

  private final Path root;

  /** How a command ended; paths within the installation are relative. */
  record Ended(int exit, String out, String err) {}

  private Installed(Path root) {
    this.root = root;
  }

  /** Installs what ships into {@code multi-alpha} below an empty folder. */
  static Installed below(Path folder) throws IOException {
    Path root = Files.createDirectories(folder.toRealPath().resolve("multi-alpha"));
    copyFiles(Page.root().resolve("config"), root.resolve("config"));
    Files.createSymbolicLink(root.resolve("golden"), Page.root().resolve("golden"));
    copyFiles(Page.root().resolve("models"), root.resolve("models"));
    copyFiles(Page.root().resolve("models/breakout"), root.resolve("models/breakout"));
    Path plugins = Files.createDirectories(root.resolve("plugins"));
    for (String name : SHIPPED) {
      Path jar = Page.root().resolve("plugins").resolve(name);
      assumeTrue(Files.exists(jar), name + " is built by mvn package");
      Files.copy(jar, plugins.resolve(name));
    }
    return new Installed(root);
  }

  private static void copyFiles(Path from, Path to) throws IOException {
    Files.createDirectories(to);
    try (Stream<Path> files = Files.list(from)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Files.copy(file, to.resolve(file.getFileName()));
      }
    }
  }

  Path root() {
    return root;
  }

  Path config() {
    return root.resolve("config/config.multi_alpha.yml");
  }

  /** Puts what is below each section of this text at the top of that section. */
  void addToConfig(String yaml) throws IOException {
    String config = Files.readString(config());
    for (String part : yaml.split("\n(?=\\S)")) {
      String section = part.substring(0, part.indexOf('\n') + 1);
      if (!config.contains("\n" + section)) {
        throw new IllegalArgumentException("the configuration has no section " + section);
      }
      String below = part.substring(section.length()).stripTrailing() + "\n";
      config = config.replace("\n" + section, "\n" + section + below);
    }
    Files.writeString(config(), config);
  }

  /** Runs a line of a page: {@code ./multi-alpha ...} or {@code cp FILE FOLDER/}. */
  Ended run(String line) throws IOException {
    List<String> words = words(line);
    switch (words.get(0)) {
      case "./multi-alpha" -> {
        return execute(words.subList(1, words.size()));
      }
      case "cp" -> {
        Path from = root.resolve(words.get(1));
        Path to = root.resolve(words.get(2)).resolve(from.getFileName());
        Files.copy(from, to, StandardCopyOption.REPLACE_EXISTING);
        return new Ended(0, "", "");
      }
      default ->
          throw new IllegalArgumentException(
              "'" + line + "' cannot be run here: mark its block as ```sh norun");
    }
  }

  private Ended execute(List<String> words) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int exit =
        Main.execute(
            withPaths(words).toArray(String[]::new),
            new PrintStream(out, true, UTF_8),
            new PrintStream(err, true, UTF_8),
            Map.of("COLUMNS", "120"),
            CLOCK,
            root);
    return new Ended(exit, shown(out), shown(err));
  }

  private String shown(ByteArrayOutputStream stream) {
    return stream.toString(UTF_8).replace(root + "/", "").replace(root.getParent() + "/", "../");
  }

  /** Paths as the user's shell would have them resolved. */
  private List<String> withPaths(List<String> words) {
    List<String> resolved = new ArrayList<>();
    for (int i = 0; i < words.size(); i++) {
      String word = words.get(i);
      boolean path =
          i > 0 && (TAKE_A_PATH.contains(words.get(i - 1)) || word.matches(".+\\.(jar|pkl)"));
      resolved.add(path ? root.resolve(word).normalize().toString() : word);
    }
    return resolved;
  }

  private static List<String> words(String line) {
    List<String> words = new ArrayList<>();
    Matcher word = WORD.matcher(line.replaceFirst("\\s+#.*", ""));
    while (word.find()) {
      words.add(
          word.group(1) != null
              ? word.group(1)
              : word.group(2) != null ? word.group(2) : word.group(3));
    }
    return words;
  }
}
