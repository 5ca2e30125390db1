package io.multialpha.it.docs;

import io.multialpha.it.docs.Page.Block;
import io.multialpha.it.plugin.JarBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The project of an outside author as the guide prints it: every block that is named after a file.
 *
 * @param files texts by their paths in the project
 */
record AuthorsProject(Map<String, String> files) {
  private static final String SOURCES = "src/main/java/";
  private static final String RESOURCES = "src/main/resources/";
  private static final String TESTS = "src/test/java/";
  private static final String SERVICES = RESOURCES + "META-INF/services/";

  /** The whole project. */
  static AuthorsProject ofGuide() {
    AuthorsProject project = new AuthorsProject(new LinkedHashMap<>());
    Page.of("docs/authors.md").blocks().forEach(project::take);
    return project;
  }

  /** Adds the file that a block is named after; says whether it is one of the project's. */
  boolean take(Block block) {
    boolean file = block.about().equals("pom.xml") || block.about().startsWith("src/");
    if (file && files.put(block.about(), block.text()) != null) {
      throw new IllegalStateException("line " + block.line() + ": " + block.about() + " once more");
    }
    return file;
  }

  /** Writes all files as an author would. */
  void writeTo(Path folder) throws IOException {
    for (Map.Entry<String, String> file : files.entrySet()) {
      Path path = folder.resolve(file.getKey());
      Files.createDirectories(path.getParent());
      Files.writeString(path, file.getValue());
    }
  }

  /** The sources of the tests, by class name. */
  Map<String, String> tests() {
    return sources(TESTS);
  }

  /** The sources of the plugin, by class name. */
  Map<String, String> sources() {
    return sources(SOURCES);
  }

  private Map<String, String> sources(String folder) {
    Map<String, String> sources = new LinkedHashMap<>();
    files.forEach(
        (path, text) -> {
          if (path.startsWith(folder)) {
            String name = path.substring(folder.length(), path.length() - ".java".length());
            sources.put(name.replace('/', '.'), text);
          }
        });
    return sources;
  }

  /** The plugin's jar, compiled with only the api on the class path. */
  Path packageIn(Path folder) {
    JarBuilder jar = JarBuilder.plugin("gap-fade").manifest("Plugin-Version", "1.0.0");
    sources().forEach(jar::source);
    files.forEach(
        (path, text) -> {
          if (path.startsWith(SERVICES)) {
            jar.provides(typeNamed(path.substring(SERVICES.length())), text.strip());
          }
        });
    return jar.build(folder, "gap-fade.jar");
  }

  /** The same where Maven puts it, in a project that lies beside an installation. */
  void packageBeside(Path installation) throws IOException {
    packageIn(Files.createDirectories(installation.resolveSibling("gap-fade/target")));
  }

  private static Class<?> typeNamed(String name) {
    try {
      return Class.forName(name);
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException("the guide has a service file of no interface: " + name, e);
    }
  }
}
