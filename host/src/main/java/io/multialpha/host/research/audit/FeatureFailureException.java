package io.multialpha.host.research.audit;

import io.multialpha.host.ExitCode;
import io.multialpha.host.UserException;
import java.util.stream.Collectors;

/** Features could not be stepped to the end. */
public final class FeatureFailureException extends UserException {
  private static final long serialVersionUID = 1L;

  FeatureFailureException(FeatureRecorder.Asked asked, String why) {
    super(
        ExitCode.USAGE,
        "One of the features "
            + asked.features().stream().map(each -> each.name()).collect(Collectors.joining(", "))
            + " of "
            + asked.symbol()
            + " failed: "
            + why
            + ". Mend the plugin that has it.");
  }
}
