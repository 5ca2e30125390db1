package io.multialpha.host.app;

import io.multialpha.host.ExitCode;
import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Locale;
import java.util.Map;
import java.util.TimeZone;

/** Where the process starts. */
public final class Main {
  private static final int OUT = 1;
  private static final int ERR = 2;

  /** From this JDK on there is a console even where there is no terminal. */
  private static final int FIRST_WITH_ANY_CONSOLE = 22;

  /** Everything is written by then; hooks of libraries take a few milliseconds. */
  private static final long LONGEST_EXIT_MILLIS = 5_000;

  private Main() {}

  /** Runs one command and ends the process with its exit code; see {@link ExitCode}. */
  public static void main(String[] args) {
    // Plugins must not behave differently on machines with other settings.
    Locale.setDefault(Locale.ROOT);
    // Made of the property when it is first asked for: to read the zones takes some milliseconds.
    System.setProperty("user.timezone", "UTC");
    TimeZone.setDefault(null);
    // What is looked for in every jar has them all opened, which takes longer than most commands
    // do.
    System.setProperty("picocli.disable.closures", "true");
    LoggingProvider.choose();

    Map<String, String> environment = System.getenv();
    boolean capable = !environment.getOrDefault("TERM", "").equals("dumb");
    boolean outIsTerminal = capable && leadsToTerminal(OUT);
    boolean errIsTerminal = capable && leadsToTerminal(ERR);
    StandardStream results = new StandardStream(FileDescriptor.out);
    PrintStream out = print(results, outIsTerminal);
    PrintStream err = print(new StandardStream(FileDescriptor.err), true);
    // What a plugin prints must not end up within the results, and a plugin that holds on to the
    // stream it prints to must not keep the host from speaking.
    PrintStream plugins = print(new StandardStream(FileDescriptor.err), true);
    System.setOut(plugins);
    System.setErr(plugins);

    boolean colours = environment.getOrDefault("NO_COLOR", "").isEmpty();
    Terminal terminal = Terminal.of(out, err, outIsTerminal, errIsTerminal, colours);
    Path root = Path.of(System.getProperty("multialpha.home", ""));
    ExitCode code =
        new CommandLineRunner(new Invocation(terminal, environment, Clock.systemUTC(), root), args)
            .run(args);
    out.flush();
    if (results.failure().isPresent()) {
      terminal.error("The result could not be written: " + results.failure().get() + ".");
      code = ExitCode.ENVIRONMENT;
    }
    err.flush();
    ProcessEnd.exit(code.code(), LONGEST_EXIT_MILLIS);
  }

  /**
   * Runs one command within this process.
   *
   * @param args the command line
   * @param out where results go, in UTF-8
   * @param err where notes and errors go, in UTF-8
   * @param environment the environment variables
   * @param clock the time of day
   * @param root folder of the installation
   * @return the exit code, one of {@link ExitCode}
   */
  public static int execute(
      String[] args,
      PrintStream out,
      PrintStream err,
      Map<String, String> environment,
      Clock clock,
      Path root) {
    Invocation invocation = new Invocation(Terminal.plain(out, err), environment, clock, root);
    ExitCode code = new CommandLineRunner(invocation, args).run(args);
    out.flush();
    err.flush();
    return code.code();
  }

  /** UTF-8 whatever the locale, as JSON must be; line by line only where someone watches. */
  private static PrintStream print(OutputStream stream, boolean byLine) {
    return new PrintStream(new BufferedOutputStream(stream), byLine, StandardCharsets.UTF_8);
  }

  @SuppressWarnings("SystemConsoleNull") // asked only where it says something
  private static boolean leadsToTerminal(int descriptor) {
    try {
      String target = Files.readSymbolicLink(Path.of("/proc/self/fd/" + descriptor)).toString();
      return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty");
    } catch (IOException | UnsupportedOperationException e) {
      // Elsewhere than on Linux the JDK only tells of both standard streams together.
      return System.console() != null && Runtime.version().feature() < FIRST_WITH_ANY_CONSOLE;
    }
  }
}
