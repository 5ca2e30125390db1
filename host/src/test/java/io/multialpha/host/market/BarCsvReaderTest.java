package io.multialpha.host.market;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BarCsvReaderTest {
  private static final String HEADER = "timestamp,open,high,low,close,volume\n";

  @TempDir Path folder;

  @Test
  void readsBarsWithTheirTradeDates() throws IOException {
    BarColumns bars =
        read(
            "ES.csv",
            HEADER
                + "2024-03-04T21:00:00Z,5100,5105.25,5099.5,5101,1200\n"
                + "2024-03-04T23:00:00Z,5102,5103,5101.75,5102.5,0\n");
    assertThat(bars.symbol()).isEqualTo("ES");
    assertThat(bars.size()).isEqualTo(2);
    assertThat(Instant.ofEpochMilli(bars.start()[1])).isEqualTo("2024-03-04T23:00:00Z");
    assertThat(LocalDate.ofEpochDay(bars.tradeDate()[0])).isEqualTo("2024-03-04");
    assertThat(LocalDate.ofEpochDay(bars.tradeDate()[1])).isEqualTo("2024-03-05");
    assertThat(
            new double[] {bars.open(0), bars.high(0), bars.low(0), bars.close(0), bars.volume()[0]})
        .containsExactly(5100, 5105.25, 5099.5, 5101, 1200);
    assertThat(bars.volume()[1]).isZero();
  }

  @Test
  void findsColumnsByNameInAnyOrderAndCaseAndIgnoresOthers() throws IOException {
    BarColumns bars =
        read(
            "ES.csv",
            """
            Volume,DateTime,VWAP, Close ,Low,High,Open,"note"
            7,2024-03-04 10:00:00,x,3,1,4,2,hello
            """);
    assertThat(
            new double[] {bars.open(0), bars.high(0), bars.low(0), bars.close(0), bars.volume()[0]})
        .containsExactly(2, 4, 1, 3, 7);
  }

  @Test
  void readsWindowsLineEndsAByteOrderMarkBlankLinesAndAMissingLastLineEnd() throws IOException {
    BarColumns bars =
        read(
            "ES.csv",
            """
            \uFEFFtimestamp,open,high,low,close,volume\r

            2024-03-04T10:00:00Z,1,1,1,1,5\r
            \t \r
            2024-03-04T11:00:00Z,2,2,2,2,6\
            """);
    assertThat(bars.size()).isEqualTo(2);
    assertThat(bars.volume()[1]).isEqualTo(6);
  }

  @Test
  void readsGzip() throws IOException {
    Path file = folder.resolve("ES.csv.gz");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
      out.write((HEADER + "2024-03-04T10:00:00Z,1,2,1,2,5\n").getBytes(StandardCharsets.UTF_8));
    }
    BarColumns bars =
        new BarCsvReader(LoadOptions.defaults())
            .read(file, "ES", BarFileKind.HOURLY, new ArrayList<>());
    assertThat(bars.close(0)).isEqualTo(2);
  }

  @Test
  void readsLocalTimesAcrossBothChangesOfTheClocks() throws IOException {
    LoadOptions newYork = LoadOptions.defaults().withZone(ZoneId.of("America/New_York"));
    BarColumns bars =
        read(
            "FX.csv",
            """
            datetime,open,high,low,close,volume
            2024-03-10 01:00:00,1,1,1,1,0
            2024-03-10 03:00:00,1,1,1,1,0
            2024-11-03 00:00:00,1,1,1,1,0
            2024-11-03 01:00:00,1,1,1,1,0
            2024-11-03 01:00:00,1,1,1,1,0
            2024-11-03 02:00:00,1,1,1,1,0
            """,
            BarFileKind.HOURLY,
            newYork,
            new ArrayList<>());
    assertThat(starts(bars))
        .containsExactly(
            "2024-03-10T06:00:00Z",
            "2024-03-10T07:00:00Z",
            "2024-11-03T04:00:00Z",
            "2024-11-03T05:00:00Z",
            "2024-11-03T06:00:00Z",
            "2024-11-03T07:00:00Z");
  }

  @Test
  void readsDailyBarsByTheirLabel() throws IOException {
    BarColumns bars =
        read(
            "VIX.csv",
            HEADER + "2024-07-03T00:00:00Z,12,13,11,12,0\n2024-07-05,12,13,11,12,0\n",
            BarFileKind.DAILY);
    assertThat(starts(bars)).containsExactly("2024-07-03T00:00:00Z", "2024-07-05T00:00:00Z");
    assertThat(dates(bars)).containsExactly("2024-07-03", "2024-07-05");
  }

  @Test
  void showsADailyBarOfAHolidayNoEarlierThanTheSessionThatHoldsIt() throws IOException {
    BarColumns bars =
        read(
            "JPY.csv",
            HEADER + "2024-07-03,9,9,9,9,0\n2024-07-04,9,9,9,9,0\n2024-07-05,9,9,9,9,0\n",
            BarFileKind.DAILY);
    assertThat(starts(bars))
        .containsExactly("2024-07-03T00:00:00Z", "2024-07-04T00:00:00Z", "2024-07-05T00:00:00Z");
    assertThat(dates(bars)).containsExactly("2024-07-03", "2024-07-05", "2024-07-05");
  }

  @Test
  void readsDailyBarsThatAreStampedWithTheStartOfTheirSession() throws IOException {
    BarColumns bars =
        read(
            "6E.csv",
            HEADER + "2015-05-31 18:00:00,9,9,9,9,0\n2015-06-01 18:00:00,9,9,9,9,0\n",
            BarFileKind.DAILY,
            LoadOptions.defaults().withZone(ZoneId.of("America/New_York")),
            new ArrayList<>());
    assertThat(starts(bars)).containsExactly("2015-06-01T00:00:00Z", "2015-06-02T00:00:00Z");
    assertThat(dates(bars)).containsExactly("2015-06-01", "2015-06-02");
  }

  @Test
  void allowsPricesBelowZeroForTheSymbolsNamed() throws IOException {
    String text = HEADER + "2020-04-20T18:00:00Z,-10,0,-40.32,-37.63,9\n";
    assertThat(read("CL.csv", text).close(0)).isEqualTo(-37.63);
    LoadOptions also = LoadOptions.defaults().withNegativePriceSymbols(Set.of("ZZ"));
    assertThat(read("ZZ.csv", text, BarFileKind.HOURLY, also, new ArrayList<>()).low(0))
        .isEqualTo(-40.32);
  }

  @Test
  void leavesBadBarsOutAndReportsEachWhenAskedTo() throws IOException {
    List<SkippedBar> skipped = new ArrayList<>();
    BarColumns bars =
        read(
            "ES.csv",
            HEADER
                + "2024-03-04T10:00:00Z,1,2,1,2,5\n"
                + "2024-03-04T11:00:00Z,1,nan,1,2,5\n"
                + "2024-03-04T09:00:00Z,1,2,1,2,5\n"
                + "2024-03-04T12:00:00Z,1,2,1,2,5\n"
                + "2024-03-04T13:00:00Z,1,2,1,2,5\n",
            BarFileKind.HOURLY,
            LoadOptions.defaults().withOnBadBar(OnBadBar.SKIP),
            skipped);
    assertThat(starts(bars))
        .containsExactly("2024-03-04T10:00:00Z", "2024-03-04T12:00:00Z", "2024-03-04T13:00:00Z");
    Path file = folder.resolve("ES.csv");
    assertThat(skipped)
        .extracting(SkippedBar::toString)
        .containsExactly(
            file + ":3: ES: high nan is not finite; expected a decimal number",
            file
                + ":4: ES: 2024-03-04T09:00:00Z comes after the bar of 2024-03-04T10:00:00Z in line"
                + " 2; expected rising times");
  }

  private BarColumns read(String name, String text) throws IOException {
    return read(name, text, BarFileKind.HOURLY);
  }

  private BarColumns read(String name, String text, BarFileKind kind) throws IOException {
    return read(name, text, kind, LoadOptions.defaults(), new ArrayList<>());
  }

  private BarColumns read(
      String name, String text, BarFileKind kind, LoadOptions options, List<SkippedBar> skipped)
      throws IOException {
    Path file = Files.writeString(folder.resolve(name), text);
    return new BarCsvReader(options).read(file, name.replace(".csv", ""), kind, skipped);
  }

  private static List<String> starts(BarColumns bars) {
    List<String> all = new ArrayList<>();
    for (int i = 0; i < bars.size(); i++) {
      all.add(Instant.ofEpochMilli(bars.start()[i]).toString());
    }
    return all;
  }

  private static List<String> dates(BarColumns bars) {
    List<String> all = new ArrayList<>();
    for (int i = 0; i < bars.size(); i++) {
      all.add(LocalDate.ofEpochDay(bars.tradeDate()[i]).toString());
    }
    return all;
  }
}
