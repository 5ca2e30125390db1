package io.multialpha.host.config;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** An installation in a temporary folder, as far as the configuration is concerned. */
final class ConfigFolder {
  /** Lines to put after a strategies section. */
  static final String INSTRUMENTS =
      """
      instruments:
        ES: { tick_size: 0.25, tick_value: 12.5, point_value: 50 }
        NQ: { tick_size: 0.25, tick_value: 5, point_value: 20 }
        6E: { tick_size: 0.00005, tick_value: 6.25, point_value: 125000 }
        CL: { tick_size: 0.01, tick_value: 10, point_value: 1000 }
      """;

  final Path root;
  private final Map<String, String> environment = new HashMap<>();
  private Mode mode = Mode.PAPER;

  ConfigFolder(Path root) {
    this.root = root;
  }

  ConfigFolder with(String file, String content) {
    return with(file, content.getBytes(StandardCharsets.UTF_8));
  }

  ConfigFolder with(String file, byte[] content) {
    try {
      Path path = root.resolve(file);
      Files.createDirectories(path.getParent());
      Files.write(path, content);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The configuration file with this text. */
  ConfigFolder yaml(String text) {
    return with(ConfigFile.NAME, text);
  }

  /** The configuration file with these keys of a strategy called ibs, and four contracts. */
  ConfigFolder ibs(String keys) {
    return yaml("strategies:\n  ibs:\n" + keys.indent(4) + INSTRUMENTS);
  }

  ConfigFolder env(String name, String value) {
    environment.put(name, value);
    return this;
  }

  ConfigFolder mode(Mode other) {
    mode = other;
    return this;
  }

  HouseConfig load() {
    return ConfigLoader.load(root, TestCatalog.SHIPPED, environment, mode);
  }

  ConfigException failure() {
    ConfigException failure = catchThrowableOfType(ConfigException.class, this::load);
    if (failure == null) {
      throw new AssertionError("the configuration was accepted");
    }
    return failure;
  }

  /** The lines of the failure, without the name of the configuration file. */
  List<String> problems() {
    return failure()
        .getMessage()
        .lines()
        .map(line -> line.replace(ConfigFile.NAME, "yml"))
        .toList();
  }
}
