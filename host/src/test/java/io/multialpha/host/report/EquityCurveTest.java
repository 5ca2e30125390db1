package io.multialpha.host.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EquityCurveTest {
  private static EquityCurve curve(double start, double... equity) {
    return EquityCurve.of(start, IntStream.range(0, equity.length).toArray(), equity);
  }

  @ParameterizedTest
  @ValueSource(strings = {"A_normal_756", "B_fat_tail_1260", "C_losing_sparse_120"})
  void agreesWithPublishedLibrariesOnSharpeAndDrawdown(String series) throws IOException {
    Path vectors = Path.of("../../shared/golden/validity/metrics_vectors");
    Assumptions.assumeTrue(Files.isDirectory(vectors), "no metric vectors at " + vectors);
    double[] returns =
        Files.readAllLines(vectors.resolve(series + ".csv")).stream()
            .skip(1)
            .mapToDouble(line -> Double.parseDouble(line.substring(line.indexOf(',') + 1)))
            .toArray();
    double[] equity = new double[returns.length];
    double latest = 100_000;
    for (int i = 0; i < returns.length; i++) {
      latest *= 1 + returns[i];
      equity[i] = latest;
    }
    EquityCurve curve = curve(100_000, equity);

    ObjectMapper json = new ObjectMapper();
    JsonNode spec = json.readTree(vectors.resolve("expected_spec.json").toFile()).path(series);
    JsonNode empyrical =
        json.readTree(vectors.resolve("expected_empyrical.json").toFile())
            .path("values")
            .path(series);
    Percentage close = Percentage.withPercentage(1e-7);
    assertThat(curve.size()).isEqualTo(spec.path("n").asInt()).isPositive();
    assertThat(curve.sharpe()).isCloseTo(spec.path("sharpe_252").asDouble(), close);
    assertThat(curve.sharpe()).isCloseTo(empyrical.path("sharpe_ratio").asDouble(), close);
    assertThat(-curve.maxDrawdownFraction())
        .isCloseTo(spec.path("max_drawdown_with_start").asDouble(), close);
    assertThat(-curve.maxDrawdownFraction())
        .isCloseTo(empyrical.path("max_drawdown").asDouble(), close);
  }

  @Test
  void takesTheFirstReturnOnTheStart() {
    // Returns 10% and -10%: mean 0; with the first day dropped there would be no ratio at all.
    assertThat(curve(100, 110, 99).sharpe()).isCloseTo(0, within(1e-12));
    // Returns 1%, 0%, 2%: mean 1%, deviation 1%.
    assertThat(curve(100, 101, 101, 103.02).sharpe()).isCloseTo(Math.sqrt(252), within(1e-9));
  }

  @Test
  void hasNoSharpeRatioWhereItIsNotDefined() {
    assertThat(curve(100).sharpe()).isNaN();
    assertThat(curve(100, 101).sharpe()).isNaN();
    assertThat(curve(100, 100, 100, 100).sharpe()).isNaN();
    assertThat(curve(100, 110, 121.00000000000001, 133.10000000000002).sharpe()).isNaN();
    assertThat(curve(100, 50, -10, 40).sharpe()).isNaN();
  }

  @Test
  void countsTheStartAsAPeak() {
    assertThat(curve(100, 90, 95).maxDrawdown()).isEqualTo(10);
    assertThat(curve(100, 90, 95).maxDrawdownFraction()).isEqualTo(0.1);
    assertThat(curve(100, 120, 150, 105, 140, 100, 160).maxDrawdown()).isEqualTo(50);
    assertThat(curve(100, 110, 120).maxDrawdown()).isZero();
    assertThat(curve(0, 10).maxDrawdownFraction()).isNaN();
  }

  @Test
  void sumsOverAllTradeDatesAndCarriesTheLatestEquityOn() {
    EquityCurve first = EquityCurve.of(100, new int[] {1, 2, 4}, new double[] {110, 120, 130});
    EquityCurve second = EquityCurve.of(50, new int[] {2, 3}, new double[] {40, 45});
    EquityCurve sum = EquityCurve.sum(List.of(first, second));
    assertThat(sum.start()).isEqualTo(150);
    assertThat(IntStream.range(0, sum.size()).map(sum::tradeDate)).containsExactly(1, 2, 3, 4);
    assertThat(IntStream.range(0, sum.size()).mapToObj(sum::equity))
        .containsExactly(160.0, 160.0, 165.0, 175.0);
    assertThat(sum.change(0)).isEqualTo(10);
    assertThat(sum.change(3)).isEqualTo(10);
    assertThat(sum.end()).isEqualTo(175);
  }
}
