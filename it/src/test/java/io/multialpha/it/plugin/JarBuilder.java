package io.multialpha.it.plugin;

import io.multialpha.api.strategy.Strategy;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;
import org.slf4j.Logger;

/**
 * Builds the jar of a plugin as its author would: from sources, compiled with only the api and
 * SLF4J on the class path. Says each thing that a broken jar does differently.
 */
public final class JarBuilder {
  private final Map<String, String> manifest = new LinkedHashMap<>();
  private final Map<String, String> sources = new LinkedHashMap<>();
  private final Map<Class<?>, List<String>> services = new LinkedHashMap<>();
  private final Map<String, byte[]> entries = new TreeMap<>();
  private final Map<String, Integer> classFileVersions = new LinkedHashMap<>();
  private final List<String> dropped = new ArrayList<>();
  private final List<Path> classPath = new ArrayList<>();
  private boolean directoryEntries;

  private JarBuilder() {}

  /** A plugin with a full manifest and nothing in it. */
  public static JarBuilder plugin(String id) {
    return new JarBuilder()
        .manifest("Plugin-Id", id)
        .manifest("Plugin-Version", "1.2.3")
        .manifest("Plugin-Description", "A plugin for tests")
        .manifest("Plugin-Provider", "com.acme")
        .manifest("Plugin-Requires", ">=0.1.0 & <0.2.0");
  }

  /** A plugin that offers one strategy, written by hand in {@code src/test/resources}. */
  public static JarBuilder gapFade() {
    return plugin("gap-fade")
        .source("com.acme.GapFade", resource("/thirdparty/GapFade.java"))
        .provides(Strategy.class, "com.acme.GapFade");
  }

  /** Sets an entry of the manifest. */
  public JarBuilder manifest(String name, String value) {
    manifest.put(name, value);
    return this;
  }

  /** Leaves an entry of the manifest out. */
  public JarBuilder withoutManifest(String name) {
    manifest.remove(name);
    return this;
  }

  /** Adds a class; the text without a package clause gets that of its name. */
  public JarBuilder source(String className, String text) {
    int dot = className.lastIndexOf('.');
    sources.put(
        className,
        dot < 0 || text.startsWith("package ")
            ? text
            : "package " + className.substring(0, dot) + ";\n" + text);
    return this;
  }

  /** Names providers in the service file of an interface. */
  public JarBuilder provides(Class<?> spi, String... classNames) {
    services.computeIfAbsent(spi, any -> new ArrayList<>()).addAll(List.of(classNames));
    return this;
  }

  /** Adds any other entry. */
  public JarBuilder entry(String name, byte[] bytes) {
    entries.put(name, bytes);
    return this;
  }

