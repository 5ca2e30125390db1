package io.multialpha.host.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.List;
import org.junit.jupiter.api.Test;

class TextTableTest {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  private List<String> printed(TextTable table) {
    PrintStream stream = new PrintStream(out, true, UTF_8);
    table.print(Terminal.plain(stream, stream));
    return out.toString(UTF_8).lines().toList();
  }

  @Test
  void breaksTheLastColumnBetweenWords() {
    assertThat(printed(TextTable.of("name", "meaning").row("a", "word ".repeat(30).strip())))
        .containsExactly(
            "name  meaning",
            "a     " + "word ".repeat(21).strip(),
            "      " + "word ".repeat(9).strip());
  }

  @Test
  void breaksTheWidestOfTheOthersWhereTheyLeaveNoRoom() {
    TextTable table =
        TextTable.of("name", "allowed", "meaning")
            .row("one", "choice, ".repeat(15).strip(), "what it is for, ".repeat(5).strip())
            .row("two", "any", "nothing");
    List<String> lines = printed(table);

    assertThat(lines).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(110));
    assertThat(lines.get(1)).startsWith("one   choice, choice,").contains("  what it is for,");
    assertThat(lines.get(2)).startsWith("      choice, ");
    assertThat(lines.get(lines.size() - 1)).matches("two   any {2,}nothing");
    assertThat(String.join(" ", lines).split("choice,", -1)).hasSize(16);
  }

  @Test
  void breaksNoWord() {
    String word = "x".repeat(120);
    assertThat(printed(TextTable.of("sum", "of").row(word, "a file")))
        .containsExactly("sum" + " ".repeat(119) + "of", word + "  a file");
  }
}
