package io.multialpha.host.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FailureTextTest {
  private static StackTraceElement frame(String loader, String type) {
    return new StackTraceElement(loader, null, null, type, "onBar", type + ".java", 7);
  }

  private static IndexOutOfBoundsException thrownThrough(StackTraceElement... frames) {
    IndexOutOfBoundsException thrown = new IndexOutOfBoundsException("no bar 5 ago");
    thrown.setStackTrace(frames);
    return thrown;
  }

  @Test
  void pointsToTheAuthorsLineRatherThanTheHostsThatItCalled() {
    assertThat(FailureText.of(thrownThrough(frame("app", "BarCursor"), frame("lab", "Lab"))))
        .isEqualTo(
            "java.lang.IndexOutOfBoundsException: no bar 5 ago at lab//Lab.onBar(Lab.java:7)");
  }

  @Test
  void pointsToTheFirstLineWhereNoneIsAPlugins() {
    assertThat(FailureText.of(thrownThrough(frame("app", "Made"), frame("app", "Account"))))
        .endsWith("at app//Made.onBar(Made.java:7)");
  }
}
