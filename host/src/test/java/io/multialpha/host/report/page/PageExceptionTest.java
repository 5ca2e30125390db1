package io.multialpha.host.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.multialpha.host.ExitCode;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import org.junit.jupiter.api.Test;

class PageExceptionTest {
  @Test
  void asksForPermissionRatherThanForAnotherResult() {
    PageException refused =
        PageException.unread("r/trades.csv", new AccessDeniedException("trades.csv"));

    assertThat(refused.exitCode()).isEqualTo(ExitCode.ENVIRONMENT);
    assertThat(refused)
        .hasMessage("r/trades.csv may not be read; change its permissions or its owner.");
  }

  @Test
  void asksForAnotherResultWhereTheFileIsAtFault() {
    PageException missing =
        PageException.unread("r/trades.csv", new NoSuchFileException("trades.csv"));

    assertThat(missing.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(missing)
        .hasMessage("r/trades.csv is missing; a folder of a result has it. Make the result again.");
    assertThat(PageException.unread("r/trades.csv", new IOException("no UTF-8")))
        .hasMessageStartingWith("r/trades.csv cannot be read; ");
  }
}
