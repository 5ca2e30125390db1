package io.multialpha.it.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.multialpha.it.endtoend.Installed.Ended;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A strategy that fails is set aside, and nobody else notices. */
class QuarantineTest {
  @TempDir Path root;
  @TempDir Path data;
  private Installed installed;
  private Ended alone;

  @BeforeEach
  void runWithoutIt() throws IOException {
    Bars.write(data, Bars.END);
    installed =
        Installed.in(root)
            .replacing("execution:\n", "execution:\n  call_timeout_seconds: 1.5\n")
            .with(OutsideStrategies.thrower(), "thrower.jar")
            .with(OutsideStrategies.sleeper(), "sleeper.jar");
    alone = installed.execute("run", "--data", data.toString());
    assertThat(alone.trades().size()).isGreaterThan(100);
  }

  @Test
  void setsAStrategyThatThrowsAside() throws IOException {
    installed.withStrategy("thrower: { instruments: [ES, NQ], max_positions: 2 }");

    Ended ended = installed.execute("run", "--data", data.toString(), "--threads", "2");

    isSetAside(ended, "thrower", "NoSuchMethodError", "com.acme.Gone.value()");
    othersTradeOn(ended, "thrower");
  }

  @Test
  void setsAStrategyThatHangsAside() throws IOException {
    installed.withStrategy("sleeper: { instruments: [ES, NQ], max_positions: 2 }");

    Ended ended = installed.execute("run", "--data", data.toString(), "--threads", "1");

    isSetAside(ended, "sleeper", "did not return within 1.5 s");
    othersTradeOn(ended, "sleeper");
  }

  @Test
  void setsBothAsideUnderOneRoof() throws IOException {
    installed
        .withStrategy("thrower: { instruments: [ES], max_positions: 1 }")
        .withStrategy("sleeper: { instruments: [NQ], max_positions: 1 }")
        .replacing("data:\n", "portfolio: { max_positions: 50 }\n\ndata:\n");

    Ended ended = installed.execute("run", "--data", data.toString());

    isSetAside(ended, "thrower", "NoSuchMethodError");
    isSetAside(ended, "sleeper", "did not return");
    othersTradeOn(ended, "thrower", "sleeper");
  }

  private static void isSetAside(Ended ended, String name, String... why) throws IOException {
    assertThat(ended.exit()).as(ended.err()).isZero();
    assertThat(ended.err()).contains("error: Strategy " + name + " was set aside: ").contains(why);
    assertThat(ended.out()).contains("!!! " + name + " WAS SET ASIDE");
    // What it held when it failed was closed, and nothing was opened after that.
    Rows own = ended.trades().where("strategy", name::equals);
    assertThat(own.size()).isGreaterThan(20);
    assertThat(own.value(own.all().get(own.size() - 1), "exit_reason"))
        .isEqualTo("strategy set aside");
  }

  private void othersTradeOn(Ended ended, String... failed) throws IOException {
    List<String> names = List.of(failed);
    ended
        .trades()
        .where("strategy", name -> !names.contains(name))
        .without("trade_id")
        .areThoseOf(alone.trades().without("trade_id"), "trades of the others");
    ended
        .decisions()
        .where("strategy", name -> !names.contains(name))
        .areThoseOf(alone.decisions(), "decisions of the others");
  }
}
