package io.multialpha.host.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class CodeWarningsTest {
  private static CodeNote note(String className) {
    return new CodeNote(className, "System.nanoTime", "do without", false);
  }

  @Test
  void saysOfClassesWithoutAPackageThatTheyHaveNone() {
    assertThat(CodeWarnings.of(List.of(note("Clock"), note("Watch"))))
        .containsExactly(
            "2 classes of no package, such as Clock, call System.nanoTime, which a strategy must"
                + " not; a library may, for its own ends.");
  }
}
