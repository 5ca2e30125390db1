package io.multialpha.host.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.multialpha.host.ExitCode;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderMarketTest {
  private static final String HEADER = "timestamp,open,high,low,close,volume\n";
  private static final LoadOptions OPTIONS = LoadOptions.defaults().withoutCache();

  @TempDir Path folder;

  @Test
  void loadsEveryLayout() throws IOException {
    write("hourly/ES.csv", bar("2024-03-04T10:00:00Z", 1));
    write("daily/ES.csv", bar("2024-03-01", 2));
    write("NQ_hourly.csv", bar("2024-03-04 10:00:00", 3));
    write("NQ_daily.csv", bar("2024-03-01", 4));
    writeGzip("S0.csv.gz", bar("2024-03-04 10:00:00", 5));
    writeGzip("minute/GC.csv.gz", bar("2024-03-04T10:07:00Z", 6));
    writeGzip("daily/VIX.csv.gz", bar("2024-03-01T00:00:00Z", 7));

    assertThat(FolderMarket.symbolsIn(folder)).containsExactly("ES", "GC", "NQ", "S0", "VIX");
    MarketData market = load("ES", "GC", "NQ", "S0", "VIX").bars();
    assertThat(market.symbols()).containsExactly("ES", "GC", "NQ", "S0", "VIX");
    assertThat(market.requireHourly("ES").close(0)).isEqualTo(1);
    assertThat(market.requireDaily("ES").close(0)).isEqualTo(2);
    assertThat(market.requireHourly("NQ").close(0)).isEqualTo(3);
    assertThat(market.requireDaily("NQ").close(0)).isEqualTo(4);
    assertThat(market.requireHourly("S0").close(0)).isEqualTo(5);
    assertThat(market.requireDaily("S0").start()[0]).isEqualTo(millis("2024-03-04T00:00:00Z"));
    assertThat(market.requireHourly("GC").start()[0]).isEqualTo(millis("2024-03-04T10:00:00Z"));
    assertThat(market.requireDaily("GC").close(0)).isEqualTo(6);
    assertThat(market.hourly("VIX")).isEmpty();
    assertThat(market.requireDaily("VIX").close(0)).isEqualTo(7);
  }

  @Test
  void saysWhereBarsCameFrom() throws IOException {
    Path minutes =
        write("minute/ES.csv", bar("2024-03-04T10:07:00Z", 1) + bar("2028-03-06T10:08:00Z", 1));
    assertThat(load("ES").report().sources())
        .containsExactly(
            new BarSource(
                "ES", BarFileKind.HOURLY, minutes, BarFileKind.MINUTE, 2, 1, 0, Shut.NONE),
            new BarSource(
                "ES", BarFileKind.DAILY, minutes, BarFileKind.MINUTE, 2, 1, 0, Shut.NONE));
  }

  @Test
  void letsAnotherSeriesStandIn() throws IOException {
    write("hourly/MNQ.csv", bar("2024-03-04T10:00:00Z", 5));
    MarketData market =
        FolderMarket.load(folder, Set.of("ES", "NQ"), Map.of("ES", "MNQ", "NQ", "MNQ"), OPTIONS)
            .bars();
    assertThat(market.requireHourly("ES").symbol()).isEqualTo("ES");
    assertThat(market.requireDaily("NQ").close(0)).isEqualTo(5);
  }

  @Test
  void letsAStandInTradeBelowZeroWhereTheOriginalMay() throws IOException {
    write("hourly/WTI.csv", bar("2020-04-20T18:00:00Z", -5));
    MarketData market =
        FolderMarket.load(folder, Set.of("CL"), Map.of("CL", "WTI"), OPTIONS).bars();
    assertThat(market.requireHourly("CL").close(0)).isEqualTo(-5);
    assertThatThrownBy(() -> load("WTI")).hasMessageContaining("open -5.0 is not above zero");
  }

  @Test
  void saysWhatItLookedForAndWhatThereIs() throws IOException {
    write("hourly/MNQ.csv", bar("2024-03-04T10:00:00Z", 5));
    write("daily/VIX.csv", bar("2024-03-04", 5));
    String looked =
        folder
            + " for hourly/%1$s.csv, %1$s_hourly.csv, %1$s.csv, daily/%1$s.csv, %1$s_daily.csv,"
            + " minute/%1$s.csv, each also as .csv.gz. The folder has MNQ, VIX. ";
    assertThatThrownBy(() -> load("NQ"))
        .isInstanceOf(MarketDataException.class)
        .hasMessage(
            "There are no bars of NQ: looked in "
                + looked.formatted("NQ")
                + "Add the file, or let another series stand in with data.aliases, for example NQ:"
                + " MNQ.");
    assertThatThrownBy(() -> FolderMarket.load(folder, Set.of("PL"), Map.of("PL", "GC"), OPTIONS))
        .hasMessage(
            "There are no bars of GC, which --alias or data.aliases puts in place of PL: looked in "
                + looked.formatted("GC")
                + "Add the file, or let another series stand in with data.aliases, for example PL:"
                + " OTHER.");
  }

  @Test
  void reportsTheProblemsOfAllSymbolsAtOnce() throws IOException {
    Path es = write("hourly/ES.csv", "");
    assertThatThrownBy(() -> load("PL", "ES"))
        .hasMessageMatching(
            "(?s)\\Q" + es + "\\E: ES: the file is empty.*\\nThere are no bars of PL: .*");
  }

  @Test
  void blamesTheEnvironmentForAFileThatCannotBeRead() throws IOException {
    Path unreadable = Path.of("/proc/self/mem"); // from its beginning, not even for the superuser
    assumeThat(unreadable).isRegularFile();
    Path file = folder.resolve("hourly/ES.csv");
    Files.createDirectories(file.getParent());
    Files.createSymbolicLink(file, unreadable);
    assertThatThrownBy(() -> load("ES", "PL"))
        .isInstanceOfSatisfying(
            MarketDataException.class,
            e -> assertThat(e.exitCode()).isEqualTo(ExitCode.ENVIRONMENT))
        .hasMessageMatching(
            "(?s)\\Q"
                + file
                + "\\E: ES: the file cannot be read .*Check its permissions and the disk\\.\\n"
                + "There are no bars of PL.*");
    Files.delete(file);
    assertThatThrownBy(() -> load("PL"))
        .isInstanceOfSatisfying(
            MarketDataException.class, e -> assertThat(e.exitCode()).isEqualTo(ExitCode.USAGE));
  }

  @Test
  void refusesTwoFilesForOneSeries() throws IOException {
    Path plain = write("hourly/ES.csv", bar("2024-03-04T10:00:00Z", 5));
    Path packed = writeGzip("hourly/ES.csv.gz", bar("2024-03-04T10:00:00Z", 5));
    assertThatThrownBy(() -> load("ES"))
        .hasMessage(
            "Both "
                + plain
                + " and "
                + packed
                + " hold hourly bars of ES; expected one file. Remove one of them.");
  }

  @Test
  void refusesSymbolsThatLeaveTheFolder() {
    assertThatThrownBy(() -> load("../ES"))
        .hasMessage(
            "\"../ES\" is no symbol that a bar file can be named after; expected letters, digits"
                + " and . _ = ^ + - only. Correct the symbol or data.aliases.");
  }

  @Test
  void saysThatThereIsNoFolder() {
    Path none = folder.resolve("none");
    assertThatThrownBy(() -> FolderMarket.load(none, Set.of("ES"), Map.of(), OPTIONS))
        .hasMessage(
            "There is no data folder "
                + none
                + ". Name a folder with bar files, such as hourly/ES.csv.");
  }

  @Test
  void saysThatAFileIsNoFolder() throws IOException {
    Path file = Files.writeString(folder.resolve("README.md"), "");
    assertThatThrownBy(() -> FolderMarket.load(file, Set.of("ES"), Map.of(), OPTIONS))
        .hasMessage(file + " is no folder. Name a folder with bar files, such as hourly/ES.csv.");
  }

  @Test
  void saysWhereElseThereAreBars() throws IOException {
    Path within = folder.resolve("bars");
    Files.createDirectories(within.resolve("hourly"));
    Files.writeString(within.resolve("hourly/ES.csv"), "");
    assertThatThrownBy(() -> load("ES"))
        .hasMessageContaining(
            "The folder has no bar files. There are some in " + within + ": name one of these.");
  }

  @Test
  void reportsLongPausesAndSkippedBars() throws IOException {
    Path file =
        write(
            "hourly/ES.csv",
            bar("2024-03-04T10:00:00Z", 5)
                + "2024-03-04T11:00:00Z,x,1,1,1,1\n"
                + bar("2024-03-14T11:00:00Z", 5));
    BarReport report =
        FolderMarket.load(folder, Set.of("ES"), Map.of(), OPTIONS.withOnBadBar(OnBadBar.SKIP))
            .report();
    assertThat(report.skipped())
        .containsExactly(
            new SkippedBar(
                file, 3, "ES", "open \"x\" is no number; expected digits with a decimal point"));
    assertThat(report.gaps())
        .extracting(BarGap::toString)
        .containsExactly(
            "ES hourly: no bar for 10 days between 2024-03-04T10:00:00Z and 2024-03-14T11:00:00Z",
            "ES daily: no bar for 10 days between 2024-03-04T00:00:00Z and 2024-03-14T00:00:00Z");
  }

  @Test
  void givesTheSameWithOneThreadAndWithMany() throws IOException {
    for (String symbol : List.of("A", "B", "C", "D", "E", "F")) {
      write("hourly/" + symbol + ".csv", bar("2024-03-04T10:00:00Z", symbol.charAt(0)));
    }
    LoadedMarket one =
        FolderMarket.load(folder, FolderMarket.symbolsIn(folder), Map.of(), OPTIONS.withThreads(1));
    LoadedMarket many =
        FolderMarket.load(folder, FolderMarket.symbolsIn(folder), Map.of(), OPTIONS.withThreads(6));
    assertThat(many.report()).isEqualTo(one.report());
    for (String symbol : one.bars().symbols()) {
      assertThat(many.bars().requireHourly(symbol))
          .usingRecursiveComparison()
          .isEqualTo(one.bars().requireHourly(symbol));
    }
  }

  @Test
  void keepsADailySettlementOutsideTheDaysRangeAndCountsIt() throws IOException {
    write("hourly/ES.csv", bar("2024-03-04T10:00:00Z", 1));
    write("daily/ES.csv", "2024-03-01,5,6,4,3.75,100\n2024-03-04,5,6,4,5,100\n");
    LoadedMarket loaded = load("ES");
    assertThat(loaded.bars().requireDaily("ES").close(0)).isEqualTo(3.75);
    assertThat(loaded.report().sources())
        .extracting(BarSource::settledOutside)
        .containsExactly(0, 1);

    write("hourly/NQ.csv", "2024-03-04T10:00:00Z,5,6,4,3.75,100\n");
    assertThatThrownBy(() -> load("NQ")).hasMessageContaining("close 3.75 is outside low 4");
  }

  @Test
  void tellsOfMisdatedDaysOnlyThatTheyAre() throws IOException {
    StringBuilder hourly = new StringBuilder();
    StringBuilder daily = new StringBuilder();
    for (int day = 4; day < 9; day++) {
      hourly.append(bar("2024-03-0" + day + "T15:00:00Z", 100 + day));
      daily.append(bar("2024-03-0" + day, 101 + day));
    }
    write("hourly/ES.csv", hourly + bar("2024-03-11T15:00:00Z", 109));
    write("daily/ES.csv", daily.toString());
    BarReport report = load("ES").report();
    assertThat(report.misdated()).hasSize(1);
    assertThat(report.apart()).isEmpty();

    write("daily/ES.csv", daily.toString().replace(",10", ",20"));
    report = load("ES").report();
    assertThat(report.misdated()).isEmpty();
    assertThat(report.apart()).hasSize(1);
  }

  @Test
  void namesTheTimeOfASpikeAsFarAsItIsKnown() throws IOException {
    String before = bar("2024-02-13T08:00:00Z", 100) + bar("2024-02-13T09:00:00Z", 100);
    String after = bar("2024-02-13T10:00:00Z", 100);
    write("minute/ES.csv", before + bar("2024-02-13T09:17:00Z", 10) + after);
    write(
        "hourly/NQ.csv",
        before.replace("09:00:00Z,100.0,100.0,100.0", "09:00:00Z,100.0,100.0,10.0") + after);
    write("hourly/CL.csv", after);
    write("daily/CL.csv", bar("2024-02-12", 100) + bar("2024-02-13", 10) + bar("2024-02-14", 100));
    assertThat(load("ES", "NQ", "CL").report().spikes())
        .extracting(spike -> folder.relativize(spike.file()).toString(), FolderMarketTest::time)
        .containsExactly(
            tuple("daily/CL.csv", "on 2024-02-13"),
            tuple("minute/ES.csv", "in the hour from 2024-02-13T09:00:00Z"),
            tuple("hourly/NQ.csv", "at 2024-02-13T09:00:00Z"));
  }

  private LoadedMarket load(String... symbols) {
    return FolderMarket.load(folder, List.of(symbols), Map.of(), OPTIONS);
  }

  /** What its sentence says of the time. */
  private static String time(PriceSpike spike) {
    String text = spike.toString();
    return text.substring(text.indexOf(": 10 ") + 5, text.indexOf(" is far"));
  }

  private static String bar(String time, double price) {
    return time + ("," + price).repeat(4) + ",1\n";
  }

  private static long millis(String instant) {
    return Instant.parse(instant).toEpochMilli();
  }

  private Path write(String name, String bars) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, bars.isEmpty() ? "" : HEADER + bars);
  }

  private Path writeGzip(String name, String bars) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
      out.write((HEADER + bars).getBytes(StandardCharsets.US_ASCII));
    }
    return file;
  }
}
