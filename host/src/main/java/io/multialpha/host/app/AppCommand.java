package io.multialpha.host.app;

import io.multialpha.host.ExitCode;
import java.io.IOException;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;

/**
 * What every command has: the world it runs in, {@code --help} and {@code --no-color}.
 *
 * <p>Commands are described by annotations, but for what a run or a back-test has to do with: to
 * read annotations the JVM makes a class for each kind of them, at every start, which takes a tenth
 * of a whole back-test.
 */
abstract class AppCommand {
  private static final int HELP_WIDTH = 96;

  final Invocation invocation;
  final Terminal terminal;

  /** Of {@link #describe}. */
  CommandSpec spec;

  AppCommand(Invocation invocation) {
    this.invocation = invocation;
    this.terminal = invocation.terminal();
  }

  /** Describes the command to picocli; called once. */
  final CommandSpec describe() {
    spec = newSpec();
    spec.usageMessage()
        .sortOptions(false)
        .width(HELP_WIDTH)
        .abbreviateSynopsis(true)
        .optionListHeading("%nOptions:%n")
        .commandListHeading("%nCommands:%n")
        .descriptionHeading("%n")
        .footerHeading("%nFor example:%n");
    addTo(spec);
    return spec;
  }

  /** The description to begin with: that of the annotations. */
  CommandSpec newSpec() {
    return CommandSpec.forAnnotatedObject(this);
  }

  /** Adds what is described by code. */
  void addTo(CommandSpec description) {
    description.addOption(
        OptionSpec.builder("-h", "--help")
            .type(boolean.class)
            .usageHelp(true)
            .order(1000)
            .description("Show this help.")
            .build());
    // The runner looks for it before anything is read.
    description.addOption(
        OptionSpec.builder("--no-color")
            .type(boolean.class)
            .order(1001)
            .description("No colours; the variable NO_COLOR does the same.")
            .build());
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
