package io.multialpha.it.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.multialpha.it.cli.Browser.Shown;
import io.multialpha.it.cli.Program.Ended;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code multi-alpha report}, and its pages in a browser. */
class ReportTest {
  private static final Path RESULTS = Path.of("../docs/sample-results").toAbsolutePath();

  @TempDir Path root;
  @TempDir Path work;
  private Program program;

  @BeforeEach
  void install() throws IOException {
    program = Program.in(root);
  }

  private Path ranOnce() throws IOException {
    assertThat(program.run("run").exit()).isZero();
    return program.runs().get(0);
  }

  @Test
  void makesThePageOfTheLastRunAgain() throws IOException {
    Path page = ranOnce().resolve("report.html");
    byte[] left = Files.readAllBytes(page);
    Files.delete(page);

    Ended ended = program.run("report", "latest");

    assertThat(ended.exit()).as(ended.err()).isZero();
    assertThat(ended.out()).contains("Wrote", "report.html");
    assertThat(page).hasBinaryContent(left);
  }

  @Test
  void theLatestMayBeASearch() throws IOException {
    ranOnce();
    Path search = searched("--max-dd-limit", "5000");
    Path later = search.resolveSibling("20240506-070810-search");
    Files.move(search, later);
    assertThat(program.run("report", "latest").out()).contains("20240506-070810-search");

    // Ten and more in one second are not in the order of letters.
    Files.move(later, search.resolveSibling("20240506-070809-search-10"));
    for (int number = 2; number <= 9; number++) {
      Files.createDirectory(search.resolveSibling("20240506-070809-search-" + number));
      Files.writeString(
          search.resolveSibling("20240506-070809-search-" + number).resolve("search.json"), "{}");
    }
    assertThat(program.run("report", "latest").out()).contains("20240506-070809-search-10");
  }

  @Test
  void findsARunByItsNameAndByItsFolderAndWritesWhereItIsTold() throws IOException {
    Path run = ranOnce();
    Path byName = work.resolve("name.html");
    Path byFolder = work.resolve("folder.html");

    assertThat(program.run("report", "20240506-070809-run", "--output", byName.toString()).exit())
        .isZero();
    assertThat(program.run("report", run.toString(), "--output", byFolder.toString()).exit())
        .isZero();

    assertThat(byName).hasSameBinaryContentAs(run.resolve("report.html"));
    assertThat(byFolder).hasSameBinaryContentAs(byName);
    Path trades = run.resolve("trades.csv");
    Ended over = program.run("report", run.toString(), "--output", trades.toString());
    assertThat(over.exit()).isEqualTo(2);
    assertThat(over.err()).contains("trades.csv is what this command reads, and would be gone;");
    assertThat(trades).content().startsWith("trade_id,");
  }

  @Test
  void saysWhatIsWrongWithAName() throws IOException {
    Ended none = program.run("report", "latest");
    assertThat(none.exit()).isEqualTo(2);
    assertThat(none.err())
        .contains("There is no run below", "no search below", "make one with 'multi-alpha run'");

    ranOnce();
    Ended typo = program.run("report", "20240506-070808-run");
    assertThat(typo.exit()).isEqualTo(2);
    assertThat(typo.err()).contains("did you mean 20240506-070809-run?");

    Ended empty = program.run("report", "");
    assertThat(empty.exit()).isEqualTo(2);
    assertThat(empty.err()).contains("The name of the run is empty; give its folder");

    Ended other = program.run("report", program.bars().toString());
    assertThat(other.exit()).isEqualTo(2);
    assertThat(other.err()).contains("is no folder of a run");
  }

  @Test
  void showsARunInABrowserWithoutAnErrorAndWithoutANetwork() throws Exception {
    Browser browser = Browser.orSkip(work);
    Shown shown = browser.open(ranOnce().resolve("report.html"));

    requireSound(shown);
    assertThat(shown.dom())
        .contains(
            "id=\"result\"",
            "id=\"equity\"",
            "id=\"confidence\"",
            "id=\"months\"",
            "id=\"contribution\"",
            "id=\"correlation\"",
            "id=\"trades\"",
            "id=\"figures\"",
            "class=\"area band\"",
            "</svg>");
  }

