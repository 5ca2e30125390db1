package io.multialpha.it.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.multialpha.it.cli.Program.Ended;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Spot currencies, quoted on New York's clock through every holiday, by configuration alone. */
class SpotBarsTest {
  @TempDir Path root;

  private static Path bars() {
    Path repository = Path.of("").toAbsolutePath();
    while (repository.getParent() != null && !Files.exists(repository.resolve("plugins/pom.xml"))) {
      repository = repository.getParent();
    }
    Path bars = repository.resolveSibling("shared").resolve("golden/ibs/bars/fx");
    Assumptions.assumeTrue(Files.isDirectory(bars), () -> "skipped: there is no " + bars);
    return bars;
  }

  @Test
  void tradesThemAlsoOnHolidays() throws IOException {
    Program program = Program.in(root);
    program.configure(
        """
        strategies:
          fade:
            strategy_type: gap-fade
            instruments: [6E, 6B]
        data:
          dir: "%s"
          timezone: America/New_York
        instruments:
          6E: { tick_size: 0.00005, point_value: 125000, session: weekdays, roll_time: "1800", roll_timezone: America/New_York }
          6B: { tick_size: 0.0001, point_value: 62500, session: weekdays, roll_time: "1800", roll_timezone: America/New_York }
        """
            .formatted(bars()));

    Ended ended = program.run("backtest", "--strategy", "fade");
    assertThat(ended.exit()).as(ended.err()).isZero();
    assertThat(ended.out()).contains("2016-01-04 to 2016-05-13").doesNotContain("begin outside");
    assertThat(Files.readAllLines(program.runs().get(0).resolve("equity.csv")))
        .as("the day of M. L. King is a trade date of its own")
        .anyMatch(line -> line.contains("2016-01-18"));
  }
}
