package io.multialpha.host.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class SearchMeterTest {
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final Hands clock = new Hands();

  private SearchMeter meter(boolean live) {
    PrintStream stream = new PrintStream(err, true, UTF_8);
    return new SearchMeter(Terminal.of(stream, stream, live, live, false), clock);
  }

  @Test
  void takesTheTimeToGoFromWhatThisSearchHasDone() {
    SearchMeter meter = meter(true);
    for (int i = 0; i < 80; i++) {
      meter.tried(true, 90);
    }
    clock.now = clock.now.plusSeconds(30);
    meter.tried(false, 90);

    assertThat(err.toString(UTF_8))
        .startsWith("\r\u001b[KSearching 1 of 90 (1%)\r")
        .endsWith("\r\u001b[KSearching 81 of 90 (90%), 4 min 30 s to go");
  }

  @Test
  void tellsHowFarItIsNowAndThenWhereThereIsNoTerminal() {
    SearchMeter meter = meter(false);
    for (int minute = 1; minute <= 12; minute++) {
      clock.now = clock.now.plus(Duration.ofMinutes(1));
      meter.done(100, 2_400);
    }
    meter.end();

    assertThat(err.toString(UTF_8).lines())
        .containsExactly(
            "Searching 500 of 2,400 (20%), 19 min 0 s to go",
            "Searching 1,000 of 2,400 (41%), 14 min 0 s to go");
  }

  /** A clock that is set by hand. */
  private static final class Hands extends Clock {
    private Instant now = Instant.parse("2026-01-05T15:30:00Z");

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }
}
