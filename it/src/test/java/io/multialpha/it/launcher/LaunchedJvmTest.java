package io.multialpha.it.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.multialpha.it.launcher.Installation.Ended;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What reaches the program when the script starts a real JVM, the one of this test. */
class LaunchedJvmTest {
  @TempDir static Path folder;
  private static Installation installation;

  @BeforeAll
  static void install() throws IOException {
    assumeTrue(Installation.hasShell(), "no /bin/sh here: the start script is not for this system");
    installation = new Installation(folder.resolve("a folder"));
    installation.built();
    jarOf(
        installation.jar(),
        """
        public class Echo {
          public static void main(String[] arguments) {
            for (String argument : arguments) System.out.println("<" + argument + ">");
            for (String key : new String[] {"multialpha.home", "greeting", "star"})
              System.out.println(key + "=" + System.getProperty(key));
            System.out.println("\\u20ac");
            if (Boolean.getBoolean("hungry")) System.out.println(new long[1 << 30].length);
            System.exit(arguments.length);
          }
        }
        """);
  }

  @Test
  void handsOverArgumentsAndTheExitCode() {
    Ended ended = run(Map.of(), "two words", "*", "it's", "");

    assertThat(ended.exitCode()).isEqualTo(4);
    assertThat(ended.out()).startsWith("<two words>\n<*>\n<it's>\n<>\n");
    assertThat(ended.err()).isEmpty();
  }

  @Test
  void knowsItsFolderWhenCalledThroughLinks() throws IOException {
    Path there = Files.createDirectories(folder.resolve("bin"));
    Path absolute = Files.createSymbolicLink(there.resolve("first"), installation.script());
    Path relative = Files.createSymbolicLink(there.resolve("second"), Path.of("first"));

    for (Path link : List.of(absolute, relative)) {
      Ended ended = Installation.end(installation.start(link, environment(Map.of())));
      assertThat(ended.out()).contains("multialpha.home=" + installation.root() + "\n");
    }
  }

  @Test
  void passesMultiAlphaOptsToTheJvm() {
    var options = "-Dgreeting=hello -Dstar=* -XX:+UseParallelGC";

    assertThat(run(Map.of("MULTI_ALPHA_OPTS", options)).out())
        .contains("greeting=hello\n", "star=*\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"-XX:+NoSuchThing", "-Xmx1zebra", "nonsense"})
  void saysSoWhenTheJvmRefusesTheOptions(String options) {
    Ended ended = run(Map.of("MULTI_ALPHA_OPTS", "-Dgreeting=hello " + options));

    assertThat(ended.exitCode()).isEqualTo(3);
    assertThat(ended.out()).isEmpty();
    assertThat(ended.err())
        .hasLineCount(1)
        .startsWith("multi-alpha: Java does not start with MULTI_ALPHA_OPTS=-Dgreeting=hello ")
        .contains(options)
        .endsWith("; correct the options, or unset it.\n");
  }

  @Test
  void endsWithoutMemoryAndSaysSoOutsideTheResults() {
    Ended ended = run(Map.of("MULTI_ALPHA_OPTS", "-Xmx16m -Dhungry=true"));

    assertThat(ended.exitCode()).isEqualTo(3);
    assertThat(ended.out()).endsWith("\u20ac\n");
    assertThat(ended.err()).contains("OutOfMemoryError");
  }

  @Test
  void printsUtf8WhateverTheLocale() {
    assertThat(run(Map.of("LC_ALL", "C")).out()).endsWith("\u20ac\n");
  }

  @Test
  void mapsAnArchiveOfClassesAndKeepsSilentAboutABrokenOne() throws IOException {
    run(Map.of());
    Path archive = archive();
    assertThat(archive).isNotEmptyFile();
    byte[] whole = Files.readAllBytes(archive);
    Files.delete(archive);
    Files.write(archive, new byte[20_000]);

    Ended ended = run(Map.of());

    assertThat(ended.exitCode()).isZero();
    assertThat(ended.err()).isEmpty();
    Files.write(archive, whole);
  }

  @Test
  void startsWithoutAnArchiveWhereNoneCanBeKept() throws IOException {
    run(Map.of());
    Path archive = archive();
    byte[] whole = Files.readAllBytes(archive);
    Files.write(archive, new byte[0]);

    assertThat(run(Map.of()).exitCode()).isZero();
    assertThat(archive).isEmptyFile();
    Files.write(archive, whole);
  }

  /** What the first start leaves, and nothing beside it. */
  private static Path archive() throws IOException {
    Path kept = onlyOneIn(installation.root().resolve("var/start"));
    return onlyOneIn(kept);
  }

  private static Path onlyOneIn(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      List<Path> found = files.toList();
      assertThat(found).hasSize(1);
      return found.get(0);
    }
  }

  private static Ended run(Map<String, String> more, String... arguments) {
    return installation.run(environment(more), arguments);
  }

  private static Map<String, String> environment(Map<String, String> more) {
    var environment = new java.util.TreeMap<>(more);
    environment.put("MULTI_ALPHA_JAVA", System.getProperty("java.home"));
    return environment;
  }

  private static void jarOf(Path jar, String source) throws IOException {
    Path file = folder.resolve("Echo.java");
    Files.writeString(file, source);
    int failures =
        ToolProvider.getSystemJavaCompiler()
            .run(null, null, null, "-proc:none", "-d", folder.toString(), file.toString());
    assertThat(failures).isZero();
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, "Echo");
    try (OutputStream out = Files.newOutputStream(jar);
        JarOutputStream entries = new JarOutputStream(out, manifest)) {
      entries.putNextEntry(new JarEntry("Echo.class"));
      entries.write(Files.readAllBytes(folder.resolve("Echo.class")));
      entries.closeEntry();
    }
  }
}
