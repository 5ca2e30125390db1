package io.multialpha.it.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.multialpha.it.endtoend.Installed.Ended;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is not yet known changes nothing of what was decided. */
class LookAheadTest {
  private static final int CUTS = 3;

  /** What of a decision is known once its bar is complete. */
  private static final String[] DECIDED = {
    "decision", "bar_time", "strategy", "symbol", "action", "reason", "price", "score", "threshold"
  };

  @TempDir Path root;
  @TempDir Path data;

  @Test
  void aRunThatEndsEarlierDecidesAndTradesTheSameUntilThen() throws IOException {
    Installed installed =
        Installed.in(root)
            .with(OutsideStrategies.nosy(), "nosy.jar")
            .withStrategy("nosy: { instruments: [ES, NQ], max_positions: 2 }");
    Ended whole = run(installed, Bars.write(data.resolve("whole"), Bars.END));
    assertThat(whole.trades().size()).isGreaterThan(100);
    Random random = new Random(20240229);
    long hours = Duration.between(Bars.FIRST, Bars.END).toHours();

    for (int i = 0; i < CUTS; i++) {
      // Not before a third of it, so that there is something to compare; at any hour of a day.
      Instant cut = Bars.FIRST.plus(Duration.ofHours(hours / 3 + random.nextLong(2 * hours / 3)));
      Ended early = run(installed, Bars.write(data.resolve("cut" + i), cut));

      Predicate<String> known = time -> Instant.parse(time).isBefore(cut);
      Rows decisions = early.decisions().where("bar_time", known).columns(DECIDED);
      assertThat(decisions.size()).isGreaterThan(1000);
      decisions.areThoseOf(
          whole.decisions().where("bar_time", known).columns(DECIDED), "decisions before " + cut);
      Rows trades = early.trades().where("exit_time", known);
      assertThat(trades.size()).isGreaterThan(20);
      trades.areThoseOf(whole.trades().where("exit_time", known), "trades before " + cut);
    }
  }

  private static Ended run(Installed installed, Path bars) throws IOException {
    Ended ended = installed.execute("run", "--data", bars.toString());
    assertThat(ended.exit()).as(ended.err()).isZero();
    assertThat(Files.exists(ended.run())).isTrue();
    return ended;
  }
}
