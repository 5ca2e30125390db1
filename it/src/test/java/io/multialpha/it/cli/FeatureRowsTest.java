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

/** What features are, bar by bar, in a file. */
class FeatureRowsTest {
  @TempDir Path root;
  private Program program;
  private Path file;

  @BeforeEach
  void install() throws IOException {
    program = Program.in(root);
    file = root.resolve("rows.csv");
  }

  private Ended write(String... more) {
    List<String> line =
        new ArrayList<>(
            List.of("features", "rows", "--strategy", "fade", "--out", file.toString()));
    line.addAll(List.of(more));
    return program.run(line.toArray(String[]::new));
  }

  private List<String> rows() throws IOException {
    return Files.readAllLines(file);
  }

  @Test
  void writesARowForEachBarAndNothingWhereAFeatureIsNotKnown() throws IOException {
    Ended ended = write("--symbols", "ES", "--features", "price_usd,prev_bar_pct,prev_day_pct");

    assertThat(ended.err()).isEmpty();
    assertThat(ended.exit()).isZero();
    assertThat(ended.out()).startsWith("Wrote 1,364 rows of 3 features of ES to ");
    assertThat(rows()).hasSize(1365);
    assertThat(rows().get(0))
        .isEqualTo("bar_time,trade_date,close,price_usd,prev_bar_pct,prev_day_pct");
    assertThat(rows().get(1)).isEqualTo("2024-01-01T23:00:00Z,2024-01-02,4952.27,4952.27,,");
    assertThat(rows().get(2)).startsWith("2024-01-02T00:00:00Z,2024-01-02,4954.55,4954.55,0.046");
  }

  @Test
  void doesNotWriteOverTheBars() throws IOException {
    file = program.bars().resolve("hourly/ES.csv");
    String bars = Files.readString(file);

    Ended over = write("--symbols", "ES", "--features", "price_usd", "--force");

    assertThat(over.exit()).isEqualTo(2);
    assertThat(over.err()).contains("ES.csv is what this command reads, and would be gone;");
    assertThat(file).hasContent(bars);
  }

  @Test
  void doesNotWriteOverTheConfiguration() throws IOException {
    Path params = root.resolve("config/fade_instrument_params.json");
    Files.writeString(params, "{}");
    for (Path input : List.of(program.config(), params)) {
      file = input;
      String before = Files.readString(input);

      Ended over = write("--symbols", "ES", "--features", "price_usd", "--force");

      assertThat(over.exit()).isEqualTo(2);
      assertThat(over.err())
          .contains(input.getFileName() + " is what this command reads, and would be gone;");
      assertThat(input).hasContent(before);
    }
  }

  @Test
  void warmsUpOnTheBarsBefore() throws IOException {
    write("--symbols", "ES", "--features", "prev_bar_pct,adx_value");
    List<String> all = rows();
    write(
        "--symbols",
        "ES",
        "--features",
        "prev_bar_pct,adx_value",
        "--from",
        "2024-02-01",
        "--force");

    assertThat(rows().get(1)).startsWith("2024-01-31T23:00:00Z,2024-02-01,");
    assertThat(all).endsWith(rows().subList(1, rows().size()).toArray(String[]::new));
  }

  @Test
  void refusesWhatItCannotDo() throws IOException {
    assertThat(write("--features", "price_usd").err())
        .contains("Name one instrument with --symbols");
    assertThat(write("--symbols", "ES,NQ").err()).contains("Name one instrument with --symbols");

    write("--symbols", "ES", "--features", "price_usd");
    Ended again = write("--symbols", "ES", "--features", "price_usd");
    assertThat(again.exit()).isEqualTo(2);
    assertThat(again.err()).contains("exists already");
  }
}
