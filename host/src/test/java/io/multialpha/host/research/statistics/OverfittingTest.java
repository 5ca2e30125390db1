package io.multialpha.host.research.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OverfittingTest {
  private static double[][] candidates(String file) {
    double[][] byPeriod = Golden.table(file);
    double[][] candidates = new double[byPeriod[0].length][byPeriod.length];
    for (int t = 0; t < byPeriod.length; t++) {
      for (int k = 0; k < candidates.length; k++) {
        candidates[k][t] = byPeriod[t][k];
      }
    }
    return candidates;
  }

  /** As the definition has it, split by split, without any sums in common. */
  @Test
  void everySplitIsAsIfItWereTheOnlyOne() {
    double[][] returns = candidates("pbo_overfit.csv");
    int chunks = 6;
    Overfitting of = Overfitting.of(returns, chunks);
    int length = returns[0].length / chunks;
    int skipped = returns[0].length - chunks * length;
    assertThat(of.splits()).hasSize(20);
    assertThat(of.splits().stream().map(Overfitting.Split::inSample)).doesNotHaveDuplicates();
    for (Overfitting.Split split : of.splits()) {
      double[] inside = sharpes(returns, split.inSample(), length, skipped);
      double[] outside = sharpes(returns, ~split.inSample(), length, skipped);
      double best = Arrays.stream(inside).max().orElseThrow();
      assertThat(split.inSampleSharpe()).isCloseTo(best, within(1e-12));
      assertThat(inside[split.best()]).isEqualTo(best);
      double elsewhere = outside[split.best()];
      assertThat(split.outOfSampleSharpe()).isCloseTo(elsewhere, within(1e-12));
      assertThat(split.rank())
          .isEqualTo((double) Arrays.stream(outside).filter(each -> each <= elsewhere).count());
    }
  }

  private static double[] sharpes(double[][] returns, int chosen, int length, int skipped) {
    return Arrays.stream(returns)
        .mapToDouble(
            of ->
                SharpeRatio.perPeriod(
                    IntStream.range(skipped, of.length)
                        .filter(i -> (chosen >> ((i - skipped) / length) & 1) == 1)
                        .mapToDouble(i -> of[i])
                        .toArray()))
        .toArray();
  }

  @ParameterizedTest
  @CsvSource({
    "noise,4", "noise,8", "noise,10",
    "one_good,4", "one_good,8", "one_good,10",
    "overfit,4", "overfit,8", "overfit,10"
  })
  void agreesWithThePublishedProcedure(String kind, int chunks) {
    Overfitting of = Overfitting.of(candidates("pbo_" + kind + ".csv"), chunks);
    JsonNode expected = Golden.json("pbo_expected.json").path("cases").path(kind + "_S" + chunks);
    assertThat(of.splits()).hasSize(expected.path("combos").asInt());
    assertThat(of.probability()).isEqualTo(expected.path("pbo").asDouble());
    assertThat(of.lossProbability()).isEqualTo(expected.path("prob_oos_loss").asDouble());
    Golden.agrees(of.slope(), expected.path("slope"), "slope");
    Golden.agrees(of.intercept(), expected.path("intercept"), "intercept");
    Golden.agrees(of.medianLogit(), expected.path("median_logit"), "median logit");
    double sum = of.splits().stream().mapToDouble(Overfitting.Split::logit).sum();
    Golden.agrees(sum, expected.path("logits_sum"), "sum of logits");
    assertThat(expected.path("first5")).isNotEmpty();
    for (int i = 0; i < expected.path("first5").size(); i++) {
      JsonNode row = expected.path("first5").path(i);
      Overfitting.Split split = of.splits().get(i);
      int chosen = Arrays.stream(Golden.ints(row.path("is_chunks"))).map(c -> 1 << c).sum();
      assertThat(split.inSample()).isEqualTo(chosen);
      assertThat(split.best()).isEqualTo(row.path("best").asInt());
      Golden.agrees(split.inSampleSharpe(), row.path("is_sharpe"), "in sample");
      Golden.agrees(split.outOfSampleSharpe(), row.path("oos_sharpe"), "out of sample");
      assertThat(split.rank()).isEqualTo(row.path("oos_rank").asDouble());
      Golden.agrees(split.relativeRank(), row.path("omega"), "relative rank");
      Golden.agrees(split.logit(), row.path("logit"), "logit");
    }
  }

  @Test
  void theUsualSixteenChunksAreTwelveThousandSplits() {
    Xoshiro random = new Xoshiro(1);
    double[][] noise = new double[3][64];
    for (double[] candidate : noise) {
      Arrays.setAll(candidate, t -> random.getAsDouble() - 0.5);
    }
    assertThat(Overfitting.of(noise, 16).splits()).hasSize(12_870);
  }

  @Test
  void candidatesThatNeverTradeTieInTheMiddle() {
    Overfitting of = Overfitting.of(new double[3][40], 4);
    assertThat(of.splits()).allSatisfy(split -> assertThat(split.relativeRank()).isEqualTo(0.5));
    assertThat(of.probability()).isEqualTo(1);
  }

  @Test
  void refusesWhatCannotBeSplit() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Overfitting.of(new double[1][40], 4))
        .withMessageContaining("two candidates");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Overfitting.of(new double[2][40], 5))
        .withMessageContaining("not 5 for 40 periods");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Overfitting.of(new double[][] {new double[40], new double[41]}, 4))
        .withMessage("candidates of 40 and of 41 periods");
    double[][] holes = new double[2][40];
    holes[1][7] = Double.NaN;
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Overfitting.of(holes, 4))
        .withMessageContaining("not a number");
  }
}
