package io.multialpha.it.launcher;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A folder with the start script in it, and commands to run there that see nothing of this machine:
 * no environment, a PATH with only the tools that the script itself needs.
 */
final class Installation {
  private static final List<String> TOOLS =
      List.of(
          "sh",
          "cat",
          "cp",
          "find",
          "grep",
          "head",
          "ln",
          "mkdir",
          "mv",
          "readlink",
          "rm",
          "sleep",
          "tail",
          "touch");

  private final Path root;
  private final Path tools;
  private final Path jdks;

  /** What a finished command left. */
  record Ended(int exitCode, String out, String err) {}

  Installation(Path root) throws IOException {
    this.root = Files.createDirectories(root).toRealPath();
    this.tools = Files.createDirectories(root.resolveSibling("tools"));
    this.jdks = Files.createDirectories(root.resolveSibling("jdks"));
    for (String tool : TOOLS) {
      executable(tools.resolve(tool), "exec '" + onPath(tool) + "' \"$@\"");
    }
    Files.copy(repository().resolve("multi-alpha"), script(), StandardCopyOption.COPY_ATTRIBUTES);
  }

  static Path repository() {
    Path folder = Path.of("").toAbsolutePath();
    while (!Files.exists(folder.resolve("multi-alpha"))) {
      folder = folder.getParent();
    }
    return folder;
  }

  static boolean hasShell() {
    return Files.isExecutable(Path.of("/bin/sh"));
  }

  private static Path onPath(String tool) {
    for (String folder : System.getenv("PATH").split(":", -1)) {
      Path candidate = Path.of(folder, tool);
      if (Files.isExecutable(candidate)) {
        return candidate;
      }
    }
    throw new AssertionError("no " + tool + " on this machine's PATH");
  }

  Path root() {
    return root;
  }

  Path script() {
    return root.resolve("multi-alpha");
  }

  Path jar() {
    return root.resolve("host/target/multi-alpha.jar");
  }

  /** Puts an empty jar where the build would leave the host's. */
  Installation built() throws IOException {
    Files.createDirectories(jar().getParent());
    Files.write(jar(), new byte[0]);
    return this;
  }

  /** Adds sources to build from. */
  Installation withSources() throws IOException {
    write(root.resolve("pom.xml"), "<project/>");
    write(root.resolve("host/pom.xml"), "<project/>");
    write(root.resolve("host/src/main/java/Main.java"), "class Main {}");
    return this;
  }

  /** Adds a command {@code mvn} that runs these lines of shell. */
  Installation withMaven(String... lines) throws IOException {
    executable(tools.resolve("mvn"), lines);
    return this;
  }

  /** Adds a JDK of this version whose {@code java} prints "java", the version and its arguments. */
  Path jdk(String version) throws IOException {
    Path home = jdks.resolve("jdk " + version);
    write(home.resolve("release"), "IMPLEMENTOR=\"x\"\nJAVA_VERSION=\"" + version + "\"\n");
    executable(home.resolve("bin/java"), "echo \"java " + version + " $*\"");
    executable(home.resolve("bin/javac"));
    return home;
  }

  /** Runs the script from another folder and waits for its end. */
  Ended run(Map<String, String> environment, String... arguments) {
    return end(start(script(), environment, arguments));
  }

  Process start(Path command, Map<String, String> environment, String... arguments) {
    List<String> line = new ArrayList<>(List.of(command.toString()));
    line.addAll(List.of(arguments));
    ProcessBuilder process = new ProcessBuilder(line).directory(tools.toFile());
    process.environment().clear();
    process.environment().put("PATH", tools.toString());
    process.environment().put("HOME", tools.toString());
    process.environment().put("MULTI_ALPHA_JDKS", jdks.toString());
    process.environment().putAll(environment);
    try {
      return process.start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Ended end(Process process) {
    try (var input = process.getOutputStream()) {
      String out = new String(process.getInputStream().readAllBytes(), UTF_8);
      String err = new String(process.getErrorStream().readAllBytes(), UTF_8);
      return new Ended(process.waitFor(), out, err);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted while waiting for the start script", e);
    }
  }

  static void write(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private static void executable(Path file, String... lines) throws IOException {
    write(file, "#!/bin/sh\n" + String.join("\n", lines) + "\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }
}
