package io.multialpha.host.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The words for how it stands with a bundle, as {@code models list --json} prints them. */
class ModelStatesTest {
  @TempDir Path root;

  @ParameterizedTest
  @EnumSource
  void areInTheManualAndInTheHelp(InstrumentModel.State state) throws IOException {
    String word = state.name().toLowerCase(Locale.ROOT);
    Cli.Result help = Cli.in(root).run("models", "list", "--help");

    assertThat(Files.readAllLines(Path.of("../docs/models.md")))
        .anyMatch(
            line -> line.startsWith("| `") && line.split("\\|")[1].contains("`" + word + "`"));
    assertThat(help.out().replaceAll("\\s+", " "))
        .contains("state is ")
        .containsPattern("\\b" + word + "\\b");
  }
}
