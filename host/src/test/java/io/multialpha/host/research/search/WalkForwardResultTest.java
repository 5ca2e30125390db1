package io.multialpha.host.research.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.multialpha.host.research.statistics.SharpeRatio;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WalkForwardResultTest {
  private static final LocalDate DAY = LocalDate.parse("2024-01-01");

  private static WalkForwardResult.Window window(int from, double... equity) {
    return new WalkForwardResult.Window(
        DAY,
        DAY,
        DAY.plusDays(from),
        DAY.plusDays(from + equity.length - 1L),
        List.of("ES"),
        1,
        Optional.empty(),
        Optional.empty(),
        IntStream.range(from, from + equity.length).toArray(),
        equity);
  }

  @Test
  void putsTheProfitsOfTheTestsOnOneAccountWhateverEachBeganWith() {
    WalkForwardResult walk =
        WalkForwardResult.of(
            List.of(window(10, 1100, 1050), window(12, 1000, 1000), window(14, 900, 1200)),
            1000,
            252);
    assertThat(walk.days()).containsExactly(10, 11, 12, 13, 14, 15);
    assertThat(walk.equity()).containsExactly(1100, 1050, 1050, 1050, 950, 1250);
    double[] returns = {0.1, -50 / 1100.0, 0, 0, -100 / 1050.0, 300 / 950.0};
    assertThat(walk.track().sharpe())
        .isCloseTo(SharpeRatio.perPeriod(returns) * Math.sqrt(252), within(1e-12));
    assertThat(walk.track().observations()).isEqualTo(6);
    assertThat(walk.drawdown().estimate()).isEqualTo(150);
    assertThat(walk.gain()).as("what the account came to").isEqualTo(250);
  }

  @Test
  void hasNothingToSayOfNoDays() {
    WalkForwardResult walk = WalkForwardResult.of(List.of(), 1000, 252);
    assertThat(walk.track().sharpe()).isNaN();
    assertThat(walk.track().observations()).isZero();
    assertThat(walk.gain()).isZero();
  }
}
