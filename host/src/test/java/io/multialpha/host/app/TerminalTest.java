package io.multialpha.host.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import org.junit.jupiter.api.Test;

class TerminalTest {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  private Terminal terminal(boolean outIsTty, boolean errIsTty, boolean colours) {
    return Terminal.of(
        new PrintStream(out, true, UTF_8),
        new PrintStream(err, true, UTF_8),
        outIsTty,
        errIsTty,
        colours);
  }

  @Test
  void coloursOnlyWhatLeadsToATerminal() {
    Terminal terminal = terminal(false, true, true);
    terminal.line(terminal.bold("result"));
    terminal.error("wrong");

    assertThat(out).hasToString("result\n");
    assertThat(err).hasToString("\u001b[1;31merror: \u001b[0mwrong\n");
  }

  @Test
  void showsNoColoursWhereTheUserWantsNone() {
    Terminal terminal = terminal(true, true, false);
    terminal.line(terminal.bold("result"));
    terminal.warning("odd");

    assertThat(out).hasToString("result\n");
    assertThat(err).hasToString("warning: odd\n");
  }

  @Test
  void rewritesALineOnlyOnATerminal() {
    terminal(true, false, true).liveLine("10 %");
    assertThat(err).hasToString("");
    terminal(false, true, true).liveLine("10 %");
    assertThat(err).hasToString("\r\u001b[K10 %");
  }

  @Test
  void takesTheLiveLineAwayBeforeAMessage() {
    Terminal terminal = terminal(true, true, false);
    terminal.liveLine("10 %");
    terminal.note("something");
    terminal.note("more");

    assertThat(err).hasToString("\r\u001b[K10 %\r\u001b[Knote: something\nnote: more\n");
  }
}
