package io.multialpha.it.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.multialpha.it.cli.Program.Ended;
import io.multialpha.it.plugin.JarBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Strategies are run again over bars that end earlier, and what differs is told. */
class AuditLookAheadTest {
  @TempDir Path root;
  private Program program;

  @BeforeEach
  void install() throws IOException {
    program = Program.in(root);
  }

  private void with(String strategy, JarBuilder jar) throws IOException {
    jar.build(program.plugins(), strategy + ".jar");
    program.reconfigure("strategy_type: gap-fade", "strategy_type: " + strategy);
  }

  private Ended audit(String... more) {
    List<String> line = new ArrayList<>(List.of("audit", "lookahead", "--strategy", "fade"));
    line.addAll(List.of(more));
    return program.run(line.toArray(String[]::new));
  }

  @Test
  void findsNothingWhereNothingIsWrong() {
    Ended ended = audit();

    assertThat(ended.err()).isEmpty();
    assertThat(ended.exit()).isZero();
    assertThat(ended.out())
        .startsWith("fade in ES, NQ from 2024-01-02 to 2024-03-27 on bars: ")
        .contains(" decisions and 0 features, compared after 50 cuts.")
        .endsWith("Nothing differs.\n");
  }

  @Test
  void findsAStrategyThatReadsTheNextBarOutOfTheHostsMemory() throws IOException {
    with("peeker", Peekers.peeker());

    Ended ended = audit("--points", "10");

    assertThat(ended.exit()).isEqualTo(1);
    assertThat(ended.out())
        .contains("decision  enter long: it will rise  none")
        .contains("It knows the future");
  }

  @Test
  void tellsEachBarAndValueToScripts() throws IOException {
    with("peeker", Peekers.peeker());

    JsonNode report = new ObjectMapper().readTree(audit("--points", "10", "--json").out());

    assertThat(report.path("clean").booleanValue()).isFalse();
    assertThat(report.path("rounds")).hasSize(11);
    assertThat(report.path("rounds").path(0).path("cut_after").isNull()).isTrue();
    assertThat(report.path("rounds").path(0).path("differences")).isEmpty();
    int found = 0;
    for (JsonNode round : report.path("rounds")) {
      for (JsonNode difference : round.path("differences")) {
        assertThat(difference.path("bar")).isEqualTo(round.path("cut_after"));
        assertThat(difference.path("what").textValue()).isEqualTo("decision");
        found++;
      }
    }
    assertThat(found).isPositive();
  }

  @Test
  void findsAStrategyThatFallsOverWithoutTheFuture() throws IOException {
    with("stumbler", Peekers.stumbler());

    Ended ended = audit("--points", "10");

    assertThat(ended.exit()).isEqualTo(1);
    assertThat(ended.out())
        .contains("strategy  goes on", "java.lang.ArrayIndexOutOfBoundsException");
  }

  @Test
  void findsAStrategyThatRemembersTheRunBefore() throws IOException {
    with("rememberer", Peekers.rememberer());

    Ended ended = audit("--points", "1");

    assertThat(ended.exit()).isEqualTo(1);
    assertThat(ended.out())
        .contains("not cut    decision  none         enter long: it will rise")
        .contains("It differs even on the same bars");
  }

  @Test
  void findsAFeatureThatReadsTheNextHour() throws IOException {
    with("seer", Peekers.featurePeeker("HOUR"));

    Ended ended = audit("--points", "5");

    assertThat(ended.exit()).isEqualTo(1);
    assertThat(ended.out())
        .contains("0 decisions and 2 features, compared after 5 cuts.", "next_high", "\n10 diff")
        .doesNotContain("honest_range");
  }

  @Test
  void findsAFeatureThatReadsTheDayThatIsStillGoingOn() throws IOException {
    with("seer", Peekers.featurePeeker("DAY"));

    JsonNode report = new ObjectMapper().readTree(audit("--points", "5", "--json").out());

    assertThat(report.path("found").longValue()).isGreaterThan(10);
    for (JsonNode round : report.path("rounds")) {
      assertThat(round.path("values").longValue()).isPositive();
      for (JsonNode difference : round.path("differences")) {
        assertThat(difference.path("what").textValue()).isEqualTo("next_high");
        assertThat(difference.path("cut_off").textValue()).isEqualTo("none");
        // The hours of the date that the cut falls on.
        assertThat(
                Duration.between(
                    Instant.parse(difference.path("bar").textValue()),
                    Instant.parse(round.path("cut_after").textValue())))
            .isLessThan(Duration.ofHours(23));
      }
    }
  }

  private static final String KNOWN_TOO_EARLY =
      "The daily bars of ES know the future: 12 of 15, between 2024-01-02 and 2024-01-19, have high"
          + " and low of the trade date after theirs, 2 those of their own.";

