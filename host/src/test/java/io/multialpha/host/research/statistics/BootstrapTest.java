package io.multialpha.host.research.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.Random;
import java.util.function.DoubleSupplier;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;

class BootstrapTest {
  private static DoubleSupplier replay(double[] numbers) {
    int[] next = {0};
    return () -> numbers[next[0]++];
  }

  private static int[][] fixedRows() {
    return Golden.lines("boot_index_500x250.csv").stream()
        .map(line -> Arrays.stream(line.split(",")).mapToInt(Integer::parseInt).toArray())
        .toArray(int[][]::new);
  }

  @Test
  void drawsBlocksOfRandomLengthByTheRecipe() {
    JsonNode recipe = Golden.json("bootstrap_spa_expected.json").path("stationary_index_recipe");
    int[] rows = new int[recipe.path("T").asInt()];
    BlockBootstrap.stationary(recipe.path("L").asInt())
        .draw(
            rows,
            replay(Golden.doubles(recipe.path("us"))),
            replay(Golden.doubles(recipe.path("uj"))));
    assertThat(rows).hasSize(20).isEqualTo(Golden.ints(recipe.path("idx")));
  }

  @Test
  void drawsTheSameBlocksFromTheHostsNumbersAsFromAnyThatAreEqual() {
    for (double length : new double[] {1, 1.0000001, 1.5, 3, 7.3, 250, 1e18}) {
      Xoshiro one = new Xoshiro(11);
      Xoshiro other = new Xoshiro(11);
      for (int count : new int[] {1, 2, 17, 1000}) {
        int[] quick = new int[count];
        int[] plain = new int[count];
        BlockBootstrap.stationary(length).draw(quick, one);
        BlockBootstrap.stationary(length).draw(plain, other, other);
        assertThat(quick).isEqualTo(plain);
      }
      assertThat(one.bits()).isEqualTo(other.bits());
    }
  }

  @Test
  void selectsWhatSortingWouldLeaveAtAPlace() {
    Random random = new Random(3);
    for (int size = 1; size < 60; size++) {
      double[] values = random.doubles(size).map(x -> Math.rint(10 * x)).toArray();
      double[] sorted = values.clone();
      Arrays.sort(sorted);
      for (int place = 0; place < size; place++) {
        assertThat(Selection.smallest(values.clone(), place)).isEqualTo(sorted[place]);
        assertThat(Selection.smallest(values, place)).isEqualTo(sorted[place]);
      }
    }
  }

  @Test
  void drawsBlocksOfOneLengthByTheRecipe() {
    JsonNode recipe = Golden.json("bootstrap_spa_expected.json").path("circular_index_recipe");
    int[] rows = new int[recipe.path("T").asInt()];
    BlockBootstrap.circular(recipe.path("L").asInt())
        .draw(rows, replay(Golden.doubles(recipe.path("us"))));
    assertThat(rows).hasSize(20).isEqualTo(Golden.ints(recipe.path("idx")));
  }

  @Test
  void intervalsFromFixedRowsAreExact() {
    JsonNode values =
        Golden.json("bootstrap_spa_expected.json")
            .path("ci_from_fixed_index_matrix")
            .path("values");
    check(values.path("mean"), returns -> MomentSums.of(returns).mean());
    check(
        values.path("sharpe252"),
        returns -> SharpeRatio.perYear(SharpeRatio.perPeriod(returns), 252));
    check(values.path("max_drawdown"), returns -> -ReturnStatistics.of(returns, 252).maxDrawdown());
  }

  private static void check(JsonNode expected, ToDoubleFunction<double[]> statistic) {
    double[] series = Golden.column("boot_series.csv");
    double[] replicates =
        Arrays.stream(fixedRows())
            .map(rows -> Arrays.stream(rows).mapToDouble(row -> series[row]).toArray())
            .mapToDouble(statistic)
            .toArray();
    assertThat(replicates).hasSize(500);
    BootstrapInterval of = BootstrapInterval.of(statistic.applyAsDouble(series), replicates, 0.95);
    Golden.agrees(of.estimate(), expected.path("estimate"), "estimate");
    Golden.agrees(of.mean(), expected.path("boot_mean"), "mean");
    Golden.agrees(of.deviation(), expected.path("boot_sd_ddof1"), "standard error");
    Golden.agrees(of.percentileLow(), expected.path("pct_2_5"), "percentile, low");
    Golden.agrees(of.percentileHigh(), expected.path("pct_97_5"), "percentile, high");
    Golden.agrees(of.basicLow(), expected.path("basic_lo"), "basic, low");
    Golden.agrees(of.basicHigh(), expected.path("basic_hi"), "basic, high");
    assertThat(of.shareNotAboveZero()).isEqualTo(expected.path("share_le_0").asDouble());
    assertThat(of.undefined()).isZero();
  }

