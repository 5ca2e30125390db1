package io.multialpha.it.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.multialpha.it.cli.Browser.Shown;
import io.multialpha.it.cli.Program.Ended;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code multi-alpha report}, and its pages in a browser. */
class ReportTest {
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
  }

  @Test
  void saysWhatIsWrongWithAName() throws IOException {
    Ended none = program.run("report", "latest");
    assertThat(none.exit()).isEqualTo(2);
    assertThat(none.err()).contains("There is no run below", "make one with 'multi-alpha run'");

    ranOnce();
    Ended typo = program.run("report", "20240506-070808-run");
    assertThat(typo.exit()).isEqualTo(2);
    assertThat(typo.err()).contains("did you mean 20240506-070809-run?");

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
