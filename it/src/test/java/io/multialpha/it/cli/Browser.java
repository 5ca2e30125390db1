package io.multialpha.it.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Debian's Chromium without a window and without a network. */
final class Browser {
  private static final long SECONDS = 120;

  private final Path program;
  private final Path work;

  private Browser(Path program, Path work) {
    this.program = program;
    this.work = work;
  }

  /** What a page came to. */
  record Shown(String dom, String messages) {}

  /**
   * The browser that is installed; skips the test if there is none.
   *
   * @param work an empty folder
   */
  static Browser orSkip(Path work) {
    Optional<Path> program =
        Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
            .filter(folder -> !folder.isEmpty())
            .flatMap(
                folder -> Stream.of("chromium", "chromium-browser").map(Path.of(folder)::resolve))
            .filter(Files::isExecutable)
            .findFirst();
    assumeTrue(program.isPresent(), "skipped: there is no chromium here; .ci/run installs it");
    return new Browser(program.orElseThrow(), work);
  }

  /** Opens a page; what its console and its loader say is kept. */
  Shown open(Path page) throws Exception {
    Path dom = work.resolve("dom");
    String messages = run(dom, "--dump-dom", page.toUri().toString());
    return new Shown(Files.readString(dom), messages);
  }

  /** Opens a page of some width and paints it. */
  void paint(Path page, int width, Path picture) throws Exception {
    run(
        work.resolve("out"),
        "--window-size=" + width + ",900",
        "--screenshot=" + picture,
        page.toUri().toString());
  }

  private String run(Path out, String... options) throws Exception {
    Path err = work.resolve("err");
    List<String> command =
        new ArrayList<>(
            List.of(
                program.toString(),
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-dev-shm-usage",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--host-resolver-rules=MAP * ~NOTFOUND",
                "--enable-logging=stderr",
                "--user-data-dir=" + work.resolve("profile")));
    command.addAll(List.of(options));
    Process process =
        new ProcessBuilder(command)
            .redirectOutput(out.toFile())
            .redirectError(err.toFile())
            .start();
    try {
      assertThat(process.waitFor(SECONDS, TimeUnit.SECONDS)).as("chromium ends").isTrue();
    } finally {
      process.destroyForcibly().waitFor();
    }
    String messages = read(err);
    assertThat(process.exitValue()).as(messages).isZero();
    return messages;
  }

  private static String read(Path file) throws IOException {
    // Whatever libraries print there need not be text.
    return new String(Files.readAllBytes(file), UTF_8);
  }
}
