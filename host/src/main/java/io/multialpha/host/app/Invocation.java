package io.multialpha.host.app;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Objects;

/**
 * What a command may know of the world outside.
 *
 * @param terminal where it speaks to the user
 * @param environment the environment variables
 * @param clock the time of day, for naming runs
 * @param root folder of the installation
 */
record Invocation(Terminal terminal, Map<String, String> environment, Clock clock, Path root) {
  /** Checks that nothing is null. */
  Invocation {
    Objects.requireNonNull(terminal, "terminal");
    environment = Map.copyOf(environment);
    Objects.requireNonNull(clock, "clock");
    root = root.toAbsolutePath().normalize();
  }

  /** The same, speaking to another terminal. */
  Invocation withTerminal(Terminal other) {
    return new Invocation(other, environment, clock, root);
  }

  /** The time of day in milliseconds UTC. */
  long now() {
    return clock.millis();
  }

  /** The configuration that is used when no other is named. */
  Path defaultConfig() {
    return root.resolve("config").resolve("config.multi_alpha.yml");
  }

  /** Folder of the plugin jars. */
  Path plugins() {
    return root.resolve("plugins");
  }

  /** Folder of everything that the program writes. */
  Path var() {
    return root.resolve("var");
  }

  /** The log file; there only once something was logged. */
  Path logFile() {
    return var().resolve("log").resolve("multi-alpha.log");
  }

  /** A path as the user would write it where he is: relative if that is shorter. */
  static String fromHere(Path path) {
    Path absolute = path.toAbsolutePath().normalize();
    Path here = Path.of("").toAbsolutePath();
    return absolute.startsWith(here) && !absolute.equals(here)
        ? here.relativize(absolute).toString()
        : absolute.toString();
  }

  /** A path as the user would write it: relative to the installation where it lies within. */
  String show(Path path) {
    Path absolute = path.toAbsolutePath().normalize();
    return absolute.startsWith(root) && !absolute.equals(root)
        ? root.relativize(absolute).toString()
        : absolute.toString();
  }
}
