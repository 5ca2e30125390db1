package io.multialpha.it.endtoend;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The JDKs of this machine. */
final class Jdks {
  private Jdks() {}

  /** The {@code java} of every JDK or JRE from 17 on, one for each version. */
  static Map<String, Path> installed() throws IOException {
    Map<String, Path> found = new TreeMap<>();
    consider(Path.of(System.getProperty("java.home")), found);
    Path usual = Path.of("/usr/lib/jvm");
    if (Files.isDirectory(usual)) {
      try (Stream<Path> homes = Files.list(usual)) {
        for (Path home : homes.sorted().toList()) {
          consider(home, found);
        }
      }
    }
    return found;
  }

  private static void consider(Path home, Map<String, Path> found) throws IOException {
    Path java = home.resolve("bin").resolve("java");
    Path release = home.resolve("release");
    if (!Files.isExecutable(java) || !Files.isReadable(release)) {
      return;
    }
    for (String line : Files.readAllLines(release)) {
      if (line.startsWith("JAVA_VERSION=")) {
        String version = line.substring("JAVA_VERSION=".length()).replace("\"", "");
        if (Runtime.Version.parse(version).feature() >= 17) {
          found.putIfAbsent(version, java);
        }
      }
    }
  }
}
