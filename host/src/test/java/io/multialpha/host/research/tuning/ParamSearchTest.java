package io.multialpha.host.research.tuning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.multialpha.host.research.labels.LabelledTrades;
import io.multialpha.host.research.statistics.Xoshiro;
import io.multialpha.host.research.tuning.ParamSpace.Axis;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Settings whose trades are made up: one a day, whose features tell something of the profit. */
class ParamSearchTest {
  private static final int TRADES = 500;
  private static final ParamSpace SPACE =
      new ParamSpace(
          List.of(
              new Axis("stop", List.of(1.0, 2.0, 3.0), 1), new Axis("bars", List.of(4, 6, 8), 1)));

  @TempDir Path folder;
  private final List<Map<String, Number>> asked = new ArrayList<>();
  private int counted;

  /** Profits that have so much noise of their own, on top of a market that all share. */
  private static LabelledTrades trades(double edge, double own, long seed) {
    Xoshiro market = new Xoshiro(1);
    Xoshiro noise = new Xoshiro(seed);
    double[][] values = new double[3][TRADES];
    double[] profit = new double[TRADES];
    for (int row = 0; row < TRADES; row++) {
      for (double[] column : values) {
        column[row] = market.getAsDouble() - 0.5;
      }
      profit[row] =
          1000
              * (values[0][row]
                  + edge
                  + market.getAsDouble()
                  - 0.5
                  + own * (noise.getAsDouble() - 0.5));
    }
    return MadeTrades.of(values, profit, row -> 3_600_000);
  }

  private ParamFinding search(
      int threads, Function<Map<String, Number>, LabelledTrades> labelling, String file) {
    return new ParamSearch(
            SPACE,
            MadeTrades.tiny().withTrials(5, 10),
            threads,
            values -> {
              asked.add(values);
              return labelling.apply(values);
            })
        .run(
            new ParamTrialFile(folder.resolve(file), "run"),
            TRADES,
            (restored, total) -> {},
            batch -> counted = batch.size());
  }

  @Test
  void aSettingIsCountedAsSoonAsItIsTried() {
    List<Integer> counted = new ArrayList<>();
    ParamSearch search = new ParamSearch(SPACE, MadeTrades.tiny(), 1, ParamSearchTest::stopMatters);

    assertThatThrownBy(
            () ->
                search.run(
                    new ParamTrialFile(folder.resolve("a.csv"), "run"),
                    TRADES,
                    (restored, total) -> {
                      throw new IllegalStateException("killed");
                    },
                    batch -> counted.add(batch.size())))
        .hasMessage("killed");

    assertThat(counted).containsExactly(1);
  }

  private static LabelledTrades stopMatters(Map<String, Number> values) {
    return trades(values.get("stop").doubleValue() == 3 ? 0.4 : 0, 0.1, values.hashCode());
  }

  @Test
  void findsTheSettingThatIsBetterAndLeavesTheRestAsItIs() {
    ParamFinding finding = search(2, ParamSearchTest::stopMatters, "a.csv");

    assertThat(finding.changes()).containsExactly(Map.entry("stop", 3.0));
    assertThat(finding.values()).containsEntry("bars", 6);
    assertThat(finding.sharpe()).isGreaterThan(finding.configuredSharpe() + 1);
    assertThat(finding.trials()).isEqualTo(9).isEqualTo(counted);
    assertThat((String) finding.provenance().get("Chosen_On"))
        .as("a Sharpe ratio that this choice has seen is not told as if it had not")
        .contains("only Hold_Out is free of this choice");
    assertThat(asked.get(0)).isEqualTo(Map.of("stop", 2.0, "bars", 6));
    assertThat(asked.subList(0, 9)).doesNotHaveDuplicates();
    assertThat(asked.subList(9, 11))
        .as("both again, for other seeds")
        .containsExactly(Map.of("stop", 2.0, "bars", 6), Map.of("stop", 3.0, "bars", 6));
    assertThat(finding.refusal()).isEmpty();
    assertThat(finding.provenance()).containsKeys("Looked_Best", "Confirmation");
  }

