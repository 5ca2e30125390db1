package io.multialpha.it.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.multialpha.it.docs.Installed.Ended;
import io.multialpha.it.docs.Page.Block;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Does what a reader does: follows each page from top to bottom in a fresh installation.
 *
 * <p>A block {@code ```sh} is run line by line, and so is {@code ```sh exits 1}, which says that
 * something is found wanting, and {@code ```sh anew}, before which all is as in a new installation;
 * {@code ```sh norun} is not. A block {@code ```text} right after it is what the last line prints:
 * each of its lines has to come, in order; {@code ...} stands for anything, in a line or as a line
 * of its own. A block {@code ```yaml} that is named after the configuration file is added to that
 * file. The author's project is built of the blocks that came before.
 */
class CommandsTest {
  private static final String FAILS = "exits 1";
  private static final String ANEW = "anew";
  private static final String CONFIG = "config/config.multi_alpha.yml";

  /** The synthetic sample, made once for all pages. */
  @TempDir static Path sample;

  @TempDir Path folder;

  static List<Page> pagesWithCommands() {
    return Page.all().stream()
        .filter(page -> page.blocks().stream().anyMatch(CommandsTest::isRun))
        .toList();
  }

  private static boolean isRun(Block block) {
    return block.language().equals("sh") && !block.about().equals("norun");
  }

  @Test
  void thereArePagesWithCommands() {
    assertThat(pagesWithCommands())
        .extracting(Page::toString)
        .contains("docs/authors.md", "docs/running.md", "docs/market-data.md");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("pagesWithCommands")
  void worksAsItIsWritten(Page page) throws IOException {
    Installed installed = install(folder);
    AuthorsProject project = new AuthorsProject(new LinkedHashMap<>());
    String previous = "";
    List<String> output = List.of();
    boolean changed = false;
    for (Block block : page.blocks()) {
      String where = page + ":" + block.line();
      if (project.take(block)) {
        changed = true;
      } else if (isRun(block)) {
        if (changed) {
          project.packageBeside(installed.root());
          changed = false;
        }
        if (block.about().equals(ANEW)) {
          installed = install(folder.resolve("anew-" + block.line()));
        }
        for (String line : commands(block)) {
          Ended ended = installed.run(line);
          assertThat(ended.exit())
              .as(
                  "exit code of '%s' at %s, which printed:\n%s%s",
                  line, where, ended.out(), ended.err())
              .isEqualTo(block.about().equals(FAILS) ? 1 : 0);
          output = (ended.err() + ended.out()).lines().toList();
        }
      } else if (block.language().equals("text") && previous.equals("sh")) {
        requireOutput(output, block, where);
      } else if (block.about().equals(CONFIG)) {
        installed.addToConfig(block.text());
      }
      previous = isRun(block) ? "sh" : "";
    }
  }

  private static Installed install(Path below) throws IOException {
    Installed installed = Installed.below(Files.createDirectories(below));
    Path var = Files.createDirectories(installed.root().resolve("var"));
    Files.createSymbolicLink(var.resolve("sample"), sample);
    Files.createSymbolicLink(installed.root().resolve("docs"), Page.root().resolve("docs"));
    return installed;
  }

  private static List<String> commands(Block block) {
    List<String> commands = new ArrayList<>();
    for (String line : block.text().replace("\\\n", " ").split("\n")) {
      if (!line.isBlank() && !line.startsWith("#")) {
        commands.add(line.strip());
      }
    }
    return commands;
  }

  private static void requireOutput(List<String> output, Block expected, String where) {
    int at = 0;
    for (String line : expected.text().split("\n")) {
      if (line.equals("...")) {
        continue;
      }
      Pattern pattern =
          Pattern.compile(
              Stream.of(line.stripTrailing().split("\\.\\.\\.", -1))
                  .map(Pattern::quote)
                  .collect(Collectors.joining(".*")));
      while (at < output.size() && !pattern.matcher(output.get(at).stripTrailing()).matches()) {
        at++;
      }
      assertThat(at)
          .as("%s: the line '%s' in:\n%s", where, line, String.join("\n", output))
          .isLessThan(output.size());
      at++;
    }
  }
}
