package io.multialpha.host.config;

import io.multialpha.host.ExitCode;
import io.multialpha.host.UserException;
import java.util.List;
import java.util.stream.Collectors;

/** The configuration is wrong; the message holds one line per problem, all of them at once. */
public final class ConfigException extends UserException {
  private final transient List<Problem> problems;

  /**
   * @param problems at least one
   * @throws IllegalArgumentException if there are none
   */
  public ConfigException(List<Problem> problems) {
    super(
        ExitCode.USAGE, problems.stream().map(Problem::toString).collect(Collectors.joining("\n")));
    if (problems.isEmpty()) {
      throw new IllegalArgumentException("no problems");
    }
    this.problems = List.copyOf(problems);
  }

  /** All that is wrong: in file order within a section, never empty. */
  public List<Problem> problems() {
    return problems;
  }
}
