package io.multialpha.it.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.multialpha.it.docs.Installed.Ended;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FeaturesPageTest {
  @TempDir Path folder;

  @Test
  void isWhatTheHostPrints() throws IOException {
    Ended ended = Installed.below(folder).run("./multi-alpha features docs");

    assertThat(ended.exit()).as(ended.err()).isZero();
    assertThat(Files.readString(Page.root().resolve("docs/features.md")))
        .as("docs/features.md, to be made anew: ./multi-alpha features docs > docs/features.md")
        .isEqualTo(ended.out());
  }
}
