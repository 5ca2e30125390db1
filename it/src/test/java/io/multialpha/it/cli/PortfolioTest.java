package io.multialpha.it.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.multialpha.it.cli.Program.Ended;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is simulated is what trades. */
class PortfolioTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir Path root;

  @Test
  void simulatingARunsOwnTradesGivesItsAccountAgain() throws IOException {
    Program program = Program.in(root);
    program.configure(
        Files.readString(program.config()).replace("daily_stop_loss: 2500", "daily_stop_loss: 20"));
    Ended run =
        program.run(
            "backtest",
            "--strategy",
            "fade",
            "--data",
            program.bars().toString(),
            // The bars are kind to this strategy: it is the costs that hit the stop.
            "--commission=2000");
    assertThat(run.exit()).as(run.err()).isZero();
    Path folder = program.runs().get(0);
    JsonNode account =
        JSON.readTree(folder.resolve("summary.json").toFile()).get("strategies").get(0);
    assertThat(account.get("daily_stops").asInt()).as("daily stops").isGreaterThan(1);
    assertThat(account.get("open_positions")).isEmpty();

    Ended simulated =
        program.run(
            "portfolio",
            "simulate",
            "--results-dir",
            folder.toString(),
            "--data",
            program.bars().toString(),
            "--initial-cash",
            account.get("starting_cash").asText(),
            "--daily-stop-loss=20",
            "--min-positions=2",
            "--max-positions=2",
            "--json");

    assertThat(simulated.exit()).as(simulated.err()).isZero();
    JsonNode honest = JSON.readTree(simulated.out()).get("honest").get(0);
    assertThat(honest.get("total_return_dollars").asDouble())
        .isCloseTo(account.get("net_pnl").asDouble(), within(0.005));
    assertThat(-honest.get("max_drawdown_dollars").asDouble())
        .isCloseTo(account.get("max_drawdown").asDouble(), within(0.005));
    assertThat(honest.get("daily_stops_hit").asInt()).isEqualTo(account.get("daily_stops").asInt());
  }
}
