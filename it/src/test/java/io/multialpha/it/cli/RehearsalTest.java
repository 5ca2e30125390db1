package io.multialpha.it.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.multialpha.it.cli.Program.Ended;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the launcher has the program do once, so that later starts are quick. */
class RehearsalTest {
  @TempDir Path root;
  private Program program;
  private Path folder;

  @BeforeEach
  void install() throws IOException {
    program = Program.in(root.resolve("installation"));
    folder = root.resolve("rehearsal");
  }

  @Test
  void goesThroughAWholeBacktest() throws IOException {
    Ended ended = program.run("rehearse", folder.toString());

    assertThat(ended).isEqualTo(new Ended(0, "", ""));
    List<Path> runs = in(folder.resolve("runs"));
    // The second one is read from the cache of the first.
    assertThat(runs).hasSize(2);
    for (Path run : runs) {
      assertThat(run.resolve("ledger.db")).isNotEmptyFile();
      assertThat(Files.readAllLines(run.resolve("decisions.csv"))).hasSizeGreaterThan(1);
    }
    assertThat(in(root.resolve("installation"))).noneMatch(path -> path.endsWith("var"));
  }

  @Test
  void leavesTheLibraryOfTheLedger() throws IOException {
    program.run("rehearse", folder.toString());

    assertThat(in(folder)).anyMatch(path -> path.getFileName().toString().contains("sqlitejdbc"));
  }

  @Test
  void doesWhatItCanInAnInstallationThatDoesNotWork() throws IOException {
    program.configure("strategies: [");
    Files.write(program.plugins().resolve("gap-fade.jar"), new byte[] {1, 2, 3});

    assertThat(program.run("rehearse", folder.toString())).isEqualTo(new Ended(0, "", ""));
  }

  @Test
  void isNotForUsers() {
    assertThat(program.run("--help").out()).contains("backtest").doesNotContain("rehearse");
  }

  private static List<Path> in(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.toList();
    }
  }
}
