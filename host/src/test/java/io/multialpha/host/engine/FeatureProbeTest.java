package io.multialpha.host.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.multialpha.api.feature.Feature;
import io.multialpha.api.market.Timeframe;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class FeatureProbeTest {
  private static FeatureProbe probe(Feature.Definition definition) {
    return FeatureProbe.of(
        Feature.of("probed", "", "as the test says", definition), TestAccount.instrument("ES"));
  }

  @Test
  void findsWhichInstrumentsAreRead() {
    FeatureProbe probe =
        probe(
            c -> {
              c.indicators("TLT").close(Timeframe.DAY);
              c.indicators("ES").close(Timeframe.DAY);
              return c.indicators("NQ").close(Timeframe.HOUR);
            });

    assertThat(probe.references()).containsExactly("NQ", "TLT");
  }

  @Test
  void countsTheBarsUntilItIsANumber() {
    assertThat(probe(c -> c.indicators().sma(c.indicators().close(Timeframe.HOUR), 20)).lookBack())
        .isEqualTo(OptionalInt.of(20));
    assertThat(probe(c -> c.indicators().lag(c.indicators().atr(Timeframe.DAY, 14), 1)).lookBack())
        .isEqualTo(OptionalInt.of(16));
    assertThat(probe(c -> c.indicators().open(Timeframe.DAY)).lookBack())
        .isEqualTo(OptionalInt.of(1));
  }

  @Test
  void countsTheHoursOfAFeatureThatAlsoReadsDays() {
    FeatureProbe probe =
        probe(
            c ->
                c.indicators()
                    .custom(
                        c.indicators().sma(c.indicators().close(Timeframe.HOUR), 3),
                        c.indicators().sma(c.indicators().close(Timeframe.DAY), 50),
                        "ratio",
                        (hour, day) -> hour / day));

    assertThat(probe.timeframe()).isEqualTo(Timeframe.HOUR);
    assertThat(probe.lookBack()).isEqualTo(OptionalInt.of(3));
  }

  @Test
  void tellsDailyFeaturesFromHourlyOnes() {
    assertThat(probe(c -> c.indicators("NQ").ibs(Timeframe.DAY)).timeframe())
        .isEqualTo(Timeframe.DAY);
    assertThat(probe(c -> c.indicators().minuteOfDay()).timeframe()).isEqualTo(Timeframe.HOUR);
  }

  /** It moves with hours, since days of two instruments need not end together. */
  @Test
  void tellsThatAProductOfTheDaysOfTwoInstrumentsIsMadeOfDays() {
    FeatureProbe probe =
        probe(
            c ->
                c.indicators()
                    .custom(
                        c.indicators().lag(c.indicators().close(Timeframe.DAY), 1),
                        c.indicators("VIX").close(Timeframe.DAY),
                        "product",
                        (own, vix) -> own * vix));

    assertThat(probe.timeframe()).isEqualTo(Timeframe.HOUR);
    assertThat(probe.timeframes()).containsExactly(Timeframe.DAY);
  }

  @Test
  void tellsOfBothTimeframesThatAFeatureIsMadeOf() {
    assertThat(
            probe(
                    c ->
                        c.indicators()
                            .custom(
                                c.indicators().close(Timeframe.DAY),
                                c.indicators().close(Timeframe.HOUR),
                                "ratio",
                                (day, hour) -> hour / day))
                .timeframes())
        .containsExactly(Timeframe.HOUR, Timeframe.DAY);
  }

  @Test
  void saysThatAFeatureIsNeverANumber() {
    assertThat(
            probe(c -> c.indicators().custom(Timeframe.HOUR, "never", () -> bars -> Double.NaN))
                .lookBack())
        .isEmpty();
  }

  @Test
  void refusesWhatIsNoIndicatorOfTheHosts() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> probe(c -> () -> 5))
        .withMessage("feature probed gives no indicator of this host");
  }
}