  @Test
  void whatIsConfiguredStaysWhereTheOthersAreBetterByChanceOnly() {
    int better = 0;
    int changed = 0;
    int refused = 0;
    for (int seed = 0; seed < 12; seed++) {
      int of = seed;
      ParamFinding finding =
          search(2, values -> trades(0, 0.02, 31 * values.hashCode() + of), "s" + seed + ".csv");
      changed += finding.changes().isEmpty() ? 0 : 1;
      refused += finding.refusal().isPresent() ? 1 : 0;
      better += bestIsConfigured(finding, "s" + seed + ".csv") ? 0 : 1;
    }

    assertThat(better).as("often another one looks best").isGreaterThan(6);
    assertThat(changed).isLessThanOrEqualTo(1);
    assertThat(refused).as("looked better by more than one standard error").isPositive();
  }

  /** One trade less moves every fold and every bootstrap behind it. */
  @Test
  void aSettingThatMakesNearlyTheSameTradesIsNoBetterOne() {
    int refused = 0;
    for (int seed = 0; seed < 8; seed++) {
      LabelledTrades same = trades(0.1, 0.5, seed);
      ParamFinding finding = search(2, values -> butThree(same, values), "n" + seed + ".csv");
      assertThat(finding.changes()).as("seed %d", seed).isEmpty();
      refused +=
          finding.refusal().filter(why -> why.contains("nearly the same")).isPresent() ? 1 : 0;
    }
    assertThat(refused).as("another one looked better").isPositive();
  }

  private static LabelledTrades butThree(LabelledTrades trades, Map<String, Number> values) {
    int first = Math.floorMod(values.hashCode(), TRADES / 2);
    Set<Integer> left = Set.of(first, first + 71, first + 163);
    return trades.rows(IntStream.range(0, TRADES).filter(row -> !left.contains(row)).toArray());
  }

  @Test
  void aFileThatWasEditedIsRefusedByItsLine() throws IOException {
    search(1, ParamSearchTest::stopMatters, "a.csv");
    Path file = folder.resolve("a.csv");
    List<String> whole = Files.readAllLines(file);

    for (Map.Entry<Integer, String> edit :
        Map.of(
                2, "many", // trades
                4, "0.1;0.2", // sharpe_of_paths
                5, "NaN", // profit_per_20_dates
                6, "1;1,1") // choices, and a cell more
            .entrySet()) {
      List<String> lines = new ArrayList<>(whole);
      String[] cells = lines.get(2).split(",", -1);
      cells[edit.getKey()] = edit.getValue();
      lines.set(2, String.join(",", cells));
      Files.write(file, lines);

      assertThatThrownBy(() -> search(1, ParamSearchTest::stopMatters, "a.csv"))
          .isInstanceOf(TuningException.class)
          .hasMessageContaining(file + ", line 3 is not as the search wrote it: ");
    }
  }

  private boolean bestIsConfigured(ParamFinding finding, String file) {
    return new ParamTrialFile(folder.resolve(file), "run")
                .read(MadeTrades.tiny(), TRADES).stream()
                    .mapToDouble(ParamTrial::rating)
                    .max()
                    .orElseThrow()
            * Math.sqrt(252)
        <= finding.configuredSharpe();
  }

  @Test
  void settingsWithTooFewTradesAreNotChosen() {
    ParamFinding none = search(1, values -> MadeTrades.of(30, 1, 1), "a.csv");
    assertThat(none.changes()).isEmpty();
    assertThat(none.sharpe()).isNaN();

    ParamFinding some =
        search(
            1,
            values ->
                values.get("stop").doubleValue() == 2
                    ? MadeTrades.of(30, 1, 1)
                    : trades(0.2, 0.1, 3),
            "b.csv");
    assertThat(some.changes()).containsOnlyKeys("stop");
    assertThat(some.configuredSharpe()).isNaN();
  }

  @Test
  void threadsMakeNoDifferenceAndAnInterruptedSearchGoesOn() throws IOException {
    search(1, ParamSearchTest::stopMatters, "one.csv");
    search(3, ParamSearchTest::stopMatters, "three.csv");
    String whole = Files.readString(folder.resolve("one.csv"));
    assertThat(Files.readString(folder.resolve("three.csv"))).isEqualTo(whole);

    List<String> lines = whole.lines().toList();
    Files.writeString(folder.resolve("one.csv"), String.join("\n", lines.subList(0, 5)) + "\n");
    asked.clear();
    ParamFinding again = search(2, ParamSearchTest::stopMatters, "one.csv");
    assertThat(asked).as("four were known, two are confirmed").hasSize(5 + 2);
    assertThat(Files.readString(folder.resolve("one.csv"))).isEqualTo(whole);
    assertThat(again.changes()).containsExactly(Map.entry("stop", 3.0));
    assertThat(counted).isEqualTo(9);
  }
}
