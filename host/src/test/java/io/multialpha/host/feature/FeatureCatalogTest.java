package io.multialpha.host.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.multialpha.api.feature.Feature;
import io.multialpha.api.feature.FeatureProfile;
import io.multialpha.api.market.Instrument;
import io.multialpha.api.market.Timeframe;
import io.multialpha.host.engine.FeatureProbe;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

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
  void everyNameIsThereOnceUnderBothProfiles() {
    List<String> names = STANDARD.all().stream().map(Feature::name).toList();

    assertThat(names).hasSize(137 + 48).doesNotHaveDuplicates();
    assertThat(FeatureCatalog.standard(FeatureProfile.CORRECTED).all())
        .extracting(Feature::name)
        .containsExactlyElementsOf(names);
  }

  /** Length of the longest chain of averages, lags and the change that a true range needs. */
  @ParameterizedTest
  @EnumSource
  void everyFeatureIsANumberAfterAsManyBarsAsItsDefinitionTakes(FeatureProfile profile) {
    for (Map.Entry<String, String> each : LOOK_BACKS.entrySet()) {
      String[] both = each.getValue().split(" \\| ");
      String expected = both[profile == FeatureProfile.REFERENCE ? 0 : both.length - 1];
      assertThat(needs(profile, each.getKey())).as(each.getKey()).isEqualTo(expected);
    }
  }

  /** Under the reference profile, and after the bar under the corrected one where they differ. */
  private static final Map<String, String> LOOK_BACKS =
      Map.ofEntries(
          Map.entry("price_usd", "1 HOUR"),
          Map.entry("prev_bar_pct", "2 HOUR"),
          Map.entry("prev_day_pct", "2 DAY"),
          Map.entry("four_bar_ret", "5 HOUR"),
          Map.entry("four_bar_ret_daily", "5 DAY"),
          Map.entry("prev_ibs", "2 HOUR"),
          Map.entry("prev_daily_ibs", "2 DAY"),
          Map.entry("daily_ema_200_distance", "200 DAY"),
          Map.entry("daily_volz", "256 DAY"),
          Map.entry("atrz", "257 HOUR"),
          Map.entry("mom3_z", "23 HOUR"),
          Map.entry("tratr", "21 HOUR"),
          Map.entry("rsi", "6 HOUR"),
          Map.entry("daily_rsi_len_2", "3 DAY"),
          Map.entry("pair_rsi", "15 HOUR"),
          Map.entry("pair_z", "20 HOUR"),
          Map.entry("value", "1 DAY"),
          Map.entry("es_daily_return", "2 DAY"),
          Map.entry("prev_bar_pct_pct", "252 HOUR | 2 HOUR"),
          Map.entry("prev_day_pctxvalue", "2 DAY | 1 HOUR 2 DAY"),
          Map.entry("open_close", "1 HOUR"),
          Map.entry("daily_range_compression", "15 DAY"),
          Map.entry("ma_slope_fast", "25 HOUR"),
          Map.entry("ma_spread_daily_ribbon_tightness", "50 HOUR | 50 DAY"),
          Map.entry("donchian_proximity_daily_to_nearest_band", "21 HOUR | 21 DAY"),
          Map.entry("hourly_directional_draft", "51 HOUR"),
          Map.entry("daily_directional_drift", "21 DAY"),
          Map.entry("adx_value", "28 HOUR"),
          Map.entry("daily_adx_value", "28 DAY"),
          Map.entry("parabolic_sar_distance", "2 HOUR"),
          Map.entry("spiral_efficiency_ratio", "6 HOUR"),
          Map.entry("atrz_pct", "257 HOUR"),
          Map.entry("dvolz_pct", "252 HOUR 256 DAY | 256 DAY"),
          Map.entry("daily_ibs_pct", "252 HOUR 1 DAY | 1 DAY"),
          Map.entry("daily_atr_percentile", "252 HOUR 15 DAY | 15 DAY"),
          Map.entry("distance_z_entry_daily", "21 HOUR | 21 DAY"),
          Map.entry("momentum_z_entry_daily", "never | 23 DAY"),
          Map.entry("mom3_z_pct", "never | 23 HOUR"),
          Map.entry("rsi_len_14", "15 HOUR"),
          Map.entry("rsixatrz", "257 HOUR"),
          Map.entry("pair_ibs_pct", "252 HOUR | 1 HOUR"),
          Map.entry("pair_z_score_daily", "20 HOUR | 438 HOUR 20 DAY"),
          Map.entry("rsi2_pct", "252 HOUR | 15 HOUR"),
          Map.entry("value_pct", "252 HOUR 1 DAY | 1 DAY"),
          Map.entry("vix_hourly_z_score", "252 HOUR"),
          Map.entry("si_daily_z_pipeline", "252 DAY"));

  private static String needs(FeatureProfile profile, String name) {
    Feature feature = FeatureCatalog.standard(profile).find(name).orElseThrow();
    FeatureProbe probe = FeatureProbe.of(feature, ES);
    OptionalInt lookBack = probe.lookBack();
    if (lookBack.isEmpty()) {
      return "never";
    }
    String text = lookBack.getAsInt() + " " + probe.timeframe();
    OptionalInt days = FeatureProbe.of(feature, ES).daysBefore();
    return probe.timeframe() == Timeframe.HOUR && days.isPresent()
        ? text + " " + days.getAsInt() + " DAY"
        : text;
  }

  @ParameterizedTest
  @EnumSource
  void onlyWhatTheOriginalNeverComputedIsNeverANumber(FeatureProfile profile) {
    for (Feature feature : FeatureCatalog.standard(profile).all()) {
      assertThat(FeatureProbe.of(feature, ES).lookBack().isEmpty())
          .as(feature.name())
          .isEqualTo(feature.isNever());
    }
    assertThat(FeatureCatalog.standard(profile).all().stream().filter(Feature::isNever))
        .hasSize(profile == FeatureProfile.REFERENCE ? 3 : 0);
  }

  @Test
  void aFeatureOfAnotherInstrumentReadsThatInstrument() {
    assertThat(FeatureProbe.of(STANDARD.find("tlt_daily_return").orElseThrow(), ES).references())
        .containsExactly("TLT");
    assertThat(FeatureProbe.of(STANDARD.find("es_hourly_return").orElseThrow(), ES).references())
        .isEmpty();
    assertThat(FeatureProbe.of(STANDARD.find("pair_z_pct").orElseThrow(), ES).references())
        .containsExactly("NQ");
  }

  @Test
  void aFeatureOfThePairIsRefusedWhereThereIsNone() {
    Instrument lone = new Instrument("ZN", 1 / 64.0, 1000, Currency.getInstance("USD"));

    assertThatExceptionOfType(NoPairException.class)
        .isThrownBy(() -> FeatureProbe.of(STANDARD.find("pair_z_pct").orElseThrow(), lone))
        .withMessage(
            "ZN has no pair; those with one are 6A, 6B, 6E, CL, ES, GC, HG, NG, NQ, RTY, SI, YM");
  }
}
