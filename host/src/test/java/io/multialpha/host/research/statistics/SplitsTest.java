package io.multialpha.host.research.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SplitsTest {
  @Test
  void thereAreAsManySplitsAndPathsAsCounted() {
    List<String[]> rows =
        Golden.lines("cpcv_counts.csv").stream().skip(1).map(l -> l.split(",")).toList();
    assertThat(rows).hasSize(11);
    for (String[] row : rows) {
      CombinatorialSplits of =
          new CombinatorialSplits(Integer.parseInt(row[0]), Integer.parseInt(row[1]));
      assertThat(of.splits()).isEqualTo(Integer.parseInt(row[2]));
      assertThat(of.paths()).isEqualTo(Integer.parseInt(row[3]));
    }
  }

  @ParameterizedTest
  @CsvSource({"5,2", "6,2", "10,2"})
  void everyTestHasItsPlaceInAPath(int groups, int tested) {
    CombinatorialSplits of = new CombinatorialSplits(groups, tested);
    JsonNode expected = Golden.json("cpcv_paths.json").path("N" + groups + "k" + tested);
    assertThat(expected).hasSize(of.splits() * tested);
    for (JsonNode row : expected) {
      int split = row.path("split").asInt();
      int[] tests = of.testGroups(split);
      assertThat(tests).isEqualTo(Golden.ints(row.path("test_groups")));
      int position = Arrays.binarySearch(tests, row.path("group").asInt());
      assertThat(of.path(split, position)).isEqualTo(row.path("path").asInt());
      assertThat(of.splitsOfPath(row.path("path").asInt()).get(tests[position])).isEqualTo(split);
    }
  }

  @Test
  void aPathCoversEveryGroupOnce() {
    CombinatorialSplits of = new CombinatorialSplits(6, 3);
    for (int path = 0; path < of.paths(); path++) {
      List<Integer> splits = of.splitsOfPath(path);
      assertThat(splits).hasSize(6);
      for (int group = 0; group < 6; group++) {
        assertThat(of.testGroups(splits.get(group))).contains(group);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"5,2", "6,3"})
  void findsForestsThatHaveSeenNeitherOfTwoGroups(int groups, int tested) {
    CombinatorialSplits of = new CombinatorialSplits(groups, tested);
    for (int group = 0; group < groups; group++) {
      for (int beside = 0; beside < groups; beside++) {
        if (group != beside) {
          int path = of.pathBeside(group, beside);
          assertThat(of.testGroups(of.splitsOfPath(path).get(group))).contains(group, beside);
        }
      }
    }
    assertThatIllegalArgumentException().isThrownBy(() -> of.pathBeside(1, 1));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new CombinatorialSplits(5, 1).pathBeside(0, 1))
        .withMessageContaining("no split tests both group 0 and 1");
  }

  @Test
  void groupsDifferByOneRowAtMost() {
    assertThat(new CombinatorialSplits(4, 1).bounds(10)).containsExactly(0, 3, 6, 8, 10);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new CombinatorialSplits(4, 1).bounds(3))
        .withMessage("3 rows cannot fill 4 groups");
  }

  @Test
  void refusesSplitsThatAreNoneOrTooMany() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new CombinatorialSplits(4, 4))
        .withMessageContaining("not 4 of 4");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new CombinatorialSplits(40, 20))
        .withMessageContaining("take fewer groups");
  }

  @ParameterizedTest
  @ValueSource(strings = {"kfold", "cpcv"})
  void purgesAndEmbargoesAsTheVectorsDo(String kind) {
    List<String[]> labels =
        Golden.lines("purge_labels.csv").stream().skip(1).map(l -> l.split(",")).toList();
    Purging purging =
        new Purging(
            labels.stream().mapToLong(l -> Long.parseLong(l[1])).toArray(),
            labels.stream().mapToLong(l -> Long.parseLong(l[2])).toArray());
    JsonNode cases = Golden.json("purge_embargo.json").path(kind);
    assertThat(cases).isNotEmpty();
    for (JsonNode each : cases) {
      Purging.Split split =
          purging.split(
              CombinatorialSplits.bounds(labels.size(), each.path("N").asInt()),
              Golden.ints(each.path("test_groups")),
              each.path("h").asLong());
      assertThat(split.test()).isEqualTo(Golden.ints(each.path("test")));
      assertThat(split.train()).isEqualTo(Golden.ints(each.path("train")));
      assertThat(split.purged()).isEqualTo(Golden.ints(each.path("purged")));
      assertThat(split.embargoed()).isEqualTo(Golden.ints(each.path("embargoed")));
    }
  }

  @Test
  void purgesRowsAsAPublishedLibraryDoes() {
    JsonNode published =
        Golden.json("purge_embargo.json").path("published_skfolio_docstring_12_rows");
    assertThat(trainRows(0, 0)).isEqualTo(rows(published.path("plain")));
    assertThat(trainRows(1, 0)).isEqualTo(rows(published.path("purged_size=1")));
    assertThat(trainRows(0, 1)).isEqualTo(rows(published.path("embargo_size=1")));
  }

  private static List<List<Integer>> rows(JsonNode lists) {
    assertThat(lists).hasSize(3);
    return Golden.stream(lists)
        .map(list -> IntStream.of(Golden.ints(list)).boxed().toList())
        .toList();
  }

  private static List<List<Integer>> trainRows(int labelLength, int embargo) {
    Purging purging =
        new Purging(
            LongStream.range(0, 12).toArray(),
            LongStream.range(0, 12).map(t -> t + labelLength).toArray());
    CombinatorialSplits splits = new CombinatorialSplits(3, 2);
    return IntStream.range(0, splits.splits())
        .mapToObj(i -> purging.split(splits.bounds(12), splits.testGroups(i), embargo))
        .map(split -> IntStream.of(split.train()).boxed().toList())
        .toList();
  }

  @Test
  void purgingRefusesLabelsThatEndBeforeTheyStart() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Purging(new long[] {1, 5}, new long[] {2, 4}))
        .withMessage("the label of row 1 ends at 4, before its start");
  }

  @Test
  void walksForward() {
    JsonNode cases = Golden.json("walk_forward.json");
    assertThat(cases).isNotEmpty();
    for (JsonNode each : cases) {
      List<WalkForward.Window> windows =
          new WalkForward(
                  each.path("train").asInt(),
                  each.path("gap").asInt(),
                  each.path("test").asInt(),
                  each.path("step").asInt(),
                  each.path("anchored").asBoolean())
              .windows(each.path("T").asInt());
      List<WalkForward.Window> expected =
          Golden.stream(each.path("windows"))
              .map(
                  w ->
                      new WalkForward.Window(
                          w.path("train").path(0).asInt(),
                          w.path("train").path(1).asInt(),
                          w.path("test").path(0).asInt(),
                          w.path("test").path(1).asInt()))
              .toList();
      assertThat(windows).isNotEmpty().isEqualTo(expected);
    }
    assertThat(new WalkForward(10, 0, 5, 5, false).windows(14)).isEmpty();
    assertThatIllegalArgumentException().isThrownBy(() -> new WalkForward(10, 0, 5, 0, false));
  }
}
