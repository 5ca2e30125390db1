package io.multialpha.it.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.multialpha.host.app.Main;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What ships: its configuration, its plugins, and a run with nothing else set up. */
class ShippedInstallationTest {
  @TempDir Path root;

  private static Path repository() {
    Path folder = Path.of("").toAbsolutePath();
    while (!Files.exists(folder.resolve("config/config.multi_alpha.yml"))) {
      folder = folder.getParent();
    }
    return folder;
  }

  private void copy(String folder, String ending) throws IOException {
    Path to = Files.createDirectories(root.resolve(folder));
    try (Stream<Path> files = Files.list(repository().resolve(folder))) {
      for (Path file : files.filter(f -> f.toString().endsWith(ending)).toList()) {
        Files.copy(file, to.resolve(file.getFileName()));
      }
    }
  }

  @Test
  void tradesBothStrategiesOverTheSample() throws IOException {
    copy("config", "");
    copy("plugins", ".jar");
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();

    int exit =
        Main.execute(
            new String[] {"run", "--json"},
            new PrintStream(out, true, UTF_8),
            new PrintStream(err, true, UTF_8),
            Map.of(),
            Clock.systemUTC(),
            root);

    assertThat(exit).as(err.toString(UTF_8)).isZero();
    JsonNode summary = new ObjectMapper().readTree(out.toString(UTF_8));
    assertThat(summary.at("/synthetic").asBoolean()).isTrue();
    assertThat(summary.findValuesAsText("strategy")).containsExactly("ibs", "breakout");
    for (JsonNode strategy : summary.at("/strategies")) {
      assertThat(strategy.at("/trades").asInt()).isGreaterThan(100);
    }
    assertThat(summary.at("/strategies/0/average_open_positions").asDouble()).isBetween(0.1, 4.0);
    assertThat(summary.at("/strategies/1/average_open_positions").asDouble()).isBetween(0.1, 3.0);
  }
}
