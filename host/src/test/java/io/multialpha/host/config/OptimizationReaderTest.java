package io.multialpha.host.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OptimizationReaderTest {
  private static final String FILE = "config/portfolio_optimization_ibs.json";
  private static final String FOUND =
      """
      {
        "strategy": "ibs",
        "portfolio_constraints": {
          "max_positions": 4,
          "daily_stop_loss": 2500.0,
          "symbols": ["NQ", "ES"]
        },
        "expected_performance": { "sharpe_ratio": 14.574, "breach_events": 0 },
        "trials": [1, 2]
      }
      """;

  @TempDir Path root;

  @Test
  void agreesWhateverTheOrderOfTheSymbols() {
    HouseConfig config =
        new ConfigFolder(root)
            .ibs("instruments: [ES, NQ]\nmax_positions: 4")
            .with(FILE, FOUND)
            .load();
    assertThat(config.agreement("ibs")).isEmpty();
    assertThat(config.notes()).isEmpty();
    PortfolioOptimization found = config.strategies().get("ibs").optimization().orElseThrow();
    assertThat(found.maxPositions()).isEqualTo(4);
    assertThat(found.dailyStopLoss()).isEqualTo(2500);
    assertThat(found.symbols()).containsExactly("NQ", "ES");
    assertThat(found.expected()).containsEntry("sharpe_ratio", 14.574).hasSize(2);
  }

  @Test
  void notesEachDifferenceWithBothPlaces() {
    HouseConfig config =
        new ConfigFolder(root)
            .ibs("instruments: [ES, NQ, CL]\ndaily_stop_loss: 3000")
            .with(FILE, FOUND)
            .load();
    assertThat(config.agreement("ibs"))
        .extracting(Difference::toString)
        .containsExactly(
            "config/config.multi_alpha.yml:3:5: strategies.ibs.max_positions is 2, but the portfolio"
                + " search found 4 (config/portfolio_optimization_ibs.json:4)",
            "config/config.multi_alpha.yml:4:5: strategies.ibs.daily_stop_loss is 3000, but the"
                + " portfolio search found 2500 (config/portfolio_optimization_ibs.json:5)",
            "config/config.multi_alpha.yml:3:5: strategies.ibs.instruments is [ES, NQ, CL], but the"
                + " portfolio search found [NQ, ES] (config/portfolio_optimization_ibs.json:6)");
    assertThat(config.notes())
        .isEqualTo(config.agreement("ibs").stream().map(Difference::toString).toList());
  }

  @Test
  void refusesAResultThatIsAnothersOrIncomplete() {
    ConfigFolder folder = new ConfigFolder(root).ibs("instruments: [ES]");
    assertThat(folder.with(FILE, FOUND.replace("\"ibs\"", "\"breakout\"")).problems())
        .containsExactly(
            FILE + ":2:15: strategy: is \"breakout\", expected ibs; the file's name says so");
    assertThat(
            folder
                .with(FILE, "{ \"strategy\": \"ibs\", \"portfolio_constraints\": {} }")
                .problems())
        .containsExactly(
            FILE
                + ":1:47: portfolio_constraints.max_positions: is missing, expected a whole number"
                + " of at least 1",
            FILE
                + ":1:47: portfolio_constraints.daily_stop_loss: is missing, expected a number"
                + " above 0 (dollars)",
            FILE + ":1:47: portfolio_constraints.symbols: is missing, expected a list of symbols");
  }
}
