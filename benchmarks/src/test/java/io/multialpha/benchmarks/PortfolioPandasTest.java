package io.multialpha.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The pandas program that is timed beside ours does the same work. Skipped without pandas. */
class PortfolioPandasTest {
  private static final Path PYTHON = Path.of("/usr/bin/python3");

  @TempDir Path folder;

  private record Ended(int exit, String out) {}

  private Ended check(String figures) throws IOException, InterruptedException {
    assumeTrue(Files.isExecutable(PYTHON), "there is no " + PYTHON + " here");
    Path file = Files.writeString(folder.resolve("figures.json"), figures);
    Process process =
        new ProcessBuilder(
                PYTHON.toString(),
                Repository.root().resolve("benchmarks/portfolio_pandas.py").toString(),
                "--check",
                file.toString())
            .redirectErrorStream(true)
            .start();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    int exit = process.waitFor();
    assumeFalse(out.strip().equals("{}"), "no pandas here; on Debian: python3-pandas");
    return new Ended(exit, out);
  }

  /** Of the sample; report.sh asks for the larger trades too, before it takes the time. */
  private static String figures() {
    return PortfolioFigures.of(Repository.root().resolve("docs/sample-results"));
  }

  @Test
  void comesToTheSharpeRatiosAndDrawdownsOfOurs() throws Exception {
    Ended same = check(figures());
    assertThat(same.exit()).as(same.out()).isZero();
  }

  @Test
  void wouldNoticeAnotherFigure() throws Exception {
    Ended other = check(figures().replaceFirst("\"drawdown\": ", "\"drawdown\": 1"));
    assertThat(other.exit()).isEqualTo(1);
    assertThat(other.out()).contains("iterrows, limit 1: drawdown is ");
  }
}
