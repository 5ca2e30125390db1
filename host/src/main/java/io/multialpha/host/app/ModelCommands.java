package io.multialpha.host.app;

import picocli.CommandLine.Command;

/** {@code multi-alpha models}. */
@Command(
    description = {"Model bundles: what is in them, and the probabilities that they give."},
    footer = {
      "  multi-alpha models list",
      "  multi-alpha models inspect models/ES_rf_model.pkl",
      "  multi-alpha models score models/ES_rf_model.pkl --input rows.csv"
    })
final class ModelCommands extends CommandTree.Group {
  ModelCommands(Invocation invocation) {
    super(invocation);
  }
}
