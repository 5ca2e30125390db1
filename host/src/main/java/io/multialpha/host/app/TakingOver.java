package io.multialpha.host.app;

import io.multialpha.host.ExitCode;
import io.multialpha.host.config.Mode;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Option;

/** Whether what a search finds is taken over into the configuration. */
final class TakingOver {
  @Option(
      names = "--update-config",
      order = 71,
      description = {
        "Write what was found into config/portfolio_optimization_NAME.json and into the"
            + " configuration; the old files are kept beside them."
      })
  boolean updateConfig;

  @Option(
      names = "--accept",
      order = 72,
      description = {
        "With --update-config: write it whatever the test period says against it; the file says so."
      })
  boolean accept;

  /** Refuses what is wrong whatever is searched. */
  void requireSense(PortfolioCommand command) {
    if (accept && !updateConfig) {
      throw command.refuse("--accept goes with --update-config.");
    }
  }

  /**
   * Refuses, once it is known whose portfolio is looked for, what has no place in the
   * configuration: trials must not be counted for a typo.
   */
  void requirePlace(PortfolioCommand command) {
    if (updateConfig) {
      requireConfigOfThisInstallation(command);
    }
    command.settleStrategy(updateConfig);
  }

  /** The search's result is kept in one place: that of the configuration that trades. */
  private void requireConfigOfThisInstallation(PortfolioCommand command) {
    Path own = command.invocation.root().toAbsolutePath().normalize().resolve("config");
    if (!own.equals(command.configFile().toAbsolutePath().normalize().getParent())) {
      throw new UsageException(
          "--update-config also writes config/portfolio_optimization_"
              + command.strategy
              + ".json of this installation, and "
              + command.invocation.show(command.configFile())
              + " does not lie beside it: name a file in config/, or try it in a copy of the"
              + " installation.");
    }
  }

  /** Refuses, before the search, what could not be written after it. */
  void rehearse(PortfolioCommand command, List<String> symbols) {
    if (updateConfig) {
      try (House house = command.openHouse(Mode.PAPER)) {
        writing(command).rehearse(symbols, house);
      }
    }
  }

  private PortfolioWriting writing(PortfolioCommand command) {
    return new PortfolioWriting(command.invocation, command.strategy, command.dailyStopLoss);
  }

  /**
   * Takes what was found over, if that is asked for and the test period says nothing against it.
   */
  ExitCode settle(PortfolioCommand command, PortfolioFinding finding) {
    if (finding.result().chosen().isEmpty()) {
      return ExitCode.CHECK_FAILED;
    }
    if (!finding.holds() && !accept) {
      if (updateConfig) {
        command.terminal.error(
            "The configuration was not changed: in the test period the portfolio "
                + String.join(", and ", finding.objections())
                + ". Search again under another constraint or with another test period, or take it all"
                + " the same with --accept.");
      }
      return ExitCode.CHECK_FAILED;
    }
    if (updateConfig) {
      try (House house = command.openHouse(Mode.PAPER)) {
        writing(command).write(finding, house);
      }
    }
    return ExitCode.OK;
  }
}
