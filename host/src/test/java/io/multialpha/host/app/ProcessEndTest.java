package io.multialpha.host.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.multialpha.host.OtherProcess;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ProcessEndTest {
  /** A process that something left behind would keep from ending. */
  public static final class Stuck {
    private Stuck() {}

    /** Ends with exit code 7, if at all. */
    public static void main(String[] args) {
      Runtime.getRuntime()
          .addShutdownHook(
              new Thread(
                  () -> {
                    while (true) {
                      Thread.onSpinWait();
                    }
                  }));
      ProcessEnd.exit(7, 200);
    }
  }

  @Test
  void aHookThatNeverEndsDoesNotKeepTheProcessFromEnding()
      throws IOException, InterruptedException {
    Process process = OtherProcess.of(Stuck.class).redirectErrorStream(true).start();
    try {
      assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
      assertThat(process.exitValue()).isEqualTo(7);
    } finally {
      process.destroyForcibly();
    }
  }
}
