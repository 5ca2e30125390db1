package io.multialpha.it.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.multialpha.it.cli.Program.Ended;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SampleTest {
  @TempDir Path root;
  private Program program;

  @BeforeEach
  void install() throws IOException {
    program = Program.in(root);
    program.reconfigure("  dir: bars\n", "  timezone: UTC\n");
  }

  @Test
  void makesTheSampleOnFirstUseAndSaysThatItIsSynthetic() throws IOException {
    Ended first = program.run("run");

    assertThat(first.exit()).as(first.err()).isZero();
    assertThat(first.err())
        .contains("Making the synthetic market sample, seed 7, in " + root + "/var/sample/seed-7");
    assertThat(first.out()).contains("SYNTHETIC sample, seed 7, planted edge 1");
    assertThat(root.resolve("var/sample/seed-7/hourly/ES.csv")).isRegularFile();

    Ended second = program.run("run");
    assertThat(second.err()).doesNotContain("Making");
    assertThat(program.runs().get(1).resolve("trades.csv"))
        .hasSameBinaryContentAs(program.runs().get(0).resolve("trades.csv"));
  }

  @Test
  void makesTheVerySampleThatARunTakes() {
    assertThat(program.run("data", "synth").exit()).isZero();
    assertThat(program.run("run").err()).doesNotContain("Making");
  }

  @Test
  void refusesOptionsThatAreForFilesOfOnesOwn() {
    for (List<String> option :
        List.of(
            List.of("--alias", "ES=MES"),
            List.of("--timezone", "UTC"),
            List.of("--on-bad-bar", "skip"))) {
      List<String> args = new ArrayList<>(List.of("backtest", "--strategy", "fade"));
      args.addAll(option);
      Ended ended = program.run(args.toArray(String[]::new));
      assertThat(ended.exit()).as(ended.out()).isEqualTo(2);
      assertThat(ended.err())
          .contains(option.get(0) + " is of no use on the synthetic sample; name a folder of bars");
    }
    assertThat(root.resolve("var/sample")).doesNotExist();
  }

  @Test
  void takesTheSampleOfTheSeedThatIsConfigured() throws IOException {
    program.reconfigure("  timezone: UTC\n", "  sample_seed: 3\n");
    Ended ended = program.run("run");

    assertThat(ended.exit()).isZero();
    assertThat(ended.out()).contains("SYNTHETIC sample, seed 3");
    assertThat(root.resolve("var/sample/seed-3/hourly/ES.csv")).isRegularFile();
  }

  @Test
  void makesASampleWhereAskedTo() throws IOException {
    Path out = root.resolve("made-up");
    Ended ended = program.run("data", "synth", "--out", out.toString(), "--seed", "7");

    assertThat(ended.exit()).isZero();
    assertThat(ended.out())
        .startsWith("Synthetic market, seed 7, planted edge 1, 2021-01-04 to ")
        .contains("ES");
    assertThat(program.run("data", "check", "--data", out.toString()).out())
        .contains("VIX")
        .endsWith("Nothing is wrong with these bars.\n");
  }

  @Test
  void keepsASampleOfAnotherEdgeApartAndSaysWhichItIs() throws IOException {
    program.reconfigure("  timezone: UTC\n", "  sample_edge: 0\n");
    Ended ended = program.run("run");

    assertThat(ended.exit()).as(ended.err()).isZero();
    assertThat(ended.out()).contains("SYNTHETIC sample, seed 7, no edge");
    assertThat(root.resolve("var/sample/seed-7-edge-0/SYNTHETIC.txt")).isRegularFile();
    assertThat(program.run("data", "synth", "--edge", "0").err()).doesNotContain("Making");
    Ended refused = program.run("data", "synth", "--edge", "3");
    assertThat(refused.exit()).isEqualTo(2);
    assertThat(refused.err()).contains("--edge is 3.0, expected 0 to 2.");
  }

  @Test
  void leavesAFolderOfSomethingElseAlone() throws IOException {
    Path out = Files.createDirectory(root.resolve("mine"));
    Files.writeString(out.resolve("notes.txt"), "mine");
    Ended ended = program.run("data", "synth", "--out", out.toString());

    assertThat(ended.exit()).isEqualTo(2);
    assertThat(ended.err()).startsWith("error: ");
    assertThat(out.resolve("notes.txt")).hasContent("mine");
  }
}
