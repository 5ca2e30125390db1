package io.multialpha.it.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.multialpha.host.plugin.LoadedPlugin;
import io.multialpha.host.plugin.Pinning;
import io.multialpha.host.plugin.PluginCatalog;
import io.multialpha.host.plugin.PluginLoader;
import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Events;

/** What docs/authors.md prints compiles, loads and keeps the contracts. */
class AuthorsGuideTest {
  @TempDir Path folder;

  static Stream<String> printedTests() {
    return AuthorsProject.ofGuide().tests().keySet().stream();
  }

  @Test
  void printsPluginsThatLoadWithoutANote() {
    Path jar = AuthorsProject.ofGuide().packageIn(folder);

    try (PluginCatalog catalog =
        PluginLoader.check(jar, folder.resolve("no-plugins"), Pinning.WHERE_LOCKED)) {
      assertThat(catalog.rejected()).isEmpty();
      assertThat(catalog.plugins())
          .singleElement()
          .satisfies(
              plugin -> {
                assertThat(plugin.notes()).isEmpty();
                assertThat(offers(plugin)).containsExactly(1, 1, 1);
              });
    }
  }

  private static List<Integer> offers(LoadedPlugin plugin) {
    return List.of(
        plugin.strategies().size(), plugin.policies().size(), plugin.modelLoaders().size());
  }

  @Test
  void printsAContractTestForEachOfThem() {
    assertThat(printedTests()).hasSize(3).allMatch(name -> name.endsWith("ContractTest"));
  }

  @ParameterizedTest
  @MethodSource("printedTests")
  void printsContractTestsThatPass(String test) throws IOException, ClassNotFoundException {
    Path classes = compile(AuthorsProject.ofGuide());

    try (URLClassLoader loader =
        new URLClassLoader(new URL[] {classes.toUri().toURL()}, getClass().getClassLoader())) {
      Events cases =
          EngineTestKit.engine("junit-jupiter")
              .selectors(DiscoverySelectors.selectClass(loader.loadClass(test)))
              .execute()
              .testEvents();
      assertThat(cases.failed().list()).isEmpty();
      assertThat(cases.aborted().list()).isEmpty();
      assertThat(cases.succeeded().count()).isGreaterThanOrEqualTo(5);
    }
  }

  /** Compiles sources and tests with everything that is on the class path of this test. */
  private Path compile(AuthorsProject project) throws IOException {
    project.writeTo(folder);
    Path classes = Files.createDirectories(folder.resolve("classes"));
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    StringWriter complaints = new StringWriter();
    try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null);
        Stream<Path> sources = Files.walk(folder.resolve("src"))) {
      List<File> java =
          sources.filter(file -> file.toString().endsWith(".java")).map(Path::toFile).toList();
      List<String> options = List.of("--release", "17", "-proc:none", "-d", classes.toString());
      boolean compiled =
          compiler
              .getTask(
                  complaints, files, null, options, null, files.getJavaFileObjectsFromFiles(java))
              .call();
      assertThat(compiled).as(complaints.toString()).isTrue();
    }
    return classes;
  }
}