  @Test
  void leavesEverythingThatASearchTriedAndShowsIt() throws Exception {
    Path search = searched("--max-dd-limit", "5000");

    assertThat(search)
        .hasFileName("20240506-070809-search")
        .isDirectoryContaining("glob:**/search.json")
        .isDirectoryContaining("glob:**/candidates.csv")
        .isDirectoryContaining("glob:**/equity.csv")
        .isDirectoryContaining("glob:**/trades.csv");
    JsonNode found = new ObjectMapper().readTree(search.resolve("search.json").toFile());
    assertThat(Files.readAllLines(search.resolve("candidates.csv")))
        .hasSize(found.get("trials").asInt() + 1);
    // The curve that is drawn ends where the figures say.
    double end = 150_000 + found.at("/test/total_return_dollars").asDouble();
    assertThat(lastEquity(search, "test,honest,")).isCloseTo(end, within(0.01));
    double before = 150_000 + found.at("/train/total_return_dollars").asDouble();
    assertThat(lastEquity(search, "train,honest,")).isCloseTo(before, within(0.01));
    assertThat(Files.readString(search.resolve("equity.csv"))).contains("test,reference,2024-");

    Ended ended = program.run("report", "20240506-070809-search");
    assertThat(ended.exit()).as(ended.err()).isZero();
    String page = Files.readString(search.resolve("report.html"));
    assertThat(page)
        .contains("Portfolio search 20240506-070809-search", found.get("trials").asText())
        .contains("id=\"candidates\"", "reference", "Days that the search has not seen");
    for (JsonNode period : new JsonNode[] {found.get("train"), found.get("test")}) {
      period.forEach(value -> assertThat(page).contains(">" + value.asText() + "</td>"));
    }
    Shown shown = Browser.orSkip(work).open(search.resolve("report.html"));
    requireSound(shown);
    assertThat(shown.dom())
        .contains("id=\"equity\"", "id=\"train-equity\"", "id=\"confidence\"", "id=\"months\"")
        .contains("id=\"contribution\"", "id=\"correlation\"", "id=\"trades\"", "id=\"figures\"");
  }

  @Test
  void showsWhatMayBeLuckInASearchAndWhatBecameOfItsWindows() throws Exception {
    Path search = searched("--max-dd-limit", "5000", "--walk-forward", "2");
    assertThat(program.run("report", search.toString()).exit()).isZero();
    JsonNode found = new ObjectMapper().readTree(search.resolve("search.json").toFile());
    String page = Files.readString(search.resolve("report.html"));
    assertThat(page).contains("id=\"evidence\"", "id=\"walk\"").doesNotContain("NaN");
    for (JsonNode window : found.at("/walk_forward/windows")) {
      assertThat(page).contains(">" + window.at("/test/start").asText() + "</th>");
    }
    assertThat(page)
        .contains(
            ">"
                + String.format(
                    Locale.ROOT,
                    "%.1f%%",
                    100 * found.at("/evidence/overfitting_probability").asDouble())
                + "</td>");
  }

  @Test
  void showsASearchThatFoundNothing() throws Exception {
    Path search = searched("--max-dd-limit", "1");

    assertThat(program.run("report", search.toString()).exit()).isZero();
    assertThat(search.resolve("report.html"))
        .content()
        .contains("keeps its drawdown below $1.", "id=\"candidates\"")
        .doesNotContain("id=\"equity\"", "NaN");
  }

  private Path searched(String... options) throws IOException {
    List<String> args =
        new ArrayList<>(List.of("portfolio", "search", "--results-dir", RESULTS.toString()));
    args.addAll(List.of("--train-start", "2023-01-01", "--train-end", "2023-12-31"));
    args.addAll(List.of("--test-start", "2024-01-01", "--test-end", "2024-12-31"));
    args.addAll(List.of(options));
    Ended ended = program.run(args.toArray(String[]::new));
    assertThat(ended.exit()).as(ended.err()).isLessThan(2);
    assertThat(ended.err()).contains("'multi-alpha report 20240506-070809-search'");
    return root.resolve("var/searches/20240506-070809-search");
  }

  private static double lastEquity(Path search, String start) throws IOException {
    List<String> lines =
        Files.readAllLines(search.resolve("equity.csv")).stream()
            .filter(line -> line.startsWith(start))
            .toList();
    String last = lines.get(lines.size() - 1);
    return Double.parseDouble(last.substring(last.lastIndexOf(',') + 1));
  }

  @Test
  void fitsTheScreenOfAPhone() throws Exception {
    Browser browser = Browser.orSkip(work);
    Path page = ranOnce().resolve("report.html");
    Path picture = work.resolve("phone.png");
    browser.paint(page, 500, picture);

    BufferedImage image = ImageIO.read(picture.toFile());
    assertThat(image.getWidth()).isEqualTo(500);
    assertThat(colours(image)).as("distinct colours on the picture").isGreaterThan(20);
  }

  private static long colours(BufferedImage image) {
    return Arrays.stream(
            image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth()))
        .distinct()
        .count();
  }

  @Test
  void wouldNoticeAnErrorOnTheConsole() throws Exception {
    Browser browser = Browser.orSkip(work);
    Path page = Files.writeString(work.resolve("bad.html"), "<script>throw 'oh'</script>");

    assertThat(browser.open(page).messages()).contains("CONSOLE");
  }

  private static void requireSound(Shown shown) {
    assertThat(shown.messages()).doesNotContain("CONSOLE");
    assertThat(shown.dom()).doesNotContain("http:", "https:", "url(", "@import", "<script");
  }
}
