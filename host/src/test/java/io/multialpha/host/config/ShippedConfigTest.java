package io.multialpha.host.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.multialpha.host.portfolio.DailyStopBasis;
import io.multialpha.host.portfolio.Limits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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

  @Test
  void namesTheLineWhereAQuoteOrBracketIsNotClosed(@TempDir Path other) throws IOException {
    String text = Files.readString(ROOT.resolve(ConfigFile.NAME));
    List<Integer> tried = new ArrayList<>();
    Matcher closed =
        Pattern.compile("(?m)^[^#\n]*: +(\"[^\"\n]*\"|\\[[^]\n]*]|\\{[^}\n]*})").matcher(text);
    while (closed.find()) {
      int line = (int) text.substring(0, closed.end()).lines().count();
      String open = text.substring(0, closed.end() - 1) + text.substring(closed.end());
      assertThat(new ConfigFolder(other).yaml(open).problems())
          .singleElement()
          .asString()
          .matches("yml:" + line + ":.*|.* that begins on line " + line + ", .*");
      tried.add(line);
    }
    assertThat(tried).hasSizeGreaterThan(30);
  }

  @Test
  void keepsTheMissionsParametersToTheLetter() {
    Map<String, Object> ibs = config.strategies().get("ibs").paramsOf("PL").asMap();
    assertThat(ibs)
        .containsEntry("entry_setting", "none")
        .containsEntry("start_time1", 0)
        .containsEntry("end_time1", 900)
        .containsEntry("start_time2", 1020)
        .containsEntry("end_time2", 1440)
        .containsEntry("ibs_entry_high", 0.3)
        .containsEntry("ibs_entry_low", 0.0)
        .containsEntry("ibs_exit_high", 0.7)
        .containsEntry("ibs_exit_low", 0.3)
        .containsEntry("stop_type", "percent")
        .containsEntry("stop_perc", 2.0)
        .containsEntry("tp_type", "percent")
        .containsEntry("tp_perc", 3.0);
    for (String flag :
        List.of("use_window1", "use_window2", "enable_ibs_entry", "enable_ibs_exit")) {
      assertThat(ibs).containsEntry(flag, true);
    }
    assertThat(ibs).containsEntry("enable_stop", true).containsEntry("enable_tp", true);
    assertThat(config.strategies().get("breakout").paramsOf("ES").asMap())
        .containsEntry("breakout_lookback", 20)
        .containsEntry("atr_multiplier", 2.0);
  }

  @Test
  void hasTheContractsOfTheExchange() throws IOException {
    Path table = ROOT.getParent().resolve("shared/golden/validity/contract_specs_check.csv");
    assumeTrue(Files.exists(table), "no table of contracts at " + table);
    int compared = 0;
    for (String line : Files.readAllLines(table).subList(1, 21)) {
      String[] cells = line.split(",", -1);
      InstrumentConfig contract = config.instruments().get(cells[0]);
      if (contract != null) {
        assertThat(contract.instrument().pointValue())
            .as(cells[0])
            .isEqualTo(Double.parseDouble(cells[2]));
        assertThat(contract.instrument().tickSize())
            .as(cells[0])
            .isEqualTo(Double.parseDouble(cells[3]));
        compared++;
      }
    }
    assertThat(compared).isEqualTo(19);
  }

  @Test
  void specifiesEveryTradableRootAndTheReferences() {
    assertThat(config.instruments()).hasSize(23).containsKeys("ZC", "ZS", "ZW", "TLT", "VIX");
    assertThat(config.instruments().get("6C").instrument().pointValue()).isEqualTo(100_000);
    assertThat(config.instruments().get("6M").instrument().pointValue()).isEqualTo(500_000);
  }
}
