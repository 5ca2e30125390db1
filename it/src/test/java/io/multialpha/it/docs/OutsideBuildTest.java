package io.multialpha.it.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.multialpha.host.plugin.Pinning;
import io.multialpha.host.plugin.PluginCatalog;
import io.multialpha.host.plugin.PluginLoader;
import java.io.File;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Builds the project of docs/authors.md with Maven, as its author does.
 *
 * <p>The local repository is a view of this machine's own in which ours are installed: a folder of
 * symbolic links, so that nothing is downloaded, and nothing of this build is left behind.
 */
class OutsideBuildTest {
  private static final Pattern VERSION_IN_POM = Pattern.compile("<version>([^<]+)</version>");

  /** A guard against a build that hangs; one takes ten seconds. */
  private static final int MOST_MINUTES = 5;

  @TempDir Path folder;

  @Test
  void buildsAJarThatLoads() throws IOException, InterruptedException {
    Optional<Path> maven = maven();
    assumeTrue(maven.isPresent(), "no mvn on the PATH: the guide's build is not tried");
    String version = version();
    Path repository = folder.resolve("repository");
    linkAllButOurs(repository);
    Path ours = repository.resolve("io/multialpha");
    install(ours, "multi-alpha", version, ".", "");
    install(ours, "multi-alpha-plugins", version, "plugins", "");
    install(ours, "multi-alpha-api", version, "api", "multi-alpha-api-" + version);
    install(ours, "multi-alpha-picocli", version, "picocli", "multi-alpha-picocli-" + version);
    install(ours, "multi-alpha-host", version, "host", "multi-alpha");
    install(ours, "multi-alpha-testkit", version, "testkit", "multi-alpha-testkit-" + version);
    Path project = folder.resolve("gap-fade");
    AuthorsProject.ofGuide().writeTo(project);

    String log = build(maven.get(), project, repository);

    assertThat(log).contains("BUILD SUCCESS", "GapFadeContractTest").doesNotContain("[WARNING]");
    try (PluginCatalog catalog =
        PluginLoader.check(
            project.resolve("target/gap-fade.jar"),
            folder.resolve("no-plugins"),
            Pinning.WHERE_LOCKED)) {
      assertThat(catalog.rejected()).isEmpty();
      assertThat(catalog.plugins())
          .singleElement()
          .satisfies(
              plugin -> {
                assertThat(plugin.id()).isEqualTo("gap-fade");
                assertThat(plugin.version()).isEqualTo("1.0.0");
                assertThat(plugin.provider()).isEqualTo("com.acme");
                assertThat(plugin.notes()).isEmpty();
                assertThat(plugin.strategies()).hasSize(1);
                assertThat(plugin.policies()).hasSize(1);
                assertThat(plugin.modelLoaders()).hasSize(1);
              });
    }
  }

  private String build(Path maven, Path project, Path repository)
      throws IOException, InterruptedException {
    Path log = folder.resolve("log");
    ProcessBuilder command =
        new ProcessBuilder(
            maven.toString(),
            "-o",
            "-B",
            "package",
            "-Dmaven.repo.local=" + repository,
            // What is there counts, whichever mirror it was once taken from.
            "-Daether.enhancedLocalRepository.trackingFilename=none");
    command.environment().put("JAVA_HOME", System.getProperty("java.home"));
    Process running =
        command
            .directory(project.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    running.getOutputStream().close();
    if (!running.waitFor(MOST_MINUTES, TimeUnit.MINUTES)) {
      running.destroyForcibly().waitFor();
    }
    String said = Files.readString(log);
    assertThat(running.exitValue()).as(said).isZero();
    return said;
  }

  private static Optional<Path> maven() {
    List<Path> places = new ArrayList<>();
    for (String place : System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1)) {
      places.add(Path.of(place, "mvn"));
    }
    if (System.getenv("MAVEN_HOME") != null) {
      places.add(Path.of(System.getenv("MAVEN_HOME"), "bin", "mvn"));
    }
    return places.stream().filter(Files::isExecutable).findFirst();
  }

  /** The repository that this very build takes its libraries from. */
  private static Path localRepository() {
    // Surefire sets it.
    String told = System.getProperty("localRepository");
    return told == null
        ? Path.of(System.getProperty("user.home"), ".m2/repository")
        : Path.of(told);
  }

  private static void linkAllButOurs(Path repository) throws IOException {
    Path io = Files.createDirectories(repository.resolve("io"));
    link(localRepository(), repository, "io");
    link(localRepository().resolve("io"), io, "multialpha");
  }

  private static void link(Path from, Path to, String except) throws IOException {
    try (DirectoryStream<Path> folders = Files.newDirectoryStream(from, Files::isDirectory)) {
      for (Path found : folders) {
        if (!found.getFileName().toString().equals(except)) {
          Files.createSymbolicLink(to.resolve(found.getFileName()), found.toAbsolutePath());
        }
      }
    }
  }

  private static String version() throws IOException {
    Matcher version = VERSION_IN_POM.matcher(Files.readString(Page.root().resolve("pom.xml")));
    assertThat(version.find()).isTrue();
    return version.group(1);
  }

  /**
   * What {@code mvn install} does with a module that has been packaged.
   *
   * @param jar name of its jar, or an empty text for a pom alone
   */
  private static void install(
      Path group, String artifact, String version, String module, String jar) throws IOException {
    Path target = Files.createDirectories(group.resolve(artifact).resolve(version));
    Path source = Page.root().resolve(module);
    String name = artifact + "-" + version;
    Files.copy(source.resolve("pom.xml"), target.resolve(name + ".pom"));
    if (!jar.isEmpty()) {
      Path packaged = source.resolve("target").resolve(jar + ".jar");
      assumeTrue(Files.exists(packaged), packaged + " is built by mvn package");
      Files.copy(packaged, target.resolve(name + ".jar"));
    }
  }
}
