package io.multialpha.plugins.ibs;

import static org.assertj.core.api.Assertions.assertThat;

import io.multialpha.api.params.Params;
import io.multialpha.api.params.ParamsSchema;
import io.multialpha.api.strategy.DataNeeds;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EntryFiltersTest {
  @Test
  void asksInTheOrderOfTheOriginal() {
    assertThat(
            EntryFilters.ALL.stream()
                .map(EntryFilter::flag)
                .flatMap(Optional::stream)
                .filter(flag -> !flag.matches("enable[A-Z0-9]+(ZScore|Return)(Hour|Day)")))
        .containsExactly(
            "enable_dow",
            "enable_month",
            "enable_dom",
            "enable_beg_week",
            "enable_even_odd",
            "enable_prev_day_pct",
            "enable_prev_bar_pct",
            "enable_daily_ibs",
            "enable_prev_ibs",
            "enable_prev_ibs_daily",
            "enable_pair_ibs",
            "enable_pair_z",
            "use_val_filter",
            "enable_vix_reg",
            "enable_rsi_entry",
            "enable_rsi_entry2_len",
            "enable_rsi_entry14_len",
            "enable_rsi_entry2",
            "enableDailyRSI",
            "enableDailyRSI2Len",
            "enableDailyRSI14Len",
            "enableBullishBarCount",
            "enableSessions",
            "enableOpenClose",
            "enableRangeCompressionATR",
            "enableDailyRangeCompression",
            "enable4BarRet",
            "enable4BarRetD",
            "enableAboveOpen",
            "enableDailyATRPercentile",
            "enableHourlyATRPercentile",
            "enableDirDrift",
            "enableDirDriftD",
            "enableSpiralER",
            "enableTWRC",
            "enableMASlope",
            "enableDailySlope",
            "enableMASpread",
            "enableDonchProx",
            "enableBBW",
            "enableADX",
            "enableDADX",
            "enablePSAR",
            "enableBearCount",
            "enableInsideBar",
            "enableN7Bar",
            "enable_ibs_entry",
            "enableATRZ",
            "enableVolZ",
            "enableDATRZ",
            "enableDVolZ",
            "enableZScore",
            "enableBB",
            "enable_bb_high",
            "enable_bb_high_d",
            "enableDonch",
            "enableEMA8",
            "enableEMA20",
            "enableEMA50",
            "enableEMA200",
            "enableEMA20D",
            "enableEMA50D",
            "enableEMA200D",
            "enableDistZ",
            "enableMom3",
            "enableTRATR");
  }

  @Test
  void asksScoresThenReturnsOfOtherInstrumentsBetweenPairAndVix() {
    List<String> flags =
        EntryFilters.ALL.stream().map(EntryFilter::flag).flatMap(Optional::stream).toList();
    int pair = flags.indexOf("enable_pair_z");

    assertThat(flags.subList(pair + 1, pair + 5))
        .containsExactly(
            "enableESZScoreHour", "enableESZScoreDay", "enableNQZScoreHour", "enableNQZScoreDay");
    assertThat(flags.subList(pair + 39, pair + 43))
        .containsExactly(
            "enableVIXZScoreHour", "enableVIXZScoreDay", "enableESReturnHour", "enableESReturnDay");
    assertThat(flags.subList(pair + 80, pair + 82))
        .containsExactly("enableVIXReturnDay", "use_val_filter");
  }

  @Test
  void listsTheParametersOfOtherInstrumentsOnce() {
    assertThat(IbsParams.SCHEMA.listed())
        .extracting(ParamsSchema.Listed::label)
        .contains("enable{SYM}ZScoreHour", "{sym}ZLenDay", "{sym}ReturnHighHour")
        .doesNotContain("enableESZScoreHour");
    assertThat(IbsParams.SCHEMA.find("enable6AZScoreHour")).isPresent();
    assertThat(IbsParams.SCHEMA.find("sixAZWindowHour")).isPresent();
    assertThat(IbsParams.SCHEMA.find("vixReturnLenDay")).isPresent();
  }

  @Test
  void needsTheBarsOfOtherInstrumentsOnlyIfTheyAreLookedAt() {
    assertThat(
            needs(
                    Map.of(
                        "enable6AZScoreHour", true,
                        "enableTLTReturnDay", true,
                        "enableESReturnDay", true,
                        "use_val_filter", true))
                .references())
        .containsExactly("6A", "TLT", "VIX");
  }

  @Test
  void needsNothingForWhatIsSwitchedOff() {
    assertThat(needs(Map.of())).isEqualTo(DataNeeds.none());
    assertThat(needs(Map.of("rsi_entry14_len_length", 500, "pair_symbol", "GC")))
        .isEqualTo(DataNeeds.none());
  }

  @Test
  void needsTheLongestWarmUpOfEitherTimeframe() {
    DataNeeds needs =
        needs(
            Map.of(
                "enable_rsi_entry", true,
                "enableZScore", true,
                "enableEMA50D", true,
                "zScoreTF", "Daily",
                "zScoreLen", 60));

    assertThat(needs.hourlyWarmup()).isEqualTo(6);
    assertThat(needs.dailyWarmup()).isEqualTo(60);
  }

  @Test
  void needsTheBarsOfAPairOnceAndOnlyIfItIsLookedAt() {
    assertThat(needs(Map.of("enable_pair_ibs", true, "enable_rsi_entry2", true)).references())
        .containsExactly("NQ");
    assertThat(needs(Map.of("enable_pair_ibs", true, "pair_symbol", "ES")).references()).isEmpty();
    // How long the pair's own values take says nothing about the instrument's bars.
    assertThat(needs(Map.of("enable_rsi_entry2", true)).hourlyWarmup()).isZero();
  }

  private static DataNeeds needs(Map<String, ?> given) {
    Params params = IbsParams.SCHEMA.with(given);
    return EntryFilters.needs(params, "ES");
  }
}
