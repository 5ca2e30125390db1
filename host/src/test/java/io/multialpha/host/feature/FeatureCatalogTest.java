package io.multialpha.host.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.multialpha.api.feature.Feature;
import io.multialpha.api.market.Instrument;
import io.multialpha.api.market.Timeframe;
import io.multialpha.host.engine.FeatureProbe;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FeatureCatalogTest {
  private static final Instrument ES = new Instrument("ES", 0.25, 50, Currency.getInstance("USD"));
  private static final FeatureCatalog STANDARD = FeatureCatalog.standard();

  private static Feature feature(String name) {
    return Feature.of(name, "", "a close", c -> c.indicators().close(Timeframe.HOUR));
  }

  @Test
  void findsAFeatureByItsExactName() {
    assertThat(STANDARD.find("ma_slope_fast")).isPresent();
    assertThat(STANDARD.find("MA_slope_fast")).isEmpty();
    assertThat(STANDARD.with(List.of(feature("gap"))).find("gap")).isPresent();
    assertThat(STANDARD.find("gap")).isEmpty();
  }

  @Test
  void refusesTwoFeaturesOfOneName() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> STANDARD.with(List.of(feature("gap"), feature("gap"))))
        .withMessage("there are two features gap");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> STANDARD.with(List.of(feature("price_usd"))))
        .withMessage("the host already has a feature price_usd");
  }

  @Test
  void namesTheFeaturesMostLikeAMisspeltOne() {
    assertThat(STANDARD.nearest("slope_fast_daily").get(0)).isEqualTo("daily_slope_fast");
    assertThat(STANDARD.nearest("ibs_x_atrz")).startsWith("ibsxatrz");
    assertThat(STANDARD.nearest("6a_dialy_return").get(0)).isEqualTo("6a_daily_return");
    assertThat(STANDARD.nearest("Prev Bar %").get(0)).isEqualTo("prev_bar_pct");
    assertThat(STANDARD.nearest("xyzzy")).isEmpty();
  }

  @Test
  void leavesOutWhatTheHostCannotGiveExactlyYet() {
    for (String hard : List.of("ibs_pct", "rsi_len_14", "pair_z_pct", "6a_hourly_z_score")) {
      assertThat(STANDARD.find(hard)).as(hard).isEmpty();
    }
  }

  /** Length of the longest chain of averages, lags and the change that a true range needs. */
  @Test
  void everyStandardFeatureIsANumberAfterAsManyBarsAsItsDefinitionTakes() {
    Map<String, Integer> lookBacks =
        Map.ofEntries(
            Map.entry("price_usd", 1),
            Map.entry("prev_bar_pct", 2),
            Map.entry("open_close", 1),
            Map.entry("range_compression_atr", 15),
            Map.entry("daily_range_compression", 15),
            Map.entry("ma_slope_fast", 25),
            Map.entry("daily_slope_fast", 25),
            Map.entry("ma_spread_ribbon_tightness", 50),
            Map.entry("donchian_proximity_to_nearest_band", 21),
            Map.entry("hourly_directional_draft", 51),
            Map.entry("daily_directional_drift", 21),
            Map.entry("ibsxatrz", 257),
            Map.entry("ibsxvolz", 256));
    for (Feature feature : STANDARD.all()) {
      FeatureProbe probe = FeatureProbe.of(feature, ES);
      assertThat(probe.lookBack())
          .as(feature.name())
          .hasValue(lookBacks.getOrDefault(feature.name(), 2));
      assertThat(probe.timeframe())
          .as(feature.name())
          .isEqualTo(feature.name().contains("daily") ? Timeframe.DAY : Timeframe.HOUR);
    }
  }

  @Test
  void aReturnOfAnotherInstrumentReadsThatInstrument() {
    assertThat(FeatureProbe.of(STANDARD.find("tlt_daily_return").orElseThrow(), ES).references())
        .containsExactly("TLT");
    assertThat(FeatureProbe.of(STANDARD.find("es_hourly_return").orElseThrow(), ES).references())
        .isEmpty();
  }
}
