package io.multialpha.it.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.multialpha.it.docs.Installed.Ended;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigurationPageTest {
  @TempDir Path folder;

  @Test
  void isWhatTheHostPrintsForTheShippedPlugins() throws IOException {
    Ended ended = Installed.below(folder).run("./multi-alpha config docs");

    assertThat(ended.exit()).as(ended.err()).isZero();
    assertThat(Files.readString(Page.root().resolve("docs/configuration.md")))
        .as(
            "docs/configuration.md, to be made anew with the shipped plugins alone in plugins/:"
                + " ./multi-alpha config docs > docs/configuration.md")
        .isEqualTo(ended.out());
  }
}