  @Test
  void choosesBlockLengthsAsPolitisAndWhiteDo() {
    JsonNode all = Golden.json("bootstrap_spa_expected.json");
    double[] series = Golden.column("boot_series.csv");
    BlockLength of = BlockLength.of(series);
    JsonNode expected = all.path("optimal_block_length_politis_white_arch");
    Golden.agrees(of.stationary(), expected.path("stationary"), "stationary");
    Golden.agrees(of.circular(), expected.path("circular"), "circular");

    BlockLength squares = BlockLength.of(Arrays.stream(series).map(v -> v * v).toArray());
    JsonNode ofSquares = all.path("optimal_block_length_of_squares");
    Golden.agrees(squares.stationary(), ofSquares.path("stationary"), "stationary");
    Golden.agrees(squares.circular(), ofSquares.path("circular"), "circular");

    assertThat(BlockLength.of(new double[50])).isEqualTo(new BlockLength(1, 1));
    // The shortest series that is looked at stays within its own length.
    BlockLength few = BlockLength.of(new double[] {1, 2, 3, 4, 5, 5, 4, 3, 2, 1});
    assertThat(few.stationary()).isBetween(0.1, 4.0);
  }

  @Test
  void blocksLastAsLongAsAskedAndEveryRowIsAsLikely() {
    int[] rows = new int[1000];
    int[] drawn = new int[rows.length];
    Xoshiro random = new Xoshiro(7);
    int jumps = 0;
    for (int i = 0; i < 400; i++) {
      BlockBootstrap.stationary(10).draw(rows, random);
      for (int j = 0; j < rows.length; j++) {
        drawn[rows[j]]++;
        jumps += j > 0 && rows[j] != (rows[j - 1] + 1) % rows.length ? 1 : 0;
      }
    }
    assertThat(400_000.0 / jumps).isBetween(9.7, 10.4);
    assertThat(Arrays.stream(drawn).min().orElseThrow()).isGreaterThan(200);
    assertThat(Arrays.stream(drawn).max().orElseThrow()).isLessThan(700);
  }

  @Test
  void theSameSeedGivesTheSameInterval() {
    double[] series = {0.01, -0.02, 0.03, 0.005, -0.01, 0.02, 0.0, 0.01, -0.005, 0.015};
    BlockBootstrap bootstrap = BlockBootstrap.stationary(2);
    BootstrapInterval first =
        bootstrap.interval(series, 500, SharpeRatio::perPeriod, 0.9, new Xoshiro(1));
    assertThat(first)
        .isEqualTo(bootstrap.interval(series, 500, SharpeRatio::perPeriod, 0.9, new Xoshiro(1)))
        .isNotEqualTo(bootstrap.interval(series, 500, SharpeRatio::perPeriod, 0.9, new Xoshiro(2)));
    assertThat(first.percentileLow()).isLessThan(first.estimate());
    assertThat(first.percentileHigh()).isGreaterThan(first.estimate());
  }

