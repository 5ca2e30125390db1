package io.multialpha.host.app;

import picocli.CommandLine.Command;

/** {@code multi-alpha audit}. */
@Command(
    description = {
      "Whether the numbers of a strategy can be had while it trades, and whether they are those of"
          + " recorded runs."
    },
    footer = {
      "  multi-alpha audit lookahead --strategy ibs",
      "  multi-alpha audit warmup --strategy ibs --features all",
      "  multi-alpha audit parity --golden golden/ibs"
    })
final class AuditCommands extends CommandTree.Group {
  AuditCommands(Invocation invocation) {
    super(invocation);
  }
}
