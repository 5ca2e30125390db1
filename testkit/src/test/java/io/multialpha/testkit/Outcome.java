package io.multialpha.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.util.List;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Events;

/** Runs a contract over a plugin and tells which of its cases fail. */
final class Outcome {
  private Outcome() {}

  /** Numbers of the failed cases of a contract test class, in order. */
  static List<String> failedCases(Class<?> contractTest) {
    Events tests =
        EngineTestKit.engine("junit-jupiter")
            .selectors(selectClass(contractTest))
            .execute()
            .testEvents();
    assertThat(tests.started().count()).as("cases run").isGreaterThan(4);
    return tests
        .failed()
        .map(event -> event.getTestDescriptor().getDisplayName().split(" ")[0])
        .sorted()
        .toList();
  }
}
