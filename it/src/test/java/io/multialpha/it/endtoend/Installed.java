package io.multialpha.it.endtoend;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.multialpha.host.app.Main;
import io.multialpha.it.plugin.JarBuilder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The program as it ships, configuration and plugins, copied into a folder of its own. */
final class Installed {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2024-11-04T12:00:00Z"), ZoneOffset.UTC);

  private final Path root;

  /** How a command ended, and the run it left, if it did. */
  record Ended(int exit, String out, String err, Path run) {
    Rows trades() throws IOException {
      return Rows.of(run.resolve("trades.csv"));
    }

    Rows decisions() throws IOException {
      return Rows.of(run.resolve("decisions.csv"));
    }
  }

  private Installed(Path root) {
    this.root = root;
  }

  /** Copies it into an empty folder, as the build left it. */
  static Installed in(Path root) throws IOException {
    Path repository = repository();
    for (String name : List.of("ibs.jar", "breakout.jar")) {
      Path jar = repository.resolve("plugins").resolve(name);
      assumeTrue(Files.exists(jar), jar + " is missing; mvn verify builds it before these tests");
      Files.copy(jar, Files.createDirectories(root.resolve("plugins")).resolve(name));
    }
    Path config = Files.createDirectories(root.resolve("config"));
    try (Stream<Path> files = Files.list(repository.resolve("config"))) {
      for (Path file : files.toList()) {
        Files.copy(file, config.resolve(file.getFileName()));
      }
    }
    return new Installed(root);
  }

  static Path repository() {
    Path folder = Path.of("").toAbsolutePath();
    while (!Files.exists(folder.resolve("multi-alpha"))) {
      folder = folder.getParent();
    }
    return folder;
  }

  /** Drops a jar into the plugins folder. */
  Installed with(JarBuilder plugin, String fileName) {
    plugin.build(root.resolve("plugins"), fileName);
    return this;
  }

  /** Adds a line under {@code strategies:}, before those that ship. */
  Installed withStrategy(String line) throws IOException {
    return replacing("strategies:\n", "strategies:\n  " + line + "\n");
  }

  /** Replaces a text of the configuration, which must be there. */
  Installed replacing(String text, String replacement) throws IOException {
    Path file = root.resolve("config").resolve("config.multi_alpha.yml");
    String before = Files.readString(file);
    if (!before.contains(text)) {
      throw new IllegalArgumentException("the configuration has no " + text);
    }
    Files.writeString(file, before.replace(text, replacement));
    return this;
  }

  /** Runs a command in this JVM. */
  Ended execute(String... args) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    List<Path> before = runs();
    int exit =
        Main.execute(
            args,
            new PrintStream(out, true, UTF_8),
            new PrintStream(err, true, UTF_8),
            Map.of(),
            CLOCK,
            root);
    return new Ended(exit, out.toString(UTF_8), err.toString(UTF_8), runSince(before));
  }

  /** Runs a command with the built jar on another JVM. */
  Ended launch(Path java, List<String> options, String... args)
      throws IOException, InterruptedException {
    Path jar = repository().resolve("host/target/multi-alpha.jar");
    assumeTrue(Files.exists(jar), jar + " is missing; mvn verify builds it before these tests");
    List<String> line = new ArrayList<>(List.of(java.toString(), "-Dmultialpha.home=" + root));
    line.addAll(options);
    line.addAll(List.of("-jar", jar.toString()));
    line.addAll(List.of(args));
    List<Path> before = runs();
    Process process =
        new ProcessBuilder(line).redirectErrorStream(true).directory(root.toFile()).start();
    process.getOutputStream().close();
    String all = new String(process.getInputStream().readAllBytes(), UTF_8);
    return new Ended(process.waitFor(), all, all, runSince(before));
  }

  private Path runSince(List<Path> before) throws IOException {
    List<Path> made = new ArrayList<>(runs());
    made.removeAll(before);
    return made.isEmpty() ? root.resolve("no run") : made.get(0);
  }

  private List<Path> runs() throws IOException {
    Path runs = root.resolve("var").resolve("runs");
    if (Files.notExists(runs)) {
      return List.of();
    }
    try (Stream<Path> folders = Files.list(runs)) {
      return folders.sorted().toList();
    }
  }
}
