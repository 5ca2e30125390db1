package io.multialpha.host.app;

import io.multialpha.host.ExitCode;
import java.io.IOException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What every command has: the world it runs in, {@code --help} and {@code --no-color}. */
@Command(
    sortOptions = false,
    usageHelpWidth = 96,
    abbreviateSynopsis = true,
    optionListHeading = "%nOptions:%n",
    commandListHeading = "%nCommands:%n",
    descriptionHeading = "%n",
    footerHeading = "%nFor example:%n")
abstract class AppCommand {
  final Invocation invocation;
  final Terminal terminal;

  @Spec CommandSpec spec;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      order = 1000,
      description = "Show this help.")
  boolean help;

  @Option(
      names = "--no-color",
      order = 1001,
      description = "No colours; the variable NO_COLOR does the same.")
  boolean noColour;

  AppCommand(Invocation invocation) {
    this.invocation = invocation;
    this.terminal = invocation.terminal();
  }

  /** Begins what the command will need whatever its arguments are; called before they are read. */
  void begin() {}

  /**
   * Does what the command is for.
   *
   * @throws IOException if a file cannot be read or written and there is nothing better to say
   */
  abstract ExitCode run() throws IOException;

  /** What to throw where an option's value does not do. */
  final ParameterException refuse(String sentence) {
    return new ParameterException(spec.commandLine(), sentence);
  }

  /** What to throw where a group of commands is asked for without saying which. */
  static final class NoSubcommand extends ParameterException {
    private static final long serialVersionUID = 1L;

    NoSubcommand(AppCommand group) {
      super(group.spec.commandLine(), "Which one?");
    }
  }
}
