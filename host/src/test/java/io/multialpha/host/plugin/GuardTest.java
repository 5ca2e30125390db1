package io.multialpha.host.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The context class loader of the thread that calls into a plugin. */
class GuardTest {
  private final Thread thread = Thread.currentThread();
  private final ClassLoader before = thread.getContextClassLoader();
  private final ClassLoader plugins = new ClassLoader(before) {};
  private final Guard guard = new Guard(plugins);

  @AfterEach
  void leaveTheThreadAsItWas() {
    thread.setContextClassLoader(before);
  }

  @Test
  void callsInThePluginsContextAndRestoresWhatWasThere() throws JarRejection {
    assertThat(guard.call("info() of A", thread::getContextClassLoader)).isSameAs(plugins);

    assertThat(thread.getContextClassLoader()).isSameAs(before);
  }

  @Test
  void restoresWhatWasThereWhereThePluginThrowsOrChangesIt() {
    assertThatThrownBy(
            () ->
                guard.call(
                    "info() of A",
                    () -> {
                      thread.setContextClassLoader(null);
                      throw new IllegalStateException("odd");
                    }))
        .isInstanceOf(JarRejection.class);

    assertThat(thread.getContextClassLoader()).isSameAs(before);
  }
}
