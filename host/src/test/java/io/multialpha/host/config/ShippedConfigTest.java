package io.multialpha.host.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.multialpha.host.portfolio.DailyStopBasis;
import io.multialpha.host.portfolio.Limits;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ShippedConfigTest {
  private static final Path ROOT = Path.of("").toAbsolutePath().getParent();

  private final HouseConfig config = ConfigLoader.load(ROOT, TestCatalog.SHIPPED, Map.of());

  @Test
  void hasTheLimitsAndInstrumentsThatTheSearchFound() {
    StrategyConfig ibs = config.strategies().get("ibs");
    assertThat(ibs.limits()).isEqualTo(new Limits(4, 2500, DailyStopBasis.EQUITY));
    assertThat(ibs.instruments())
        .containsExactly("6A", "6B", "6C", "6N", "6S", "CL", "ES", "PL", "RTY", "SI");
    assertThat(ibs.startingCash()).isEqualTo(150_000);
    assertThat(ibs.modelsPath()).isEqualTo(ROOT.resolve("models"));
    StrategyConfig breakout = config.strategies().get("breakout");
    assertThat(breakout.limits()).isEqualTo(new Limits(3, 3000, DailyStopBasis.EQUITY));
    assertThat(breakout.instruments()).containsExactly("ES", "NQ", "CL", "GC", "SI");
    assertThat(breakout.modelsPath()).isEqualTo(ROOT.resolve("models/breakout"));
    assertThat(config.agreement("ibs")).isEmpty();
    assertThat(config.agreement("breakout")).isEmpty();
  }

  @Test
  void notesOnlyThatNoAccountIsSetInPaperMode() {
    assertThat(config.notes())
        .satisfiesExactly(
            ibs ->
                assertThat(ibs)
                    .startsWith("config/config.multi_alpha.yml:")
                    .endsWith(
                        "strategies.ibs.broker_account: variable TRADERSPOST_IBS_WEBHOOK is not set"),
            breakout ->
                assertThat(breakout)
                    .endsWith(
                        "strategies.breakout.broker_account: variable"
                            + " TRADERSPOST_BREAKOUT_WEBHOOK is not set"));
  }
}