  private void misdateDays() throws IOException {
    Files.createDirectories(program.bars().resolve("daily"));
    StringBuilder daily = new StringBuilder("timestamp,open,high,low,close,volume\n");
    LocalDate date = LocalDate.of(2024, 1, 1);
    for (int day = 0; day < 20; day++, date = date.plusDays(1)) {
      // Each of the days that follow, which rise by one percent or stay where they are.
      LocalDate next = date.plusDays(date.getDayOfWeek() == DayOfWeek.FRIDAY ? 3 : 1);
      if (date.getDayOfWeek().getValue() < 6) {
        long weekdays =
            LocalDate.of(2024, 1, 2).datesUntil(next).filter(AuditLookAheadTest::isOpen).count();
        double low = weekdays % 2 == 0 ? 4949 : 4999;
        daily.append(date).append(",5000,5001,").append(low).append(",5000,1\n");
      }
    }
    Files.writeString(program.bars().resolve("daily").resolve("ES.csv"), daily);
  }

  @Test
  void findsDailyBarsUnderTheDateBeforeTheirOwn() throws IOException {
    misdateDays();

    Ended ended = audit("--points", "1");

    assertThat(ended.exit()).isEqualTo(1);
    assertThat(ended.out())
        // Two of them by chance, since the exchange has no session of its own on a holiday.
        .contains(KNOWN_TOO_EARLY);

    Ended checked = program.run("data", "check", "--data", program.bars().toString());

    assertThat(checked.exit()).isEqualTo(1);
    assertThat(checked.err()).contains(KNOWN_TOO_EARLY);
  }

  @Test
  void warnsOfThemWhereTheyAreTraded() throws IOException {
    misdateDays();

    Ended ended =
        program.run(
            "backtest", "--strategy", "fade", "--data", program.bars().toString(), "--json");

    assertThat(ended.exit()).as(ended.err()).isZero();
    assertThat(ended.err()).contains("warning: " + KNOWN_TOO_EARLY);
    for (String file : List.of("summary.json", "report.html")) {
      assertThat(program.runs().get(0).resolve(file)).content().contains(KNOWN_TOO_EARLY);
    }
  }

  private static boolean isOpen(LocalDate day) {
    return day.getDayOfWeek().getValue() < 6;
  }

  @Test
  void doesNotPassAStrategyThatFailsBeforeItIsDone() throws IOException {
    with("thrower", Jars.thrower());

    Ended ended = audit("--points", "3");

    assertThat(ended.exit()).isEqualTo(1);
    assertThat(ended.err()).contains("On all bars the strategy fails: ").contains("fell over");
    assertThat(ended.out()).endsWith("Nothing differs, as far as it went.\n");
  }

  @Test
  void comparesScoresAndTheFeaturesThatBundlesRead() throws IOException {
    ToyModels.install(program);
    ToyModels.bundle(program, "ES", "0.7", "price_usd,prev_bar_pct");
    ToyModels.bundle(program, "NQ", "0.7", "price_usd");

    Ended ended = audit("--points", "5");

    assertThat(ended.exit()).as(ended.err()).isZero();
    assertThat(ended.out()).contains(" and 2 features, compared after 5 cuts.");
  }

  @Test
  void findsAModelThatScoresByWhatItSawInTheRunBefore() throws IOException {
    ToyModels.install(program, "++asked % 100 / 100.0");
    ToyModels.bundle(program, "ES", "0.7", "price_usd");
    ToyModels.bundle(program, "NQ", "0.7", "price_usd");

    Ended ended = audit("--points", "5");

    assertThat(ended.exit()).isEqualTo(1);
    assertThat(ended.out()).contains("not cut", "score", "It differs even on the same bars");
  }

  @Test
  void looksIntoAnyFeaturesThatAreNamed() {
    Ended ended = audit("--points", "5", "--features", "adx_value,daily_adx_value");

    assertThat(ended.out()).contains(" decisions and 2 features, compared after 5 cuts.");
    assertThat(ended.exit()).isZero();
    assertThat(audit("--features", "adx_valu").err())
        .contains("--features: there is no feature 'adx_valu' (nearest: adx_value");
  }

  @Test
  void leavesOutOfAllFeaturesThoseWithoutBars() {
    Ended ended = audit("--points", "5", "--features", "all");

    assertThat(ended.exit()).isZero();
    assertThat(ended.err())
        .containsPattern(
            "Left out \\d+ features that read bars of .*VIX.*, of which there are none");
    assertThat(ended.out()).contains("Nothing differs.");
  }

  @Test
  void givesTheSameAnswerAgain() throws IOException {
    with("peeker", Peekers.peeker());

    assertThat(audit("--points", "7", "--seed", "3"))
        .isEqualTo(audit("--points", "7", "--seed", "3"))
        .isNotEqualTo(audit("--points", "7", "--seed", "4"));
  }

  @Test
  void refusesWhatItCannotDo() {
    Ended ended = audit("--points", "0");

    assertThat(ended.exit()).isEqualTo(2);
    assertThat(ended.err()).contains("--points is 0, expected 1 to 100000.");
  }
}