  @Test
  void countsReplicatesThatAreNotDefined() {
    BootstrapInterval of =
        BootstrapInterval.of(1, new double[] {1, Double.NaN, 3, Double.NaN, 2}, 0.95);
    assertThat(of.undefined()).isEqualTo(2);
    assertThat(of.mean()).isEqualTo(2);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> BootstrapInterval.of(1, new double[] {1}, 95))
        .withMessage("a level is above 0 and below 1, not 95.0");
  }

  @Test
  void theRealityCheckAndHansensTestAreExactOnFixedRows() {
    JsonNode all = Golden.json("bootstrap_spa_expected.json").path("reality_check_spa");
    double[][] byPeriod = Golden.table("spa_excess.csv");
    double[][] excess = new double[byPeriod[0].length][byPeriod.length];
    for (int t = 0; t < byPeriod.length; t++) {
      for (int k = 0; k < excess.length; k++) {
        excess[k][t] = byPeriod[t][k];
      }
    }
    int[][] rows = fixedRows();
    int[] next = {0};
    DataSnooping of =
        DataSnooping.of(
            excess,
            10,
            rows.length,
            into -> System.arraycopy(rows[next[0]++], 0, into, 0, into.length));

    assertThat(of.best()).isEqualTo(3);
    Golden.agrees(of.realityCheck(), all.path("white_rc").path("V"), "V");
    assertThat(of.realityCheckP()).isEqualTo(all.path("white_rc").path("p").asDouble());
    JsonNode hansen = all.path("hansen_spa_studentised");
    Golden.agrees(of.superiority(), hansen.path("T_spa"), "T");
    assertThat(of.lower().p()).isEqualTo(hansen.path("p").path("lower").asDouble());
    assertThat(of.consistent().p()).isEqualTo(hansen.path("p").path("consistent").asDouble());
    assertThat(of.upper().p()).isEqualTo(hansen.path("p").path("upper").asDouble());
    Golden.agrees(of.lower().critical95(), hansen.path("crit95").path("lower"), "lower");
    Golden.agrees(
        of.consistent().critical95(), hansen.path("crit95").path("consistent"), "consistent");
    Golden.agrees(of.upper().critical95(), hansen.path("crit95").path("upper"), "upper");
  }

  /** However the candidates are taken together, each counts as if it were the only one. */
  @Test
  void theLargestOfManyCandidatesIsThatOfAllTakenOneByOne() {
    Xoshiro random = new Xoshiro(11);
    double[][] excess = new double[600][70];
    for (int k = 0; k < excess.length; k++) {
      int kind = k;
      // Days on which nobody earns anything, and a candidate that never does.
      Arrays.setAll(
          excess[k], t -> t % 5 == 4 || kind == 300 ? 0 : (random.getAsDouble() - 0.49) * 0.01);
    }
    DataSnooping all = DataSnooping.of(excess, 3, 200, new Xoshiro(4));

    double largest = 0;
    int best = 0;
    double[] white = new double[200];
    Arrays.fill(white, Double.NEGATIVE_INFINITY);
    for (int k = 0; k < excess.length; k++) {
      DataSnooping one = DataSnooping.of(new double[][] {excess[k]}, 3, 1, new Xoshiro(4));
      best = one.realityCheck() > largest ? k : best;
      largest = Math.max(largest, one.realityCheck());
      Xoshiro same = new Xoshiro(4);
      int[] rows = new int[70];
      double mean = Arrays.stream(excess[k]).sum() / 70;
      for (int i = 0; i < white.length; i++) {
        BlockBootstrap.stationary(3).draw(rows, same);
        double sum = 0;
        for (int row : rows) {
          sum += excess[k][row];
        }
        white[i] = Math.max(white[i], Math.sqrt(70) * (sum / 70 - mean));
      }
    }
    double found = largest;
    assertThat(all.best()).isEqualTo(best);
    assertThat(all.realityCheck()).isEqualTo(largest);
    assertThat(all.realityCheckP())
        .isEqualTo(Arrays.stream(white).filter(each -> each > found).count() / 200.0);
    assertThat(all.realityCheckP()).isBetween(0.05, 0.95);
  }

  @Test
  void aRealEdgeIsFoundAndNoiseIsNot() {
    Xoshiro random = new Xoshiro(3);
    double[][] excess = new double[20][300];
    for (double[] candidate : excess) {
      Arrays.setAll(candidate, t -> Normal.quantile(random.getAsDouble()) * 0.01);
    }
    assertThat(DataSnooping.of(excess, 5, 500, new Xoshiro(4)).consistent().p())
        .isGreaterThan(0.05);
    for (int t = 0; t < 300; t++) {
      excess[11][t] += 0.003;
    }
    DataSnooping found = DataSnooping.of(excess, 5, 500, new Xoshiro(4));
    assertThat(found.best()).isEqualTo(11);
    assertThat(found.consistent().p()).isLessThan(0.01);
    // A candidate that does nothing changes nothing.
    excess[5] = new double[300];
    assertThat(DataSnooping.of(excess, 5, 500, new Xoshiro(4)).consistent().p()).isLessThan(0.01);
  }

  @Test
  void theGeneratorIsThatOfItsAuthors() {
    // First outputs of splitmix64 for the state, then of xoshiro256**, done by the published code.
    Xoshiro zero = new Xoshiro(0);
    assertThat(zero.bits()).isEqualTo(0x99EC5F36CB75F2B4L);
    assertThat(zero.bits()).isEqualTo(0xBF6E1F784956452AL);
    assertThat(new Xoshiro(1).getAsDouble()).isBetween(0.0, 1.0);
    double sum = 0;
    for (int i = 0; i < 100_000; i++) {
      sum += zero.getAsDouble();
    }
    assertThat(sum / 100_000).isCloseTo(0.5, within(0.005));
  }
}
