package io.multialpha.it.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.multialpha.it.endtoend.Installed.Ended;
import io.multialpha.it.plugin.JarBuilder;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A strategy of someone else's: a jar, a line of configuration, and it trades. */
class OutsideAuthorTest {
  private static final String SECTION =
      "gap-fade: { enabled: true, instruments: [ES, NQ], max_positions: 2, daily_stop_loss: 1500 }";

  @TempDir Path root;
  @TempDir Path data;
  private Installed installed;

  @BeforeEach
  void dropIn() throws IOException {
    Bars.write(data, Bars.END);
    installed = Installed.in(root).with(JarBuilder.gapFade(), "gap-fade.jar").withStrategy(SECTION);
  }

  @Test
  void tradesBesideTheStrategiesThatShip() throws IOException {
    Ended ended = installed.execute("run", "--data", data.toString());

    assertThat(ended.exit()).as(ended.err()).isZero();
    Rows trades = ended.trades();
    for (String strategy : new String[] {"gap-fade", "ibs", "breakout"}) {
      assertThat(trades.where("strategy", strategy::equals).size()).as(strategy).isPositive();
      assertThat(ended.out()).contains(strategy);
    }
    Rows own = trades.where("strategy", "gap-fade"::equals);
    assertThat(own.columns("entry_reason").all()).allMatch(row -> row.get(0).equals("gap fade"));
    assertThat(own.columns("symbol").all()).allMatch(row -> "ES NQ".contains(row.get(0)));
  }

  @Test
  void takesNothingFromTheStrategiesThatShip() throws IOException {
    Ended with = installed.execute("run", "--data", data.toString());
    installed.replacing(SECTION, SECTION.replace("true", "false"));
    Ended without = installed.execute("run", "--data", data.toString());

    assertThat(without.trades().where("strategy", "gap-fade"::equals).size()).isZero();
    assertThat(without.trades().size()).isPositive();
    with.trades()
        .where("strategy", name -> !name.equals("gap-fade"))
        .without("trade_id")
        .areThoseOf(without.trades().without("trade_id"), "trades of the others");
    with.decisions()
        .where("strategy", name -> !name.equals("gap-fade"))
        .areThoseOf(without.decisions(), "decisions of the others");
  }

  @Test
  void isToldWhichKeyWasMeantAndWhere() throws IOException {
    installed.replacing(
        "daily_stop_loss: 1500 }",
        "daily_stop_loss: 1500,\n    strategy_params: { gap_min_precent: 0.5 } }");

    Ended ended = installed.execute("run", "--data", data.toString());

    assertThat(ended.exit()).isEqualTo(2);
    assertThat(ended.err())
        .contains("config/config.multi_alpha.yml:")
        .containsPattern("yml:\\d+:24\\b.*gap_min_precent.*did you mean gap_min_percent")
        .doesNotContain("Exception");
    assertThat(ended.run()).doesNotExist();
  }
}
