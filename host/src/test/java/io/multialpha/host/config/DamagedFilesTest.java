package io.multialpha.host.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class DamagedFilesTest {
  private static final Path SHIPPED = Path.of("").toAbsolutePath().getParent();

  /** Bytes that mean something to YAML are the ones that do harm. */
  private static final String MEANINGFUL = "\n\t :{}[],&*!|>'\"%@`#-?<$~\\0a\u0000";

  @Property(tries = 300, seed = "20251031")
  void aDamagedConfigurationIsReadOrRefusedInSentencesButNeverBreaksTheReader(@ForAll long seed)
      throws IOException {
    Path root = Files.createTempDirectory("damaged");
    try {
      byte[] bytes = Files.readAllBytes(SHIPPED.resolve(ConfigFile.NAME));
      Random random = new Random(seed);
      for (int i = random.nextInt(4); i >= 0; i--) {
        bytes[random.nextInt(bytes.length)] =
            random.nextInt(8) == 0
                ? (byte) random.nextInt(256)
                : (byte) MEANINGFUL.charAt(random.nextInt(MEANINGFUL.length()));
      }
      new ConfigFolder(root).with(ConfigFile.NAME, bytes);
      try {
        HouseConfig config = ConfigLoader.load(root, TestCatalog.SHIPPED, Map.of());
        assertThat(config.strategies()).isNotEmpty();
      } catch (ConfigException refused) {
        assertThat(refused.problems()).isNotEmpty();
        assertThat(refused.getMessage().lines())
            .allMatch(line -> line.startsWith(ConfigFile.NAME + ":"));
      }
    } finally {
      Files.deleteIfExists(root.resolve(ConfigFile.NAME));
      Files.deleteIfExists(root.resolve("config"));
      Files.deleteIfExists(root);
    }
  }
}
