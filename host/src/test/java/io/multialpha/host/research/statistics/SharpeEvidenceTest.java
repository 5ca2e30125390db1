package io.multialpha.host.research.statistics;

import static io.multialpha.host.research.statistics.SharpeForm.BAILEY_LOPEZ_DE_PRADO_2012;
import static io.multialpha.host.research.statistics.SharpeForm.LOPEZ_DE_PRADO_LIPTON_ZOONEKYND_2025;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SharpeEvidenceTest {
  @Test
  void reproducesTheFiguresOfThePapers() {
    List<JsonNode> cases =
        Golden.stream(Golden.json("psr_dsr_mintrl.json").path("published")).toList();
    assertThat(cases).hasSize(20);
    for (JsonNode each : cases) {
      String name = each.path("name").asText();
      double ours = published(each.path("fn").asText(), each.path("inputs"));
      Golden.agrees(ours, each.path("computed"), name);
      assertThat(ours)
          .as(name)
          .isCloseTo(each.path("published").asDouble(), within(each.path("tol").asDouble()));
    }
  }

  private static double published(String function, JsonNode in) {
    double benchmark = in.path("sr_star").asDouble();
    double confidence = in.path("conf").asDouble(0.95);
    if (function.equals("emax")) {
      return SharpeEvidence.bestOfWorthless(in.path("N").asLong(), in.path("trial_var").asDouble());
    }
    SharpeEvidence of =
        new SharpeEvidence(
            in.path("sr").asDouble(),
            in.path("T").asLong(1),
            in.path("g3").asDouble(),
            in.path("g4").asDouble());
    return switch (function) {
      case "dsr" ->
          of.deflated(
              in.path("N").asLong(), in.path("trial_var").asDouble(), BAILEY_LOPEZ_DE_PRADO_2012);
      case "psr" -> of.probabilityAbove(benchmark, BAILEY_LOPEZ_DE_PRADO_2012);
      case "psr25" -> of.probabilityAbove(benchmark, LOPEZ_DE_PRADO_LIPTON_ZOONEKYND_2025);
      case "sr_std" -> of.standardError(BAILEY_LOPEZ_DE_PRADO_2012);
      case "sr_std_T" -> of.standardError(LOPEZ_DE_PRADO_LIPTON_ZOONEKYND_2025);
      case "mintrl" -> of.minimumTrackRecord(benchmark, confidence, BAILEY_LOPEZ_DE_PRADO_2012);
      case "mintrl_years252" ->
          of.minimumTrackRecord(benchmark, confidence, BAILEY_LOPEZ_DE_PRADO_2012) / 252;
      case "mintrl_years12" ->
          of.minimumTrackRecord(benchmark, confidence, BAILEY_LOPEZ_DE_PRADO_2012) / 12;
      case "mintrl25" ->
          of.minimumTrackRecord(
              benchmark, 1 - in.path("alpha").asDouble(), LOPEZ_DE_PRADO_LIPTON_ZOONEKYND_2025);
      default -> throw new AssertionError("unknown function " + function);
    };
  }

  @Test
  void agreesOverAGridOfTrialsAndShapes() {
    List<JsonNode> cases =
        Golden.stream(Golden.json("psr_dsr_mintrl.json").path("recomputed_grid")).toList();
    assertThat(cases).hasSize(240);
    for (JsonNode in : cases) {
      SharpeEvidence of =
          new SharpeEvidence(
              in.path("sr").asDouble(),
              in.path("T").asLong(),
              in.path("g3").asDouble(),
              in.path("g4").asDouble());
      long trials = in.path("N").asLong();
      double variance = in.path("trial_var").asDouble();
      String what = in.toString();
      Golden.agrees(SharpeEvidence.bestOfWorthless(trials, variance), in.path("sr0"), what);
      Golden.agrees(of.probabilityAbove(0, BAILEY_LOPEZ_DE_PRADO_2012), in.path("psr0"), what);
      Golden.agrees(
          of.deflated(trials, variance, BAILEY_LOPEZ_DE_PRADO_2012), in.path("dsr"), what);
      Golden.agrees(
          of.minimumTrackRecord(0, 0.95, BAILEY_LOPEZ_DE_PRADO_2012), in.path("mintrl95"), what);
      Golden.agrees(
          of.minimumTrackRecord(0, 0.99, BAILEY_LOPEZ_DE_PRADO_2012), in.path("mintrl99"), what);
    }
  }

  @Test
  void deflatesWhereTheReferenceNeverDoes() {
    List<JsonNode> cases = Golden.stream(Golden.json("reference_dsr_vs_right.json")).toList();
    assertThat(cases).isNotEmpty();
    for (JsonNode in : cases) {
      long days = in.path("n_days").asLong();
      SharpeEvidence of =
          new SharpeEvidence(
              in.path("sharpe_annual").asDouble() / Math.sqrt(252),
              days,
              in.path("g3").asDouble(),
              in.path("g4").asDouble());
      Golden.agrees(
          of.probabilityAbove(0, BAILEY_LOPEZ_DE_PRADO_2012), in.path("right_psr"), in.toString());
      Golden.agrees(
          of.deflated(in.path("n_trials").asLong(), 1.0 / days, BAILEY_LOPEZ_DE_PRADO_2012),
          in.path("right_dsr_trialvar_1_over_T"),
          in.toString());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"A_normal_756", "B_fat_tail_1260", "C_losing_sparse_120"})
  void takesItsMomentsFromTheReturns(String name) {
    double[] returns =
        Golden.lines("metrics_vectors/" + name + ".csv").stream()
            .skip(1)
            .mapToDouble(line -> Double.parseDouble(line.substring(line.indexOf(',') + 1)))
            .toArray();
    JsonNode spec = Golden.json("metrics_vectors/expected_spec.json").path(name);
    SharpeEvidence of = SharpeEvidence.of(returns);
    Golden.agrees(of.probabilityAbove(0, BAILEY_LOPEZ_DE_PRADO_2012), spec.path("psr0_2012"), name);
    // Lo's standard error is that of normal returns, over all observations.
    SharpeEvidence normal = new SharpeEvidence(of.sharpe(), of.observations(), 0, 3);
    Golden.agrees(
        SharpeRatio.perYear(normal.standardError(LOPEZ_DE_PRADO_LIPTON_ZOONEKYND_2025), 252),
        spec.path("lo_se_sharpe_252"),
        name);
  }

  @Test
  void expectsTheMaximumOfTrials() {
    List<String[]> rows =
        Golden.lines("expected_max_sharpe.csv").stream().skip(1).map(l -> l.split(",")).toList();
    assertThat(rows).hasSize(13);
    for (String[] row : rows) {
      long trials = Long.parseLong(row[0]);
      Golden.agrees(
          ExpectedMaximum.approximate(trials),
          Double.parseDouble(row[1]),
          "approximately " + row[0]);
      Golden.agrees(ExpectedMaximum.exact(trials), Double.parseDouble(row[2]), "exactly " + row[0]);
    }
  }

  @Test
  void knowsTheMaximumOfFewAndOfVeryMany() {
    assertThat(ExpectedMaximum.approximate(1)).isZero();
    assertThat(ExpectedMaximum.exact(1)).isZero();
    assertThat(ExpectedMaximum.exact(2)).isCloseTo(1 / Math.sqrt(Math.PI), within(1e-14));
    assertThat(ExpectedMaximum.exact(3)).isCloseTo(1.5 / Math.sqrt(Math.PI), within(1e-14));
    long many = 1_000_000_000_000L;
    assertThat(ExpectedMaximum.exact(many) / ExpectedMaximum.approximate(many))
        .isCloseTo(1, within(0.002));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ExpectedMaximum.exact(0))
        .withMessage("the number of trials is 1 or more, not 0");
  }

  @Test
  void noRecordIsLongEnoughForARatioBelowTheBenchmark() {
    SharpeEvidence of = new SharpeEvidence(0.05, 100, 0, 3);
    assertThat(of.minimumTrackRecord(0.05, 0.95, BAILEY_LOPEZ_DE_PRADO_2012)).isInfinite();
    assertThat(of.probabilityAbove(0.05, BAILEY_LOPEZ_DE_PRADO_2012)).isEqualTo(0.5);
  }

  @Test
  void theMinimumTrackRecordIsWhereTheProbabilityReachesTheConfidence() {
    for (SharpeForm form : SharpeForm.values()) {
      SharpeEvidence of = new SharpeEvidence(0.1, 1, -1, 6);
      double needed = of.minimumTrackRecord(0.02, 0.95, form);
      assertThat(
              new SharpeEvidence(0.1, (long) Math.floor(needed), -1, 6)
                  .probabilityAbove(0.02, form))
          .isBetween(0.94, 0.95);
      assertThat(
              new SharpeEvidence(0.1, (long) Math.ceil(needed), -1, 6).probabilityAbove(0.02, form))
          .isBetween(0.95, 0.96);
    }
  }

  @Test
  void theNormalDistributionKeepsItsDigitsInTheTails() {
    // Reference values to 15 digits: erfc by Abramowitz and Stegun, table 26.2.
    assertThat(Normal.above(0)).isEqualTo(0.5);
    assertThat(Normal.above(1)).isCloseTo(0.158655253931457, within(1e-15));
    assertThat(Normal.above(3)).isCloseTo(1.34989803163009e-3, within(1e-17));
    assertThat(Normal.above(5)).isCloseTo(2.86651571879194e-7, within(1e-21));
    assertThat(Normal.above(10)).isCloseTo(7.61985302416053e-24, within(1e-37));
    assertThat(Normal.below(-5)).isEqualTo(Normal.above(5));
    assertThat(Normal.below(1) + Normal.above(1)).isCloseTo(1, within(1e-15));
    assertThat(Normal.quantile(0.975)).isCloseTo(1.959963984540054, within(1e-14));
    assertThat(Normal.quantile(0.5)).isCloseTo(0, within(1e-16));
    assertThat(Normal.quantile(0)).isEqualTo(Double.NEGATIVE_INFINITY);
    assertThat(Normal.quantile(1)).isEqualTo(Double.POSITIVE_INFINITY);
    assertThat(Normal.quantile(1.1)).isNaN();
    assertThat(Normal.below(Double.NaN)).isNaN();
    for (double x = 0.01; x < 30; x += 0.37) {
      Golden.agrees(Normal.upperQuantile(Normal.above(x)), x, "there and back");
    }
    // Where the series hands over to the fraction.
    assertThat(Normal.above(Math.nextDown(2.5)) / Normal.above(2.5)).isCloseTo(1, within(1e-13));
  }
}
