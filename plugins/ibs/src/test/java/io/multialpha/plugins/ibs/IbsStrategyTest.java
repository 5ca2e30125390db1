package io.multialpha.plugins.ibs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.multialpha.api.params.ParamsSchema;
import io.multialpha.api.strategy.DataNeeds;
import io.multialpha.api.strategy.ModelLayout;
import io.multialpha.host.engine.StrategyException;
import io.multialpha.testkit.SeededBars;
import io.multialpha.testkit.StrategyHarness;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class IbsStrategyTest {
  private static final ParamsSchema SCHEMA = new IbsStrategy().params();
  private static final Map<String, Object> WITHOUT_PIVOTS = Map.of("entry_setting", "none");

  @Test
  void takesEveryKeyAndValueOfTheShippedConfiguration() {
    Map<String, Object> shipped =
        Map.ofEntries(
            Map.entry("use_window1", true),
            Map.entry("start_time1", "0000"),
            Map.entry("end_time1", "1500"),
            Map.entry("use_window2", true),
            Map.entry("start_time2", "1700"),
            Map.entry("end_time2", "2400"),
            Map.entry("entry_setting", "none"),
            Map.entry("enable_ibs_entry", true),
            Map.entry("ibs_entry_high", 0.3),
            Map.entry("ibs_entry_low", 0.0),
            Map.entry("enable_ibs_exit", true),
            Map.entry("ibs_exit_high", 0.7),
            Map.entry("ibs_exit_low", 0.3),
            Map.entry("enable_stop", true),
            Map.entry("stop_type", "percent"),
            Map.entry("stop_perc", 2.0),
            Map.entry("enable_tp", true),
            Map.entry("tp_type", "percent"),
            Map.entry("tp_perc", 3.0));

    assertThat(SCHEMA.with(shipped).decimal("tp_perc")).isEqualTo(3.0);
  }

  @Test
  void hasTheDefaultsOfTheOriginal() {
    assertThat(SCHEMA.defaults().toString())
        .startsWith(
            "{warmup_bars=0, use_window1=true, start_time1=0, end_time1=900, use_window2=true, start_time2=1020,"
                + " end_time2=1440, enable_ibs_entry=true, ibs_entry_low=0.0, ibs_entry_high=0.2,"
                + " enable_ibs_exit=true, ibs_exit_high=1.0, ibs_exit_low=0.8, enable_stop=true,"
                + " stop_type=percent, stop_perc=1.0, stop_atr_len=14, stop_atr_mult=1.0,"
                + " enable_tp=true, tp_type=percent, tp_perc=1.0, tp_atr_len=14, tp_atr_mult=0.5,"
                + " enable_bar_stop=true, bar_stop_bars=8, enable_auto_close=true,"
                + " auto_close_time=900, entry_setting=inside range, signal_tf=Hourly, pivot_left=5,"
                + " pivot_right=5, use_supply_zone=false, supply_zone_atr_len=14,"
                + " supply_zone_low=0.0, supply_zone_high=1.0, supply_zone_decides=false, enable_dow=false,");
  }

  @Test
  void hasNoFilterOnByDefaultButThoseOfTheSignal() {
    assertThat(EntryFilters.on(SCHEMA.defaults()))
        .containsExactly(CalendarFilters.WINDOWS, PatternFilters.IBS_BAND);
  }

  @Test
  void keepsItsModelsAtTheRootOfTheModels() {
    assertThat(new IbsStrategy().modelLayout()).isEqualTo(ModelLayout.standard());
  }

  @Test
  void warmsUpOnlyForTheTrueRangesItUses() {
    assertThat(needs(WITHOUT_PIVOTS)).isEqualTo(DataNeeds.none());
    assertThat(unpivoted("stop_type", "ATR").hourlyWarmup()).isEqualTo(15);
    assertThat(unpivoted("stop_type", "ATR", "tp_type", "ATR", "tp_atr_len", 20).hourlyWarmup())
        .isEqualTo(21);
    assertThat(unpivoted("stop_type", "ATR", "enable_stop", false).hourlyWarmup()).isZero();
  }

  @Test
  void warmsUpUntilAPivotMayBeKnown() {
    assertThat(needs(Map.of())).isEqualTo(DataNeeds.none().withHourlyWarmup(11));
    assertThat(needs(Map.of("pivot_left", 3, "pivot_right", 2, "entry_setting", "hh above")))
        .isEqualTo(DataNeeds.none().withHourlyWarmup(6));
    assertThat(needs(Map.of("signal_tf", "Daily"))).isEqualTo(DataNeeds.none().withDailyWarmup(11));
    assertThat(unpivoted("use_supply_zone", true, "signal_tf", "Daily"))
        .isEqualTo(DataNeeds.none().withHourlyWarmup(15).withDailyWarmup(11));
    assertThat(needs(Map.of("warmup_bars", 252)).hourlyWarmup()).isEqualTo(252);
  }

  @Test
  void refusesParametersThatDoNotFitTogether() {
    refuses(
        Map.of("ibs_entry_low", 0.4, "ibs_entry_high", 0.3),
        "ibs_entry_low is 0.4 and ibs_entry_high is 0.3; expected ibs_entry_low to be at most"
            + " ibs_entry_high");
    refuses(Map.of("ibs_exit_low", 0.9, "ibs_exit_high", 0.8), "ibs_exit_low is 0.9");
    refuses(Map.of("use_window1", false, "use_window2", false), "there would never be an entry");
    refuses(Map.of("start_time1", "1600"), "session window 1600 to 1500 is empty");
    refuses(
        Map.of(
            "enable_stop",
            false,
            "enable_tp",
            false,
            "enable_ibs_exit",
            false,
            "enable_bar_stop",
            false,
            "enable_auto_close",
            false),
        "a position would never be left");
  }

  @Test
  void isNamedForTheServiceLoader() throws IOException {
    try (InputStream services =
        IbsStrategy.class.getResourceAsStream(
            "/META-INF/services/io.multialpha.api.strategy.Strategy")) {
      assertThat(services)
          .asString(StandardCharsets.UTF_8)
          .isEqualToIgnoringNewLines(IbsStrategy.class.getName());
    }
  }

  private static DataNeeds unpivoted(Object... params) {
    Map<String, Object> all = new TreeMap<>(WITHOUT_PIVOTS);
    for (int i = 0; i < params.length; i += 2) {
      all.put((String) params[i], params[i + 1]);
    }
    return needs(all);
  }

  private static DataNeeds needs(Map<String, ?> params) {
    return new IbsStrategy().dataNeeds(SCHEMA.with(params));
  }

  private static void refuses(Map<String, ?> params, String sentence) {
    assertThatThrownBy(
            () ->
                StrategyHarness.of(new IbsStrategy())
                    .params(params)
                    .run(SeededBars.of("ES", 1).sessions(1).market(), "ES"))
        .isInstanceOf(StrategyException.class)
        .hasMessageContaining(sentence);
  }
}
