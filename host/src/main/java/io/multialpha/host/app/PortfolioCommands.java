package io.multialpha.host.app;

import picocli.CommandLine.Command;

/** {@code multi-alpha portfolio}. */
@Command(
    description = {"What a portfolio would have made of trades that are known, and which is best."},
    footer = {
      "  multi-alpha portfolio simulate --results-dir results --max-positions 10",
      "  multi-alpha portfolio search --results-dir results --train-start 2020-01-01"
          + " --train-end 2022-12-31 --test-start 2023-01-01 --test-end 2023-12-31"
    })
final class PortfolioCommands extends CommandTree.Group {
  PortfolioCommands(Invocation invocation) {
    super(invocation);
  }
}
