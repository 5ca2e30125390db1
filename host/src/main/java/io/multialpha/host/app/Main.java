package io.multialpha.host.app;

import io.multialpha.host.ExitCode;
import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
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
  private Main() {}

  /** Runs one command and ends the process with its exit code; see {@link ExitCode}. */
  public static void main(String[] args) {
    // Plugins must not behave differently on machines with other settings.
    Locale.setDefault(Locale.ROOT);
    TimeZone.setDefault(TimeZone.getTimeZone("UTC"));

    PrintStream out = stream(FileDescriptor.out, 1 << 15);
    PrintStream err = stream(FileDescriptor.err, 1 << 10);
    // What a plugin prints must not end up within the results.
    System.setOut(err);
    System.setErr(err);

    Terminal terminal =
        Terminal.of(
            out,
            err,
            leadsToTerminal(1),
            leadsToTerminal(2),
            System.getenv().getOrDefault("NO_COLOR", "").isEmpty());
    Path root = Path.of(System.getProperty("multialpha.home", ""));
    ExitCode code =
        new CommandLineRunner(
                new Invocation(terminal, System.getenv(), Clock.systemUTC(), root), args)
            .run(args);
    out.flush();
    err.flush();
    System.exit(code.code());
  }

  /**
   * Runs one command within this process.
   *
   * @param args the command line
   * @param out where results go
   * @param err where notes and errors go
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

  private static PrintStream stream(FileDescriptor descriptor, int buffer) {
    // Flushed by line on a terminal's behalf; UTF-8 whatever the locale, as JSON must be.
    return new PrintStream(
        new BufferedOutputStream(new FileOutputStream(descriptor), buffer),
        descriptor == FileDescriptor.err || leadsToTerminal(1),
        StandardCharsets.UTF_8);
  }

  private static boolean leadsToTerminal(int descriptor) {
    String told = System.getProperty("multialpha.terminals");
    if (told != null) {
      return told.indexOf((char) ('0' + descriptor)) >= 0;
    }
    try {
      String target = Files.readSymbolicLink(Path.of("/proc/self/fd/" + descriptor)).toString();
      return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty");
    } catch (IOException | UnsupportedOperationException e) {
      return false;
    }
  }
}
