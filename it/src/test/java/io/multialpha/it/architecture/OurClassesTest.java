package io.multialpha.it.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The guard against rules that pass because there is nothing to hold them against. */
class OurClassesTest {
  @TempDir Path module;

  @Test
  void areAllOfApiHostTestkitAndEveryPlugin() {
    assertThat(Sources.plugins())
        .extracting(plugin -> plugin.getFileName().toString())
        .contains("breakout", "ibs");
    assertThat(countIn("io.multialpha.api.")).isGreaterThan(40);
    assertThat(countIn("io.multialpha.host.")).isGreaterThan(150);
    assertThat(countIn("io.multialpha.plugins.ibs.")).isGreaterThan(5);
    assertThat(countIn("io.multialpha.plugins.breakout.")).isGreaterThan(3);
    assertThat(countIn("io.multialpha.testkit.")).isGreaterThan(8);
  }

  private static long countIn(String prefix) {
    JavaClasses all = OurClasses.all();
    return all.stream().filter(type -> type.getName().startsWith(prefix)).count();
  }

  @Test
  void lackAClassWhoseSourceWasNotCompiled() throws IOException {
    Path source = Sources.of(module).resolve("io/multialpha/host/Forgotten.java");
    Files.createDirectories(source.getParent());
    Files.writeString(source, "package io.multialpha.host; class Forgotten {}");
    Files.createDirectories(module.resolve("target/classes"));

    assertThatThrownBy(() -> OurClasses.compiledFrom(List.of(module)))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("io.multialpha.host.Forgotten");
  }

  @Test
  void lackAModuleWithoutSources() throws IOException {
    Files.createDirectories(Sources.of(module));
    Files.createDirectories(module.resolve("target/classes"));

    assertThatThrownBy(() -> OurClasses.compiledFrom(List.of(module)))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("sources of");
  }
}
