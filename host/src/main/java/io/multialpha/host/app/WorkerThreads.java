package io.multialpha.host.app;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** How many threads a command may work with. */
final class WorkerThreads {
  @Spec(Spec.Target.MIXEE)
  CommandSpec spec;

  @Option(
      names = "--threads",
      paramLabel = "N",
      order = 810,
      description = "How many may work at once; as many as processors by default.")
  Integer threads;

  /** Refuses less than one. */
  void requireSense() {
    if (threads != null && threads < 1) {
      throw new ParameterException(
          spec.commandLine(), "--threads is " + threads + ", expected at least 1.");
    }
  }

  /** How many. */
  int count() {
    return threads == null ? Runtime.getRuntime().availableProcessors() : threads;
  }
}
