package io.multialpha.host.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.multialpha.host.ExitCode;
import io.multialpha.host.UserException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Every way in which a bar file can be wrong, and the sentence that says so. */
class BadBarZooTest {
  private static final String HEADER = "timestamp,open,high,low,close,volume\n";
  private static final String GOOD = "2024-03-04T10:00:00Z,5,6,4,5,100\n";
  private static final String END =
      ". 1 of 3 bars in this file is bad. Correct the file, or leave bad bars out with --on-bad-bar"
          + " skip.";

  @TempDir Path folder;

  /** The bad line is the third of the file, between two good bars. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "9999-01-01T00:00:00Z,5,6,4,5,100|9999-01-01T00:00:00Z is not between the years 1900 and"
            + " 2200; expected for example 2019-05-06T22:00:00Z",
        "1899-12-31T00:00:00Z,5,6,4,5,100|1899-12-31T00:00:00Z is not between the years 1900 and"
            + " 2200; expected for example 2019-05-06T22:00:00Z",
        "2024-03-04T11:00:00Z,5,6,4,abc,100|close \"abc\" is no number; expected digits with a"
            + " decimal point",
        "2024-03-04T11:00:00Z,5,6,4,\"5\",100|close \"\"5\"\" is no number; expected digits with a"
            + " decimal point",
        "2024-03-04T11:00:00Z,5,6,4,5, 100|volume \" 100\" is no number; expected digits with a"
            + " decimal point",
        "2024-03-04T11:00:00Z,5,NaN,4,5,100|high NaN is not finite; expected a decimal number",
        "2024-03-04T11:00:00Z,5,6,-Infinity,5,100|low -Infinity is not finite; expected a decimal"
            + " number",
        "2024-03-04T11:00:00Z,5,6,4,5,1e999|volume 1e999 is not finite; expected a decimal number",
        "2024-03-04T11:00:00Z,,6,4,5,100|open is empty; expected a decimal number",
        "2024-03-04T11:00:00Z,0,6,0,5,100|open 0 is not above zero; expected a price above zero, as"
            + " data.allow_negative (CL, MCL, QM) does not name ES",
        "2024-03-04T11:00:00Z,5,6,-4,5,100|low -4 is not above zero; expected a price above zero,"
            + " as data.allow_negative (CL, MCL, QM) does not name ES",
        "2024-03-04T11:00:00Z,5,4,6,5,100|high 4 is below low 6; expected low <= open, close <="
            + " high",
        "2024-03-04T11:00:00Z,7,6,4,5,100|open 7 is outside low 4 to high 6; expected low <= open,"
            + " close <= high",
        "2024-03-04T11:00:00Z,5,6,4,3.99,100|close 3.99 is outside low 4 to high 6; expected low <="
            + " open, close <= high",
        "2024-03-04T11:00:00Z,5,1e300,4,5,100|high 1e300 is no price; expected less than a billion"
            + " points",
        "2024-03-04T11:00:00Z,5,6,4,5,-1|volume -1 is negative; expected 0 or more",
        "2024-03-04T09:00:00Z,5,6,4,5,100|2024-03-04T09:00:00Z comes after the bar of"
            + " 2024-03-04T10:00:00Z in line 2; expected rising times",
        "2024-03-04T10:00:00Z,5,6,4,5,100|2024-03-04T10:00:00Z repeats the bar of line 2; expected"
            + " one bar per start",
        "2024-03-04T05:00:00-05:00,5,6,4,5,100|2024-03-04T05:00:00-05:00 repeats the bar of line 2;"
            + " expected one bar per start",
        "2024-02-30T10:00:00Z,5,6,4,5,100|\"2024-02-30T10:00:00Z\" is no time; expected for example"
            + " 2019-05-06T22:00:00Z",
        "03/04/2024 11:00,5,6,4,5,100|\"03/04/2024 11:00\" is no time; expected for example"
            + " 2019-05-06T22:00:00Z",
        "2024-03-05,5,6,4,5,100|\"2024-03-05\" has no time of day; expected for example"
            + " 2019-05-06T22:00:00Z",
        ",5,6,4,5,100|the time is empty; expected for example 2019-05-06T22:00:00Z",
        "2024-03-04T11:00:00Z,5,6,4,5|the line has 5 fields; expected 6 as in the header",
        "2024-03-04T11:00:00Z,5,6,4,5,100,|the line has 7 fields; expected 6 as in the header",
        "junk|the line has 1 field; expected 6 as in the header"
      })
  void saysWhatIsWrongWithABar(String line, String sentence) throws IOException {
    Path file = write("ES.csv", HEADER + GOOD + line + "\n2024-03-04T12:00:00Z,5,6,4,5,100\n");
    refuses(file, file + ":3: ES: " + sentence + END);

    List<SkippedBar> skipped = new ArrayList<>();
    BarColumns bars = reader(OnBadBar.SKIP).read(file, "ES", BarFileKind.HOURLY, skipped);
    assertThat(bars.size()).isEqualTo(2);
    assertThat(skipped).containsExactly(new SkippedBar(file, 3, "ES", sentence));
  }

  @Test
  void saysThatALineIsHuge() throws IOException {
    Path file =
        write(
            "ES.csv", HEADER + GOOD + "9".repeat(70_000) + "\n2024-03-04T12:00:00Z,5,6,4,5,100\n");
    refuses(
        file,
        file
            + ":3: ES: the line is 70,000 bytes long; expected one bar in at most 65,536 bytes"
            + END);
  }

  @Test
  void spellsOutBytesThatAreNoText() throws IOException {
    byte[] text =
        (HEADER + GOOD + "2024-03-04T11:00:00Z,5,6,4,?,100\n2024-03-04T12:00:00Z,5,6,4,5,100\n")
            .getBytes(StandardCharsets.US_ASCII);
    for (int i = 0; i < text.length; i++) {
      text[i] = text[i] == '?' ? (byte) 0xff : text[i];
    }
    Path file = Files.write(folder.resolve("ES.csv"), text);
    refuses(
        file,
        file + ":3: ES: close \"\\xff\" is no number; expected digits with a decimal point" + END);
  }

  @Test
  void saysThatTheClocksSkippedATime() throws IOException {
    Path file =
        write(
            "ES.csv",
            HEADER
                + "2024-03-10 01:00:00,5,6,4,5,1\n"
                + "2024-03-10 02:00:00,5,6,4,5,1\n"
                + "2024-03-10 03:00:00,5,6,4,5,1\n");
    LoadOptions newYork = LoadOptions.defaults().withZone(ZoneId.of("America/New_York"));
    assertThatThrownBy(
            () -> new BarCsvReader(newYork).read(file, "ES", BarFileKind.HOURLY, new ArrayList<>()))
        .hasMessage(
            file
                + ":3: ES: 2024-03-10 02:00:00 does not exist in America/New_York, where the clocks"
                + " went forward; expected times of the zone that data.timezone names, or times"
                + " with Z or an offset"
                + END);
  }

  @Test
  void saysThatADailyBarComesTwice() throws IOException {
    Path file =
        write(
            "ES.csv",
            HEADER
                + "2024-03-04,5,6,4,5,1\n2024-03-04T00:00:00Z,5,6,4,5,1\n2024-03-05,5,6,4,5,1\n");
    assertThatThrownBy(
            () -> reader(OnBadBar.REFUSE).read(file, "ES", BarFileKind.DAILY, new ArrayList<>()))
        .hasMessage(
            file
                + ":3: ES: 2024-03-04T00:00:00Z repeats the bar of line 2; expected one bar per"
                + " trade date"
                + END);
  }

  @Test
  void countsAllBadBarsAndNamesTheFirst() throws IOException {
    Path file =
        write(
            "ES.csv",
            HEADER
                + GOOD
                + "2024-03-04T11:00:00Z,5,6,4,x,1\n"
                + "2024-03-04T12:00:00Z,5,6,4,5,1\n"
                + "2024-03-04T13:00:00Z,5,6,4,5,y\n");
    refuses(
        file,
        file
            + ":3: ES: close \"x\" is no number; expected digits with a decimal point. 2 of 4 bars"
            + " in this file are bad. Correct the file, or leave bad bars out with --on-bad-bar"
            + " skip.");
  }

  @ParameterizedTest
  @EnumSource(OnBadBar.class)
  void refusesAFileThatIsMostlyBad(OnBadBar onBadBar) throws IOException {
    Path file = write("ES.csv", HEADER + GOOD + "a,b,c,d,e,f\n".repeat(2));
    refuses(
        onBadBar,
        file,
        file
            + ":3: ES: \"a\" is no time; expected for example 2019-05-06T22:00:00Z. 2 of 3 bars in"
            + " this file are bad, so this is no file of hourly bars of ES. Supply the right"
            + " file.");
  }

  @ParameterizedTest
  @EnumSource(OnBadBar.class)
  void refusesAnEmptyFile(OnBadBar onBadBar) throws IOException {
    String sentence =
        ": ES: the file is empty; expected the header timestamp,open,high,low,close,volume and one"
            + " line per bar. Supply the bars or remove the file.";
    for (String text : List.of("", "\n\n", "\uFEFF")) {
      Path file = write("ES.csv", text);
      refuses(onBadBar, file, file + sentence);
    }
  }

  @ParameterizedTest
  @EnumSource(OnBadBar.class)
  void refusesAFileWithAHeaderOnly(OnBadBar onBadBar) throws IOException {
    Path file = write("ES.csv", HEADER);
    refuses(
        onBadBar,
        file,
        file
            + ": ES: the file has a header but no bars; expected one line per bar. Supply the bars"
            + " or remove the file.");
  }

  @ParameterizedTest
  @EnumSource(OnBadBar.class)
  void refusesAHeaderWithoutAColumn(OnBadBar onBadBar) throws IOException {
    Path file = write("ES.csv", "timestamp,open,high,low,last\n2024-03-04T10:00:00Z,5,6,4,5\n");
    refuses(
        onBadBar,
        file,
        file
            + ":1: ES: the header lacks close, volume; found \"timestamp,open,high,low,last\","
            + " expected timestamp,open,high,low,close,volume in any order. Add what is missing, or"
            + " name the columns so.");
  }

  @Test
  void refusesAHeaderWithAColumnTwice() throws IOException {
    Path file = write("ES.csv", "date,timestamp,open,high,low,close,volume\n");
    refuses(
        file,
        file
            + ":1: ES: the header has two columns for timestamp (date, timestamp); expected one."
            + " Remove one of them.");
  }

  @ParameterizedTest
  @EnumSource(OnBadBar.class)
  void refusesAGzipThatWasCutOff(OnBadBar onBadBar) throws IOException {
    byte[] packed = gzip(HEADER + GOOD);
    Path file = Files.write(folder.resolve("ES.csv.gz"), Arrays.copyOf(packed, packed.length - 12));
    refuses(
        onBadBar,
        file,
        file
            + ": ES: the gzip stream ends too early; expected a complete file. It was probably cut"
            + " off while it was copied: copy it again.");
  }

  @Test
  void refusesAGzipThatIsNone() throws IOException {
    Path file = write("ES.csv.gz", HEADER + GOOD);
    refuses(
        file,
        file
            + ": ES: the gzip stream is damaged (Not in GZIP format); expected a gzip file, as its"
            + " name says. Copy it again, or rename it if it is not packed.");
  }

  @Test
  void refusesAGzipWithAFlippedBit() throws IOException {
    byte[] packed = gzip(HEADER + GOOD);
    packed[packed.length - 6] ^= 1;
    Path file = Files.write(folder.resolve("ES.csv.gz"), packed);
    assertThatThrownBy(
            () -> reader(OnBadBar.REFUSE).read(file, "ES", BarFileKind.HOURLY, new ArrayList<>()))
        .isInstanceOf(MarketDataException.class)
        .hasMessageStartingWith(file + ": ES: the gzip stream is damaged (");
  }

  @Test
  void refusesBinaryJunkAndOtherEncodings() throws IOException {
    byte[] zip = {'P', 'K', 3, 4, 20, 0, 8, 8};
    Path file = Files.write(folder.resolve("ES.csv"), zip);
    refuses(
        file,
        file
            + ":1: ES: the first line holds the byte 0x03; expected the header"
            + " timestamp,open,high,low,close,volume. This is no text file: supply the bars as CSV"
            + " in UTF-8.");
    Files.write(file, (HEADER + GOOD).getBytes(StandardCharsets.UTF_16));
    assertThatThrownBy(
            () -> reader(OnBadBar.SKIP).read(file, "ES", BarFileKind.HOURLY, new ArrayList<>()))
        .hasMessageContaining("This is no text file");
    Files.write(
        file, "timestamp,open,high,low,close,volum\u00e9\n".getBytes(StandardCharsets.ISO_8859_1));
    refuses(
        file,
        file
            + ":1: ES: the first line is no UTF-8 text; expected the header"
            + " timestamp,open,high,low,close,volume. Save the file as CSV in UTF-8.");
  }

  @Test
  void refusesAFirstLineWithoutEnd() throws IOException {
    Path file = write("ES.csv", "x".repeat(100_000));
    refuses(
        file,
        file
            + ":1: ES: the first line is longer than 65536 bytes; expected the header"
            + " timestamp,open,high,low,close,volume. This is no bar file: supply the right one.");
  }

  @Test
  void refusesMinuteBarsUnderAnHourlyName() throws IOException {
    Path file =
        write(
            "ES.csv",
            HEADER
                + GOOD
                + "2024-03-04T10:01:00Z,5,6,4,5,1\n"
                + "2024-03-04T10:02:00Z,5,6,4,5,1\n"
                + "2024-03-04T10:03:00Z,5,6,4,5,1\n");
    refuses(
        file,
        file
            + ": ES: most bars start less than an hour after the bar before (the first two at"
            + " 2024-03-04T10:00:00Z and 2024-03-04T10:01:00Z); expected hourly bars. Put minute"
            + " bars into the folder minute.");
  }

  @Test
  void saysThatAFileIsNotThereOrNoFile() {
    Path file = folder.resolve("none.csv");
    refuses(file, file + ": ES: there is no such file. Check the data folder.");
    assertThatThrownBy(
            () -> reader(OnBadBar.REFUSE).read(folder, "ES", BarFileKind.HOURLY, new ArrayList<>()))
        .isInstanceOf(MarketDataException.class)
        .hasMessageStartingWith(folder + ": ES: the file cannot be read (");
  }

  @Property(tries = 2_000)
  void answersAnyBytesWithBarsOrASentence(@ForAll long seed) throws IOException {
    byte[] text =
        (HEADER + GOOD + "2024-03-04T11:00:00Z,5,6,4,5,1\n2024-03-04T12:00:00Z,5.25,6,4,5,1\n")
            .getBytes(StandardCharsets.US_ASCII);
    Random random = new Random(seed);
    for (int i = random.nextInt(6); i >= 0; i--) {
      text[random.nextInt(text.length)] = (byte) random.nextInt(256);
    }
    Path file = Files.write(Files.createTempFile("zoo", ".csv"), text);
    try {
      for (OnBadBar onBadBar : OnBadBar.values()) {
        try {
          BarColumns bars =
              reader(onBadBar).read(file, "ES", BarFileKind.HOURLY, new ArrayList<>());
          assertThat(bars.size()).isBetween(1, 4);
        } catch (MarketDataException e) {
          assertThat(e)
              .hasMessageStartingWith(file + ":")
              .hasMessageContaining("ES: ")
              .hasMessageEndingWith(".");
        }
      }
    } finally {
      Files.delete(file);
    }
  }

  private void refuses(Path file, String message) {
    refuses(OnBadBar.REFUSE, file, message);
  }

  private void refuses(OnBadBar onBadBar, Path file, String message) {
    assertThatThrownBy(
            () -> reader(onBadBar).read(file, "ES", BarFileKind.HOURLY, new ArrayList<>()))
        .isInstanceOf(MarketDataException.class)
        .hasMessage(message)
        .extracting(e -> ((UserException) e).exitCode())
        .isEqualTo(ExitCode.USAGE);
  }

  private static BarCsvReader reader(OnBadBar onBadBar) {
    return new BarCsvReader(LoadOptions.defaults().withOnBadBar(onBadBar));
  }

  private Path write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  private static byte[] gzip(String text) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
      out.write(text.getBytes(StandardCharsets.US_ASCII));
    }
    return bytes.toByteArray();
  }
}
