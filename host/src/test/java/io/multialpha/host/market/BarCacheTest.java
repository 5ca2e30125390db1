package io.multialpha.host.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BarCacheTest {
  private static final LoadOptions OPTIONS = LoadOptions.defaults();
  private static final FileTime WRITTEN = FileTime.fromMillis(1_700_000_000_000L);

  @TempDir Path folder;
  private Path csv;
  private Path copy;

  @BeforeEach
  void writeBars() throws IOException {
    csv = folder.resolve("hourly/ES.csv");
    copy = folder.resolve(".multi-alpha-cache/ES.hourly.bars");
    Files.createDirectories(csv.getParent());
    StringBuilder text = new StringBuilder("timestamp,open,high,low,close,volume\n");
    for (int i = 0; i < 50; i++) {
      text.append(
          "2024-03-04 %02d:00:00,%d.25,9%d,1.5,%d,%d\n"
              .formatted(i % 24, i + 2, i, i + 3, i)
              .replace("03-04", "03-" + (11 + i / 24)));
    }
    Files.writeString(csv, text);
    Files.setLastModifiedTime(csv, WRITTEN);
  }

  @Test
  void givesTheSameBarsAsTheText() throws IOException {
    BarColumns fromText = load(OPTIONS.withoutCache());
    assertThat(copy).doesNotExist();
    load(OPTIONS);
    assertThat(copy).exists();
    spoilText();
    BarColumns fromCopy = load(OPTIONS);
    assertThat(fromCopy.size()).isEqualTo(50);
    assertThat(fromCopy.symbol()).isEqualTo("ES");
    assertThat(fromCopy.start()).isEqualTo(Arrays.copyOf(fromText.start(), 50));
    assertThat(fromCopy.tradeDate()).isEqualTo(Arrays.copyOf(fromText.tradeDate(), 50));
    assertThat(fromCopy.prices()).isEqualTo(Arrays.copyOf(fromText.prices(), 4 * 50));
    assertThat(fromCopy.volume()).isEqualTo(Arrays.copyOf(fromText.volume(), 50));
  }

  @Test
  void isNotUsedWhenTheTextHasChanged() throws IOException {
    load(OPTIONS);
    Files.writeString(
        csv, Files.readString(csv).replace("2024-03-11 00:00:00,2.25", "2024-03-11 00:00:00,3.75"));
    assertThat(load(OPTIONS).open(0)).isEqualTo(3.75);
    assertThat(load(OPTIONS).open(0)).isEqualTo(3.75);
  }

  @Test
  void isNotUsedUnderOtherOptions() throws IOException {
    load(OPTIONS);
    long first = load(OPTIONS).start()[0];
    assertThat(load(OPTIONS.withZone(ZoneId.of("America/New_York"))).start()[0])
        .isEqualTo(first + 4 * 3_600_000L);
    assertThat(load(OPTIONS).start()[0]).isEqualTo(first);
    spoilText();
    assertThat(load(OPTIONS).size()).isEqualTo(50);
    for (LoadOptions other :
        List.of(
            OPTIONS.withCalendar(TradingCalendar.weekdays()),
            OPTIONS.withNegativePriceSymbols(Set.of("ES")),
            OPTIONS.withoutCache())) {
      assertThatThrownBy(() -> load(other)).isInstanceOf(MarketDataException.class);
    }
  }

  @Test
  void isRebuiltWhenAnyByteIsWrong() throws IOException {
    BarColumns good = load(OPTIONS);
    byte[] bytes = Files.readAllBytes(copy);
    for (int i = 0; i < bytes.length; i += 7) {
      byte[] wrong = bytes.clone();
      wrong[i] ^= 0x10;
      Files.write(copy, wrong);
      assertThat(load(OPTIONS).prices()).startsWith(Arrays.copyOf(good.prices(), 4 * 50));
      assertThat(Files.readAllBytes(copy)).as("byte %d", i).isEqualTo(bytes);
    }
  }

  @Test
  void isRebuiltWhenItIsCutOffEmptyOrForeign() throws IOException {
    load(OPTIONS);
    byte[] bytes = Files.readAllBytes(copy);
    for (byte[] wrong :
        List.of(
            new byte[0],
            Arrays.copyOf(bytes, 47),
            Arrays.copyOf(bytes, bytes.length - 1),
            new byte[5000],
            Arrays.copyOf(bytes, bytes.length + 8))) {
      Files.write(copy, wrong);
      assertThat(load(OPTIONS).size()).isEqualTo(50);
      assertThat(Files.readAllBytes(copy)).isEqualTo(bytes);
    }
  }

  @Test
  void liesElsewhereWhenTheDataFolderCannotBeWritten(@TempDir Path elsewhere) throws IOException {
    Files.writeString(copy.getParent(), "a file where the folder would be");
    assertThat(load(OPTIONS).size()).as("no place at all is no error").isEqualTo(50);
    LoadOptions options = OPTIONS.withCacheFolder(elsewhere.resolve("var/cache"));
    load(options);
    try (Stream<Path> files = Files.walk(elsewhere)) {
      assertThat(files.filter(Files::isRegularFile))
          .singleElement()
          .satisfies(f -> assertThat(f.getFileName()).hasToString("ES.hourly.bars"));
    }
    spoilText();
    assertThat(load(options).size()).isEqualTo(50);
  }

  @Test
  void leavesADataFolderAloneThatIsMarkedReadOnlyEvenAsSuperuser(@TempDir Path elsewhere)
      throws IOException {
    assumeTrue(FileSystems.getDefault().supportedFileAttributeViews().contains("posix"));
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("r-xr-xr-x"));
    try {
      load(OPTIONS.withCacheFolder(elsewhere));
      assertThat(copy.getParent()).doesNotExist();
      try (Stream<Path> files = Files.walk(elsewhere)) {
        assertThat(files.filter(Files::isRegularFile)).hasSize(1);
      }
    } finally {
      Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
  }

  @Test
  void holdsTheHoursThatWereMadeOfMinutes() throws IOException {
    Path minutes = folder.resolve("minute/ES.csv");
    Files.createDirectories(minutes.getParent());
    Files.move(csv, minutes);
    csv = minutes;
    long first = load(OPTIONS).start()[0];
    spoilText();
    assertThat(load(OPTIONS).start()[0]).isEqualTo(first);
  }

  @Test
  void isNotWrittenForAFileWithSkippedBarsSoThatEachRunReportsThem() throws IOException {
    Files.writeString(csv, Files.readString(csv) + "junk\n");
    LoadOptions skip = OPTIONS.withOnBadBar(OnBadBar.SKIP);
    for (int run = 0; run < 2; run++) {
      assertThat(FolderMarket.load(folder, Set.of("ES"), Map.of(), skip).report().skipped())
          .hasSize(1);
    }
    assertThat(copy).doesNotExist();
  }

  @Test
  void leavesNoHalfWrittenFiles() throws IOException {
    load(OPTIONS);
    try (Stream<Path> files = Files.list(copy.getParent())) {
      assertThat(files).containsExactly(copy);
    }
  }

  private BarColumns load(LoadOptions options) {
    return FolderMarket.load(folder, Set.of("ES"), Map.of(), options).bars().requireHourly("ES");
  }

  /**
   * Makes the text unreadable without a trace in size or time, so that only a copy can still give
   * bars.
   */
  private void spoilText() throws IOException {
    byte[] bytes = new byte[(int) Files.size(csv)];
    Arrays.fill(bytes, (byte) '#');
    FileTime time = Files.getLastModifiedTime(csv);
    Files.write(csv, bytes);
    Files.setLastModifiedTime(csv, time);
  }
}
