package io.multialpha.host.market;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SyntheticNoticeTest {
  @TempDir Path folder;

  private void mark(String text) throws IOException {
    Files.writeString(folder.resolve("SYNTHETIC.txt"), text);
  }

  @Test
  void isNotThereUnlessSomebodySaysSo() throws IOException {
    Files.writeString(folder.resolve("README.txt"), "SYNTHETIC");
    assertThat(SyntheticNotice.of(folder)).isEmpty();
    assertThat(SyntheticNotice.of(folder.resolve("nowhere"))).isEmpty();
  }

  @Test
  void namesTheSeedOfTheGenerator() throws IOException {
    mark("SYNTHETIC MARKET DATA\n\nSeed: -12\nTrade dates: 2021-01-04\n");
    assertThat(SyntheticNotice.of(folder)).contains(new SyntheticNotice(OptionalLong.of(-12)));
  }

  @Test
  void holdsWhateverIsWrittenInIt() throws IOException {
    for (String text : new String[] {"", "\u0000\u00ff", "Seed: 7 or so"}) {
      mark(text);
      assertThat(SyntheticNotice.of(folder)).contains(new SyntheticNotice(OptionalLong.empty()));
    }
  }

  @Test
  void holdsForTheFoldersOfBarsInItAndForNoOther() throws IOException {
    mark("Seed: 7\n");
    for (String kind : new String[] {"hourly", "daily", "minute"}) {
      assertThat(SyntheticNotice.of(Files.createDirectory(folder.resolve(kind)))).isPresent();
    }
    assertThat(SyntheticNotice.of(Files.createDirectory(folder.resolve("mine")))).isEmpty();
  }

  @Test
  void isFoundThroughALink() throws IOException {
    mark("Seed: 7\n");
    Path link = folder.resolve("bars");
    Files.createSymbolicLink(link, Files.createDirectory(folder.resolve("hourly")));
    assertThat(SyntheticNotice.of(link)).isPresent();
  }
}
