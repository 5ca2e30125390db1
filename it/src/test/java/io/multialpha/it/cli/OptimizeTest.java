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

/** A search from bars to files. */
class OptimizeTest {
  @TempDir Path root;
  private Program program;
  private Path folder;

  @BeforeEach
  void install() throws IOException {
    program = Program.in(root);
    folder = root.resolve("found");
  }

  private Ended optimize(String... more) {
    List<String> line =
        new ArrayList<>(
            List.of(
                "optimize",
                "--strategy",
                "fade",
                "--symbols",
                "ES",
                "--trees",
                "5",
                "--features",
                "prev_bar_pct",
                "--output",
                folder.toString()));
    if (!List.of(more).contains("--trials")) {
      line.addAll(List.of("--trials", "1+0"));
    }
    line.addAll(List.of(more));
    return program.run(line.toArray(String[]::new));
  }

  @Test
  void rejectsAnInstrumentWithTooFewTradesAndSaysWhy() throws IOException {
    Ended ended = optimize();

    assertThat(ended.exit()).isEqualTo(1);
    assertThat(ended.out())
        .startsWith("ES rejected, ")
        .contains("trades to search on; at least 200.");
    assertThat(Files.readString(folder.resolve("ES_rejected.json")))
        .contains("\"Symbol\" : \"ES\"", "\"Rejected\" : [", "\"Strategy\" : \"fade\"");
    assertThat(folder.resolve("ES_best.json")).doesNotExist();
  }

  @Test
  void doesNothingAgainThatIsDone() throws IOException {
    optimize();
    String first = Files.readString(folder.resolve("ES_rejected.json"));

    assertThat(optimize().out()).contains("searched before");
    Ended other = optimize("--seed", "7");
    assertThat(other.exit()).isEqualTo(2);
    assertThat(other.err()).contains("of another search", "--force");
    assertThat(Files.readString(folder.resolve("ES_rejected.json"))).isEqualTo(first);
    assertThat(optimize("--seed", "7", "--force").exit()).isEqualTo(1);
    assertThat(Files.readString(folder.resolve("ES_rejected.json"))).contains("\"Seed\" : 7");
  }

  @Test
  void refusesWhatItCannotDo() {
    assertThat(optimize("--trials", "many").err()).contains("--trials is many");
    assertThat(optimize("--seed", "-1").err()).contains("--seed is -1");
    assertThat(optimize("--keep-features", "0").exit()).isEqualTo(2);
  }
}
