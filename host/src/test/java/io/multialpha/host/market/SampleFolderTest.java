package io.multialpha.host.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.multialpha.host.OtherProcess;
import io.multialpha.host.UnfinishedFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SampleFolderTest {
  private static final long SEED = 11;
  private static final double EDGE = 0;

  @TempDir static Path shared;
  @TempDir Path own;
  private static Path sample;
  private static final List<String> PROGRESS = new ArrayList<>();

  @BeforeAll
  static void make() {
    sample =
        SampleMarket.ensure(
            shared.resolve("data/sample"),
            SEED,
            EDGE,
            (what, done, total) -> PROGRESS.add(done + "/" + total + " " + what));
  }

  @Test
  void tellsHowFarItIs() {
    assertThat(PROGRESS).hasSize(20).startsWith("1/20 ES", "2/20 NQ").endsWith("20/20 VIX");
  }

  @Test
  void writesTheSameBytesOnEveryMachineAndJdk() throws IOException {
    CRC32 crc = new CRC32();
    for (String folder : List.of("hourly", "daily")) {
      for (String symbol : SampleMarket.symbols()) {
        crc.update(Files.readAllBytes(sample.resolve(folder).resolve(symbol + ".csv")));
      }
    }
    assertThat(Long.toHexString(crc.getValue())).isEqualTo("c5670dbf");
  }

  @Test
  void writesWhatTheReaderReads() throws IOException {
    MarketData generated = SampleMarket.generate(SEED, EDGE);
    for (LoadOptions options :
        List.of(LoadOptions.defaults(), LoadOptions.defaults().withoutCache())) {
      MarketData read = FolderMarket.load(sample, SampleMarket.symbols(), Map.of(), options).bars();
      for (String symbol : SampleMarket.symbols()) {
        same(read.requireHourly(symbol), generated.requireHourly(symbol));
        same(read.requireDaily(symbol), generated.requireDaily(symbol));
      }
    }
    assertThat(Files.readAllLines(sample.resolve("hourly/ES.csv")).get(1))
        .matches("2021-01-03T23:00:00Z,(\\d{4}\\.(00|25|50|75),){4}\\d+");
    assertThat(Files.readAllLines(sample.resolve("daily/6J.csv")).get(1))
        .matches("2021-01-04T00:00:00Z,(0\\.\\d{6}[05],){4}\\d+");
    assertThat(Files.readAllLines(sample.resolve("hourly/YM.csv")).get(1))
        .matches("2021-01-03T23:00:00Z,(\\d{5},){4}\\d+");
  }

  private static void same(BarColumns read, BarColumns made) {
    int size = made.size();
    assertThat(read.size()).isEqualTo(size);
    assertThat(read.start()).startsWith(Arrays.copyOf(made.start(), size));
    assertThat(read.tradeDate()).startsWith(Arrays.copyOf(made.tradeDate(), size));
    assertThat(read.prices()).startsWith(Arrays.copyOf(made.prices(), 4 * size));
    assertThat(read.volume()).startsWith(Arrays.copyOf(made.volume(), size));
  }

  @Test
  void comesWithItsCacheSoThatTheFirstStartIsFast() throws IOException {
    try (Stream<Path> copies = Files.list(sample.resolve(".multi-alpha-cache"))) {
      assertThat(copies.count()).isEqualTo(40);
    }
    Path copy = sample.resolve(".multi-alpha-cache/ES.hourly.bars");
    FileTime written = Files.getLastModifiedTime(copy);
    FolderMarket.load(sample, List.of("ES"), Map.of(), LoadOptions.defaults());
    assertThat(Files.getLastModifiedTime(copy)).isEqualTo(written);
  }

  @Test
  void saysThatItIsSynthetic() throws IOException {
    assertThat(Files.readString(sample.resolve("SYNTHETIC.txt")))
        .startsWith("SYNTHETIC MARKET DATA\n")
        .contains(
            "not by any exchange",
            "random numbers without an edge",
            "Generator version: 2",
            "Seed: 11",
            "Planted edge: 0 standard deviations",
            "2021-01-04 to 2025-06-30");
  }

  @Test
  void leavesACompleteSampleAlone() throws IOException {
    FileTime before = Files.getLastModifiedTime(sample.resolve("SYNTHETIC.txt"));
    SampleMarket.ensure(
        sample,
        SEED,
        EDGE,
        (what, done, total) -> {
          throw new AssertionError("made " + what + " again");
        });
    assertThat(Files.getLastModifiedTime(sample.resolve("SYNTHETIC.txt"))).isEqualTo(before);
  }

  @Test
  void saysThatItHasAPlantedEdgeAndMakesOneOfAnotherEdgeAnew() throws IOException {
    Path folder = own.resolve("sample");
    SampleMarket.ensure(folder, SEED, 0.25, ProgressListener.SILENT);
    assertThat(folder.resolve("SYNTHETIC.txt"))
        .content()
        .contains("a planted edge that no market has", "Planted edge: 0.25 standard deviations");
    SampleMarket.ensure(folder, SEED, EDGE, ProgressListener.SILENT);
    assertThat(folder.resolve("hourly/ES.csv"))
        .hasSameBinaryContentAs(sample.resolve("hourly/ES.csv"));
  }

  @Test
  void makesADamagedSampleAndOneOfAnotherSeedAnew() throws IOException {
    Path folder = own.resolve("sample");
    SampleMarket.ensure(folder, 3, EDGE, ProgressListener.SILENT);
    byte[] good = Files.readAllBytes(folder.resolve("hourly/CL.csv"));
    Files.delete(folder.resolve("hourly/CL.csv"));
    SampleMarket.ensure(folder, 3, EDGE, ProgressListener.SILENT);
    assertThat(Files.readAllBytes(folder.resolve("hourly/CL.csv"))).isEqualTo(good);
    SampleMarket.ensure(folder, 4, EDGE, ProgressListener.SILENT);
    assertThat(Files.readAllBytes(folder.resolve("hourly/CL.csv"))).isNotEqualTo(good);
    try (Stream<Path> beside = Files.list(own)) {
      assertThat(beside).as("nothing half-made is left").containsExactly(folder);
    }
  }

  /** A sample that stays under way until it is killed. */
  public static final class UnderWay {
    private UnderWay() {}

    /** Makes it up to the first symbol and waits. */
    public static void main(String[] args) {
      SampleMarket.ensure(Path.of(args[0]), SEED, EDGE, (what, done, total) -> waitForEver());
    }

    private static void waitForEver() {
      System.out.write('\n');
      System.out.flush();
      try {
        System.in.read();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  @Test
  void removesWhatAKilledProcessLeftButNothingOfOneUnderWay() throws Exception {
    Path folder = own.resolve("sample");
    Process process =
        OtherProcess.of(UnderWay.class, folder.toString())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    Path half;
    try {
      assertThat(process.getInputStream().read()).isEqualTo('\n');
      try (Stream<Path> beside = Files.list(own)) {
        half = beside.findAny().orElseThrow();
      }
      SampleMarket.ensure(folder, SEED, EDGE, ProgressListener.SILENT);
      assertThat(half.resolve("hourly/ES.csv")).exists();
    } finally {
      process.destroyForcibly().waitFor();
    }
    assertThat(half).exists();
    SampleMarket.ensure(folder, 3, EDGE, ProgressListener.SILENT);
    try (Stream<Path> beside = Files.list(own)) {
      assertThat(beside).containsExactly(folder);
    }
    assertThat(folder.resolve(".lock")).doesNotExist();
  }

  @Test
  void makesASampleAnewThatAKilledProcessLeftWithItsLock() throws IOException {
    Path folder = own.resolve("sample");
    SampleMarket.ensure(folder, 3, EDGE, ProgressListener.SILENT);
    Path lock = folder.resolve(".lock");
    try (UnfinishedFolder another = UnfinishedFolder.make(own, "another").orElseThrow()) {
      Files.copy(another.path().resolve(".lock"), lock);
    }
    SampleMarket.ensure(folder, SEED, EDGE, ProgressListener.SILENT);
    assertThat(folder.resolve("hourly/ES.csv"))
        .hasSameBinaryContentAs(sample.resolve("hourly/ES.csv"));
    assertThat(lock).doesNotExist();
    Files.writeString(lock, "mine");
    assertThatThrownBy(() -> SampleMarket.ensure(folder, 3, EDGE, ProgressListener.SILENT))
        .isInstanceOf(MarketDataException.class)
        .hasMessageContaining("holds " + lock + ", which is no part of a synthetic market");
  }

  @Test
  void leavesFoldersBesideItThatAreNotHalfASample() throws IOException {
    Path mine = Files.createDirectories(own.resolve(".sample.venv.tmp/lib")).resolve("mine.py");
    Path alike = Files.createDirectory(own.resolve(".sample.1-a.tmp")).resolve("mine");
    for (Path file : List.of(mine, alike, own.resolve(".sample.venv.tmp/.lock"))) {
      Files.createFile(file);
    }
    Files.writeString(alike.resolveSibling(".lock"), "of another program\n");
    SampleMarket.ensure(own.resolve("sample"), SEED, EDGE, ProgressListener.SILENT);
    assertThat(mine).exists();
    assertThat(alike).exists();
  }

  @Test
  void neverTouchesAFolderWithFilesOfSomebodyElse() throws IOException {
    Path mine = Files.createDirectories(own.resolve("hourly")).resolve("XX.csv");
    Files.writeString(mine, "mine");
    assertThatThrownBy(() -> SampleMarket.ensure(own, SEED, EDGE, ProgressListener.SILENT))
        .isInstanceOf(MarketDataException.class)
        .hasMessage(
            "The folder "
                + own
                + " holds "
                + mine
                + ", which is no part of a synthetic market, and would be made anew. Name another"
                + " folder for the sample, or move that file.");
    assertThat(mine).hasContent("mine");
  }

  @Test
  void neverTakesRealBarsForItsOwnBecauseOfTheirNames() throws IOException {
    Path mine = Files.createDirectories(own.resolve("hourly")).resolve("ES.csv");
    Files.writeString(mine, "mine");
    assertThatThrownBy(() -> SampleMarket.ensure(own, SEED, EDGE, ProgressListener.SILENT))
        .isInstanceOf(MarketDataException.class)
        .hasMessageContaining("holds " + mine + ", which is no part of a synthetic market");
    assertThat(mine).hasContent("mine");
  }

  @Test
  void saysThatItCannotBeWritten() throws IOException {
    Path file = Files.writeString(own.resolve("file"), "");
    assertThatThrownBy(
            () -> SampleMarket.ensure(file.resolve("sample"), SEED, EDGE, ProgressListener.SILENT))
        .isInstanceOf(MarketDataException.class)
        .hasMessageStartingWith(
            "The sample market cannot be written to " + file.resolve("sample") + " (");
  }
}
