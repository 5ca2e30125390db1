package io.multialpha.it.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;

/**
 * Classes compiled on the spot, in packages of ours, to show that a rule notices who breaks it and
 * leaves alone who does not.
 */
final class Planted {
  private static final Pattern DECLARATION =
      Pattern.compile("\\b(?:class|record|enum|interface) (\\w+)");

  private final Map<String, String> sources = new LinkedHashMap<>();
  private final Map<String, String> bystanders = new LinkedHashMap<>();

  private Planted() {}

  /** One class per given body, {@code PlantedA} and so on, in the given package. */
  static Planted in(String packageName, String... bodies) {
    return new Planted().and(packageName, bodies);
  }

  /** One type per given text, which is as it stands in its file but for the package clause. */
  static Planted types(String packageName, String... texts) {
    Planted planted = new Planted();
    for (String text : texts) {
      planted.addType(planted.sources, packageName, text);
    }
    return planted;
  }

  /** More classes, one per body. */
  Planted and(String packageName, String... bodies) {
    for (String body : bodies) {
      add(sources, packageName, body);
    }
    return this;
  }

  /** Classes that keep the rule. */
  Planted besideHarmless(String packageName, String... bodies) {
    for (String body : bodies) {
      add(bystanders, packageName, body);
    }
    return this;
  }

  /** Types that keep the rule. */
  Planted besideHarmlessTypes(String packageName, String... texts) {
    for (String text : texts) {
      addType(bystanders, packageName, text);
    }
    return this;
  }

  private void addType(Map<String, String> to, String packageName, String text) {
    Matcher declaration = DECLARATION.matcher(text);
    assertThat(declaration.find()).as(text).isTrue();
    to.put(packageName + "." + declaration.group(1), "package " + packageName + ";\n" + text);
  }

  private void add(Map<String, String> to, String packageName, String body) {
    String name = "Planted" + (char) ('A' + sources.size() + bystanders.size());
    to.put(
        packageName + "." + name,
        "package " + packageName + ";\npublic class " + name + " {\n" + body + "\n}\n");
  }

  /** Asserts that the rule blames each of the planted classes, and none of the harmless. */
  void areNoticedBy(ArchRule rule) {
    List<String> blamed = compiled(rule);
    sources
        .keySet()
        .forEach(name -> assertThat(blamed).as("blame on %s", name).anyMatch(b -> names(b, name)));
    bystanders
        .keySet()
        .forEach(name -> assertThat(blamed).as("blame on %s", name).noneMatch(b -> names(b, name)));
  }

  /** Whoever breaks a rule is named first in each line, whom he uses after that. */
  private static boolean names(String blame, String className) {
    return blame
        .lines()
        .anyMatch(
            line -> line.indexOf('<') >= 0 && line.startsWith(className, line.indexOf('<') + 1));
  }

  private List<String> compiled(ArchRule rule) {
    Map<String, String> all = new LinkedHashMap<>(sources);
    all.putAll(bystanders);
    Path folder = null;
    try {
      folder = Files.createTempDirectory("planted");
      assertThat(complaints(all, folder, "-Xlint:none")).isEmpty();
      JavaClasses classes = new ClassFileImporter().importPath(folder);
      all.keySet().forEach(name -> assertThat(classes.contain(name)).as(name).isTrue());
      return rule.evaluate(classes).getFailureReport().getDetails();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      delete(folder);
    }
  }

  /** Compiles texts against everything of ours; gives what the compiler complains of. */
  static List<Diagnostic<? extends JavaFileObject>> complaints(
      Map<String, String> texts, Path output, String... options) throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    DiagnosticCollector<JavaFileObject> complaints = new DiagnosticCollector<>();
    List<String> all = new ArrayList<>(List.of("--release", "17", "-proc:none"));
    all.addAll(List.of(options));
    List<Source> units =
        texts.entrySet().stream().map(text -> new Source(text.getKey(), text.getValue())).toList();
    try (StandardJavaFileManager files =
        compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8)) {
      files.setLocationFromPaths(StandardLocation.CLASS_OUTPUT, List.of(output));
      compiler.getTask(null, files, complaints, all, null, units).call();
    }
    return complaints.getDiagnostics();
  }

  private static void delete(Path folder) {
    if (folder == null) {
      return;
    }
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
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
