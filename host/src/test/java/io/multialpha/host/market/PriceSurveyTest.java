package io.multialpha.host.market;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PriceSurveyTest {
  private static final int BARS_A_DAY = 20;

  /** Bars of a range of 2 points around 100, on as many trade dates, from 1970-01-01. */
  private static BarColumns quiet(int days, Map<Integer, Double> shiftFromDay) {
    BarColumns.Builder bars = BarColumns.builder("ES", days * BARS_A_DAY);
    double level = 100;
    for (int i = 0; i < days * BARS_A_DAY; i++) {
      int day = i / BARS_A_DAY;
      if (i % BARS_A_DAY == 0) {
        level += shiftFromDay.getOrDefault(day, 0.0);
      }
      bars.append(i * 3_600_000L, day, level, level + 1, level - 1, level, 1);
    }
    return bars.build();
  }

  @Test
  void findsTheDatesThatOpenFarFromTheLastClose() {
    PriceSurvey survey = PriceSurvey.of(quiet(40, Map.of(15, 10.5, 20, -10.5, 30, 9.5)));
    assertThat(survey.jumps())
        .as("a jump of 9.5 points is less than five ranges of 2")
        .containsExactly(LocalDate.ofEpochDay(15), LocalDate.ofEpochDay(20));
    assertThat(survey.lowest()).isEqualTo(99);
    assertThat(survey.highest()).isEqualTo(111.5);
  }

  @Test
  void findsNothingBeforeItKnowsTheUsualRange() {
    assertThat(PriceSurvey.of(quiet(12, Map.of(5, 1000.0))).jumps()).isEmpty();
  }

  @Test
  void findsRollsOfRealUnadjustedSeries() throws IOException {
    Path data = SharedFiles.require("data");
    PriceSurvey gas =
        FolderMarket.load(data, List.of("QG"), Map.of(), LoadOptions.defaults().withoutCache())
            .report()
            .prices()
            .get(0);
    assertThat(gas.jumps()).isNotEmpty();
    List<String> rolls = Files.readAllLines(data.resolve("rolls/QG.csv"));
    long known =
        gas.jumps().stream()
            .filter(day -> rolls.stream().anyMatch(line -> line.startsWith(day + ",")))
            .count();
    assertThat(known).isGreaterThan(gas.jumps().size() / 2);
  }
}
