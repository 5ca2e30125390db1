package io.multialpha.it.architecture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Where the sources of the repository lie. */
final class Sources {
  private Sources() {}

  static Path repository() {
    Path folder = Path.of("").toAbsolutePath();
    while (!Files.exists(folder.resolve("multi-alpha"))) {
      folder = folder.getParent();
    }
    return folder;
  }

  /** The Maven modules whose classes are shipped; every plugin is one. */
  static List<Path> modules() {
    Path root = repository();
    List<Path> modules =
        new ArrayList<>(
            List.of(root.resolve("api"), root.resolve("host"), root.resolve("testkit")));
    modules.addAll(plugins());
    return modules;
  }

  /** The Maven modules of the shipped plugins. */
  static List<Path> plugins() {
    try (Stream<Path> folders = Files.list(repository().resolve("plugins"))) {
      return folders.filter(folder -> Files.exists(folder.resolve("pom.xml"))).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The folder of a module's own Java sources, tests aside. */
  static Path of(Path module) {
    return module.resolve("src").resolve("main").resolve("java");
  }

  /** Every Java file below a folder, in order. */
  static List<Path> javaFiles(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(file -> file.toString().endsWith(".java")).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Names of the top-level classes that the Java files below a folder define. */
  static List<String> classNames(Path folder) {
    return javaFiles(folder).stream()
        .filter(file -> !file.endsWith("package-info.java") && !file.endsWith("module-info.java"))
        .map(file -> folder.relativize(file).toString())
        .map(name -> name.substring(0, name.length() - ".java".length()))
        .map(name -> name.replace('\\', '.').replace('/', '.'))
        .toList();
  }

  static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