  /** Adds the classes of another jar or folder, as a shaded jar has them. */
  public JarBuilder shading(Path jarOrFolder, String prefix) {
    try {
      if (Files.isDirectory(jarOrFolder)) {
        try (Stream<Path> files = Files.walk(jarOrFolder)) {
          for (Path file : files.filter(Files::isRegularFile).toList()) {
            String name = jarOrFolder.relativize(file).toString().replace('\\', '/');
            if (name.startsWith(prefix)) {
              entries.put(name, Files.readAllBytes(file));
            }
          }
        }
        return this;
      }
      try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(jarOrFolder))) {
        for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
          if (!entry.isDirectory() && entry.getName().startsWith(prefix)) {
            entries.put(entry.getName(), zip.readAllBytes());
          }
        }
      }
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Compiles a class and leaves it out of the jar. */
  public JarBuilder dropping(String className) {
    dropped.add(className.replace('.', '/') + ".class");
    return this;
  }

  /** Gives a compiled class another class-file version: 69 is that of Java 25. */
  public JarBuilder classFileVersion(String className, int majorVersion) {
    classFileVersions.put(className.replace('.', '/') + ".class", majorVersion);
    return this;
  }

  /** Adds a jar or folder to the class path that the sources are compiled with. */
  public JarBuilder compiledWith(Path jarOrFolder) {
    classPath.add(jarOrFolder);
    return this;
  }

  /** Writes entries for the folders too; without this there are none. */
  public JarBuilder withDirectoryEntries() {
    directoryEntries = true;
    return this;
  }

  /** Compiles and writes the jar. */
  public Path build(Path folder, String fileName) {
    Path jar = folder.resolve(fileName);
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(jar))) {
      Map<String, byte[]> all = new TreeMap<>(entries);
      all.putAll(compile());
      services.forEach(
          (spi, names) -> all.put("META-INF/services/" + spi.getName(), utf8(lines(names))));
      all.remove("META-INF/MANIFEST.MF"); // that of a shaded library
      if (!manifest.isEmpty()) {
        put(zip, "META-INF/MANIFEST.MF", utf8(manifestText()));
      }
      if (directoryEntries) {
        for (String directory : directoriesOf(all)) {
          zip.putNextEntry(new ZipEntry(directory));
          zip.closeEntry();
        }
      }
      for (Map.Entry<String, byte[]> entry : all.entrySet()) {
        put(zip, entry.getKey(), entry.getValue());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return jar;
  }

  private static void put(ZipOutputStream zip, String name, byte[] bytes) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    zip.write(bytes);
    zip.closeEntry();
  }

  private String manifestText() {
    StringBuilder text = new StringBuilder("Manifest-Version: 1.0\r\n");
    manifest.forEach((name, value) -> text.append(name).append(": ").append(value).append("\r\n"));
    return text.append("\r\n").toString();
  }

  private static String lines(List<String> lines) {
    return String.join("\n", lines) + "\n";
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static TreeSet<String> directoriesOf(Map<String, byte[]> entries) {
    TreeSet<String> directories = new TreeSet<>();
    for (String name : entries.keySet()) {
      for (int slash = name.indexOf('/'); slash >= 0; slash = name.indexOf('/', slash + 1)) {
        directories.add(name.substring(0, slash + 1));
      }
    }
    return directories;
  }

  private Map<String, byte[]> compile() throws IOException {
    Map<String, byte[]> classes = new TreeMap<>();
    if (sources.isEmpty()) {
      return classes;
    }
    Path output = Files.createTempDirectory("zoo");
    try {
      compileTo(output);
      try (Stream<Path> files = Files.walk(output)) {
        for (Path file : files.filter(Files::isRegularFile).toList()) {
          String name = output.relativize(file).toString().replace('\\', '/');
          if (!dropped.contains(name)) {
            classes.put(name, patched(name, Files.readAllBytes(file)));
          }
        }
      }
    } finally {
      try (Stream<Path> files = Files.walk(output)) {
        for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
    return classes;
  }

  private byte[] patched(String name, byte[] classFile) {
    Integer version = classFileVersions.get(name);
    if (version != null) {
      classFile[7] = version.byteValue();
    }
    return classFile;
  }

  private void compileTo(Path output) throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    try (StandardJavaFileManager files =
        compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8)) {
      List<Path> path = new ArrayList<>(classPath);
      path.add(homeOf(Strategy.class));
      path.add(homeOf(Logger.class));
      files.setLocationFromPaths(StandardLocation.CLASS_PATH, path);
      files.setLocationFromPaths(StandardLocation.CLASS_OUTPUT, List.of(output));
      List<JavaFileObject> units =
          sources.entrySet().stream()
              .map(source -> new Source(source.getKey(), source.getValue()))
              .collect(Collectors.toList());
      StringWriter complaints = new StringWriter();
      List<String> options = List.of("--release", "17", "-proc:none", "-Xlint:none");
      if (!compiler.getTask(complaints, files, null, options, null, units).call()) {
        throw new IllegalArgumentException(complaints.toString());
      }
    }
  }

  /** The jar or folder that a class was loaded from. */
  public static Path homeOf(Class<?> type) {
    try {
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A text among the test's resources. */
  public static String resource(String name) {
    try (InputStream in = JarBuilder.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static final class Source extends SimpleJavaFileObject {
    private final String text;

    Source(String className, String text) {
      super(URI.create("string:///" + className.replace('.', '/') + ".java"), Kind.SOURCE);
      this.text = text;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return text;
    }
  }
}
