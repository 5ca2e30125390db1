package io.multialpha.it.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import javax.tools.Diagnostic;
import javax.tools.Diagnostic.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What byte code does not show: every package says its subject, the api what each member is. */
class DocumentationRulesTest {
  private static final Pattern SUBJECT =
      Pattern.compile("(?s)\\A/\\*\\*\\s+(?:\\* )?\\p{Lu}.*?\\*/\\s*(?:@\\S+\\s+)*package ");

  @TempDir Path folder;

  @Test
  void everyPackageSaysItsSubject() {
    for (Path module : Sources.modules()) {
      assertThat(withoutSubject(Sources.of(module))).as("packages of %s", module).isEmpty();
    }
  }

  @Test
  void noticesAPackageThatDoesNot() throws IOException {
    write("a/A.java", "package a; class A {}");
    write("b/B.java", "package b; class B {}");
    write("b/package-info.java", "package b;\n");
    write("c/C.java", "package c; class C {}");
    write("c/package-info.java", "/** */\npackage c;\n");
    write("d/D.java", "package d; class D {}");
    write("d/package-info.java", "/**\n * Bars and series of bars. */\npackage d;\n");

    assertThat(withoutSubject(folder))
        .containsExactly(folder.resolve("a"), folder.resolve("b"), folder.resolve("c"));
  }

  private static List<Path> withoutSubject(Path sources) {
    return Sources.javaFiles(sources).stream()
        .filter(file -> !file.endsWith("module-info.java"))
        .map(Path::getParent)
        .distinct()
        .filter(home -> !saysItsSubject(home.resolve("package-info.java")))
        .toList();
  }

  private static boolean saysItsSubject(Path packageInfo) {
    return Files.exists(packageInfo) && SUBJECT.matcher(Sources.text(packageInfo)).find();
  }

  @Test
  void everyMemberThatAnAuthorSeesIsDocumented() throws IOException {
    Path api = Sources.of(Sources.repository().resolve("api"));
    Map<String, String> texts = new LinkedHashMap<>();
    for (String name : Sources.classNames(api)) {
      texts.put(name, Sources.text(api.resolve(name.replace('.', '/') + ".java")));
    }
    assertThat(texts).hasSizeGreaterThan(40);

    assertThat(undocumented(texts)).isEmpty();
  }

  @Test
  void noticesEveryMemberThatIsNot() throws IOException {
    Map<String, String> texts =
        Map.of(
            "io.multialpha.api.market.Tick",
            """
            package io.multialpha.api.market;
            public interface Tick {
              double price();
              /** Contracts traded. */
              int size();
              int LAST = 1;
            }
            """,
            "io.multialpha.api.market.Side",
            """
            package io.multialpha.api.market;
            /** A side of the market. */
            public enum Side { BID, /** What sellers ask. */ ASK }
            """);

    assertThat(undocumented(texts))
        .hasSize(4)
        .anyMatch(line -> line.contains("Tick.java:2:"))
        .anyMatch(line -> line.contains("Tick.java:3:"))
        .anyMatch(line -> line.contains("Tick.java:6:"))
        .anyMatch(line -> line.contains("Side.java:3:"));
  }

  /** Places where a comment is missing or broken; which tags it has is its author's choice. */
  private List<String> undocumented(Map<String, String> texts) throws IOException {
    return Planted.complaints(texts, folder, "-Xdoclint:all/protected", "-Xmaxwarns", "10000")
        .stream()
        .filter(complaint -> complaint.getKind() == Kind.ERROR || !isAboutATag(complaint))
        .map(Object::toString)
        .toList();
  }

  /** The compiler's words are in the language of the machine, the names of the tags are not. */
  private static boolean isAboutATag(Diagnostic<?> complaint) {
    return complaint.getMessage(Locale.ROOT).contains("@");
  }

  private void write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
