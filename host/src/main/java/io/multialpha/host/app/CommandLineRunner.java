package io.multialpha.host.app;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.multialpha.host.ExitCode;
import io.multialpha.host.UserException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Finds the command that was asked for, runs it, and turns whatever it throws into sentences. */
final class CommandLineRunner {
  private final Invocation invocation;
  private final Terminal terminal;
  private final LogFile log;

  CommandLineRunner(Invocation given, String[] args) {
    // Known before the arguments are parsed, because complaints about them are coloured too.
    boolean plain = Arrays.asList(args).contains("--no-color");
    this.invocation = plain ? given.withTerminal(given.terminal().withoutColours()) : given;
    this.terminal = invocation.terminal();
    this.log = new LogFile(given.logFile());
  }

  /** Runs the command of these arguments and says how it went. */
  ExitCode run(String[] args) {
    Logging.to(terminal, log);
    try {
      return dispatch(args);
    } catch (Exception | Error e) {
      terminal.endLiveLine();
      return explain(e, args);
    }
  }

  /** Says what an exception means, and what the process ends with. */
  ExitCode explain(Throwable thrown, String[] args) {
    if (thrown instanceof ParameterException e) {
      return wrongUsage(e);
    }
    if (thrown instanceof UserException e) {
      e.getMessage().lines().forEach(terminal::error);
      if (e.getCause() != null) {
        log.append(invocation.now(), "INFO", "user-error", e.getMessage(), e);
      }
      return e.exitCode();
    }
    if (thrown instanceof UncheckedIOException e) {
      return inputOutput(e.getCause());
    }
    if (thrown instanceof IOException e) {
      return inputOutput(e);
    }
    if (thrown instanceof OutOfMemoryError) {
      terminal.error(
          "There is not enough memory. Give the program more, for example with"
              + " MULTI_ALPHA_OPTS=-Xmx4g, or ask for less at a time.");
      return ExitCode.ENVIRONMENT;
    }
    return fault(thrown, args);
  }

  private ExitCode dispatch(String[] args) throws IOException {
    CommandLine commandLine = CommandTree.forArguments(invocation, args);
    commandLine.registerConverter(Path.class, new OptionValues.Place());
    commandLine.setColorScheme(scheme(terminal.colourOut()));
    commandLine.setOut(new PrintWriter(terminal.out(), true, UTF_8));
    commandLine.setErr(new PrintWriter(terminal.err(), true, UTF_8));

    ParseResult parsed = commandLine.parseArgs(args);
    if (CommandLine.executeHelpRequest(parsed) != null) {
      return ExitCode.OK;
    }
    ParseResult last = parsed;
    while (last.hasSubcommand()) {
      last = last.subcommand();
    }
    return ((AppCommand) last.commandSpec().userObject()).run();
  }

  private ExitCode wrongUsage(ParameterException e) {
    CommandLine command = e.getCommandLine();
    String path = command.getCommandSpec().qualifiedName(" ");
    if (e instanceof AppCommand.NoSubcommand) {
      command.usage(terminal.err(), scheme(terminal.colourErr()));
      return ExitCode.USAGE;
    }
    terminal.error(whatIsWrong(e));
    terminal.progress("Try '" + path + " --help'.");
    return ExitCode.USAGE;
  }

  private static Help.ColorScheme scheme(boolean colour) {
    return Help.defaultColorScheme(colour ? Help.Ansi.ON : Help.Ansi.OFF);
  }

  private static String whatIsWrong(ParameterException e) {
    if (!(e instanceof UnmatchedArgumentException unmatched)) {
      return sentence(e.getMessage());
    }
    List<String> near = unmatched.getSuggestions();
    String found = unmatched.getUnmatched().get(0);
    String what =
        found.startsWith("-")
            ? "There is no option " + found + "."
            : e.getCommandLine().getSubcommands().isEmpty()
                ? "'" + found + "' is one word too many."
                : "There is no command '" + found + "'.";
    return near.isEmpty() ? what : what + " Did you mean " + String.join(" or ", near) + "?";
  }

  /** What picocli says, in plainer words where it speaks of types or repeats itself. */
  private static String sentence(String given) {
    String message =
        given
            .replace("Value for option option '", "The value of option '")
            .replaceFirst("\\((\\S+)\\) should be in \\S+ format but was ", "($1) is no $1 but ")
            .replace(" is not an int", " is no whole number")
            .replace(" is not a long", " is no whole number")
            .replace(" is not a double", " is no number");
    return message.endsWith(".") || message.endsWith("?") ? message : message + ".";
  }

  private ExitCode inputOutput(IOException e) {
    terminal.error(InputOutputSentence.of(e));
    log.append(invocation.now(), "ERROR", "input-output", String.valueOf(e.getMessage()), e);
    return ExitCode.ENVIRONMENT;
  }

  private ExitCode fault(Throwable e, String[] args) {
    boolean kept =
        log.append(
            invocation.now(), "ERROR", "fault", "running " + String.join(" ", args) + " failed", e);
    terminal.error(
        "This is a fault in multi-alpha, not yours ("
            + e
            + "); "
            + (kept
                ? "please report it with the end of " + log.path() + "."
                : "its details could not be written to " + log.path() + "."));
    return ExitCode.ENVIRONMENT;
  }
}
