package io.multialpha.it.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.multialpha.it.cli.Program.Ended;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataTest {
  @TempDir Path root;
  private Program program;

  @BeforeEach
  void install() throws IOException {
    program = Program.in(root);
  }

  private Ended check(String... more) {
    String[] args = new String[more.length + 4];
    args[0] = "data";
    args[1] = "check";
    args[2] = "--data";
    args[3] = program.bars().toString();
    System.arraycopy(more, 0, args, 4, more.length);
    return program.run(args);
  }

  @Test
  void saysThatNothingIsWrong() {
    Ended ended = check();

    assertThat(ended.exit()).isZero();
    assertThat(ended.out())
        .containsPattern("ES +hourly +1,364 +2024-01-02 +2024-03-27 +hourly/ES\\.csv")
        .endsWith("Nothing is wrong with these bars.\n");
  }

  @Test
  void namesEveryBadBarAndEveryBadFile() throws IOException {
    program.addBars("ES", "2024-06-03T10:00:00Z,1,2,0.5,NaN,1\nrubbish\n");
    Files.writeString(program.bars().resolve("hourly/CL.csv"), "a,b\n1,2\n");
    Ended ended = check();

    assertThat(ended.exit()).isEqualTo(1);
    assertThat(ended.err()).contains("ES.csv:1366", "ES.csv:1367", "CL.csv");
    assertThat(ended.out()).contains("NQ").endsWith("3 things are wrong.\n");
  }

  @Test
  void checksOnlyTheSymbolsAskedFor() throws IOException {
    program.addBars("ES", "rubbish\n");

    assertThat(check("--symbols", "NQ").exit()).isZero();
    assertThat(check("--symbols", "ES").exit()).isEqualTo(1);
  }

  @Test
  void mentionsLongPausesWithoutCallingThemWrong() throws IOException {
    program.addBars("ES", "2024-06-03T10:00:00Z,5000,5001,4999,5000,1\n");
    Ended ended = check();

    assertThat(ended.exit()).isZero();
    assertThat(ended.err()).contains("note: ES hourly: no bar for 67 days");
  }

  private static final String SPIKE =
      "hourly/ES.csv: ES: 50 at 2024-02-12T01:00:00Z is far from all prices of the bars before and"
          + " after it, of which the nearest is 4999. It is used as it is; correct the bar if the"
          + " price was never traded.";

  private void divideABarByAHundred() throws IOException {
    Path file = program.bars().resolve("hourly/ES.csv");
    Files.writeString(
        file,
        Files.readString(file)
            .replaceFirst("2024-02-12T01:00:00Z[^\n]*", "2024-02-12T01:00:00Z,50,50,50,50,100"));
  }

  @Test
  void mentionsAPriceFarFromTheBarsAroundItAsDoubtful() throws IOException {
    divideABarByAHundred();
    Ended ended = check();

    assertThat(ended.exit()).isZero();
    assertThat(ended.err()).contains(SPIKE).containsOnlyOnce("is far from");
    assertThat(ended.out())
        .endsWith("Nothing is surely wrong with these bars, but 1 thing is doubtful.\n");
  }

  @Test
  void runsWarnOfAPriceFarFromTheBarsAroundIt() throws IOException {
    divideABarByAHundred();
    String[] backtest = {
      "backtest", "--strategy", "fade", "--data", program.bars().toString(), "--json"
    };
    Ended first = program.run(backtest);
    Ended fromTheCache = program.run(backtest);

    for (Ended ended : new Ended[] {first, fromTheCache}) {
      assertThat(ended.exit()).as(ended.err()).isZero();
      assertThat(ended.err()).containsPattern("warning: .*" + Pattern.quote(SPIKE));
    }
    for (Path run : program.runs()) {
      assertThat(run.resolve("summary.json")).content().contains(SPIKE);
      assertThat(run.resolve("report.html")).content().contains(SPIKE);
    }
  }

  @Test
  void tellsDailyBarsOfOtherPricesThanTheHourlyOnes() throws IOException {
    Files.createDirectory(program.bars().resolve("daily"));
    StringBuilder daily = new StringBuilder("timestamp,open,high,low,close,volume\n");
    for (int day = 12; day < 17; day++) {
      daily.append("2024-02-").append(day).append(",70,71.5,69,71,1000\n");
    }
    Files.writeString(program.bars().resolve("daily/ES.csv"), daily);
    String sentence =
        "The hourly and daily bars of ES are not of the same prices: on 5 of 5 trade dates with"
            + " both, between 2024-02-12 and 2024-02-16, they lie further apart than either is"
            + " wide. On the first of them the hours go from 4999 to 5001, the day from 69 to 71.5.";

    Ended checked = check();
    assertThat(checked.exit()).isZero();
    assertThat(checked.err()).contains("note: " + sentence);
    assertThat(checked.out()).endsWith("but 1 thing is doubtful.\n");

    Ended traded =
        program.run("backtest", "--strategy", "fade", "--data", program.bars().toString());
    assertThat(traded.exit()).as(traded.err()).isZero();
    assertThat(traded.err()).contains("warning: " + sentence);
    assertThat(program.runs().get(0).resolve("summary.json")).content().contains(sentence);
  }

  @Test
  void refusesAFolderThatIsNotThereOrEmpty() throws IOException {
    assertThat(program.run("data", "check", "--data", root + "/none").exit()).isEqualTo(2);
    Ended empty =
        program.run("data", "check", "--data", Files.createDirectory(root.resolve("e")).toString());
    assertThat(empty.exit()).isEqualTo(2);
    assertThat(empty.err())
        .endsWith(
            "There is no bar file in " + root.resolve("e") + "; expected such as hourly/ES.csv.\n");
  }

  @Test
  void namesTheFoldersInTheFolderThatHaveBars() throws IOException {
    Path above = Files.createDirectory(root.resolve("above"));
    Files.createDirectory(above.resolve("empty"));
    Files.writeString(
        Files.createDirectory(above.resolve("run")).resolve("trades.csv"), "price\n1\n");
    Files.writeString(Files.createDirectory(above.resolve("flat")).resolve("ES_daily.csv"), "");
    Files.move(program.bars(), above.resolve("fx"));
    Files.createDirectory(program.bars());

    assertThat(program.run("data", "check", "--data", above.toString()).err())
        .endsWith(
            "There are some in "
                + above.resolve("flat")
                + ", "
                + above.resolve("fx")
                + ": name one of these.\n");
    assertThat(program.run("backtest", "--strategy", "fade", "--data", above.toString()).err())
        .contains(", which has no bar files. There are some in " + above.resolve("flat") + ", ");
  }

  @Test
  void refusesAnEmptyNameOfAFolder() {
    for (String[] command :
        new String[][] {
          {"data", "check", "--data="}, {"backtest", "--strategy", "fade", "--data", ""}
        }) {
      Ended ended = program.run(command);

      assertThat(ended.exit()).isEqualTo(2);
      assertThat(ended.err()).contains("--data").contains("is empty; name a file or folder");
    }
  }
}
