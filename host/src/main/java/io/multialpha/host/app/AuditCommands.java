package io.multialpha.host.app;

import picocli.CommandLine.Command;

/** {@code multi-alpha audit}. */
@Command(
    description = {"Whether the numbers of a strategy can be had while it trades."},
    footer = {"  multi-alpha audit lookahead --strategy ibs"})
final class AuditCommands extends CommandTree.Group {
  AuditCommands(Invocation invocation) {
    super(invocation);
  }
}
