package io.multialpha.host.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.multialpha.host.ExitCode;
import io.multialpha.host.market.MarketDataException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommandLineRunnerTest {
  @TempDir Path root;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  private ExitCode explain(Throwable thrown) {
    Terminal terminal =
        Terminal.plain(new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8));
    String[] args = {"run", "--json"};
    return new CommandLineRunner(new Invocation(terminal, Map.of(), Cli.CLOCK, root), args)
        .explain(thrown, args);
  }

  @Test
  void keepsTheStackTraceOfAFaultInTheLogAndOutOfSight() throws IOException {
    assertThat(explain(new IllegalStateException("gone"))).isEqualTo(ExitCode.ENVIRONMENT);

    Path log = root.resolve("var/log/multi-alpha.log");
    assertThat(err)
        .hasToString(
            "error: This is a fault in multi-alpha, not yours (java.lang.IllegalStateException:"
                + " gone); please report it with the end of "
                + log
                + ".\n");
    assertThat(Files.readString(log))
        .startsWith("2024-05-06T07:08:09Z ERROR fault: running run --json failed")
        .contains("at io.multialpha.host.app.CommandLineRunnerTest");
  }

  @Test
  void saysSoWhereNotEvenTheLogCanBeWritten() throws IOException {
    Files.createFile(root.resolve("var"));

    assertThat(explain(new StackOverflowError())).isEqualTo(ExitCode.ENVIRONMENT);
    assertThat(err).asString().contains("its details could not be written to");
  }

  @Test
  void givesEachLineOfAUsersErrorItsLabel() {
    assertThat(explain(new MarketDataException("One.\nTwo."))).isEqualTo(ExitCode.USAGE);
    assertThat(err).hasToString("error: One.\nerror: Two.\n");
    assertThat(root).isEmptyDirectory();
  }

  @Test
  void keepsTheTechnicalCauseOfAUsersErrorInTheLog() throws IOException {
    explain(new MarketDataException("One.", new IOException("because")));

    assertThat(err).hasToString("error: One.\n");
    assertThat(Files.readString(root.resolve("var/log/multi-alpha.log"))).contains("because");
  }

  @Test
  void turnsAFailureOfTheFileSystemIntoASentence() {
    assertThat(explain(new UncheckedIOException(new AccessDeniedException("/x"))))
        .isEqualTo(ExitCode.ENVIRONMENT);
    assertThat(err)
        .hasToString("error: No permission for /x; change its permissions or its owner.\n");
  }

  @Test
  void refusesAFileWhereAFolderToWriteToIsExpected() throws IOException {
    Path file = Files.createFile(root.resolve("README.md"));
    for (String place : List.of(file.toString(), file + "/sample")) {
      for (String[] args :
          new String[][] {
            {"run", "--out", place},
            {"optimize", "--strategy", "ibs", "--output", place},
            {"data", "synth", "--out", place}
          }) {
        Cli.Result ended = Cli.in(root).run(args);

        assertThat(ended.exit()).as(ended.err()).isEqualTo(2);
        assertThat(ended.err()).contains("'" + file + "' is a file; name a folder.");
        assertThat(root).isDirectoryNotContaining(path -> !path.equals(file));
      }
    }
  }

  @Test
  void saysThatTheShellHasLeftATilde() {
    for (String place : new String[] {"~", "~/bars"}) {
      Cli.Result ended = Cli.in(root).run("data", "synth", "--out=" + place);

      assertThat(ended.exit()).isEqualTo(2);
      assertThat(ended.err())
          .contains("'" + place + "': the shell puts the home folder in place of ~ only where");
      assertThat(Path.of(place)).doesNotExist();
    }
  }

  @Test
  void namesTheFormOfAnAliasAsTheHelpDoes() {
    assertThat(Cli.in(root).run("backtest", "--strategy", "ibs", "--alias", "ES").err())
        .startsWith("error: The value of option '--alias' (SYM=SERIES) is no SYM=SERIES but ES.\n");
  }

  @Test
  void saysHowToGiveMoreMemory() {
    assertThat(explain(new OutOfMemoryError())).isEqualTo(ExitCode.ENVIRONMENT);
    assertThat(err).asString().contains("MULTI_ALPHA_OPTS=-Xmx4g");
  }
}
