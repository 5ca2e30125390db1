package io.multialpha.host.config;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** What <code>${NAME}</code> stands for: the environment first, then the file {@code .env}. */
final class Variables {
  private final Map<String, String> environment;
  private final Map<String, String> file;

  private Variables(Map<String, String> environment, Map<String, String> file) {
    this.environment = environment;
    this.file = file;
  }

  /** No variables at all: none is set. */
  static Variables none() {
    return new Variables(Map.of(), Map.of());
  }

  /** Those of the environment and of {@code .env} in the root, if there is one. */
  static Variables of(Path root, Map<String, String> environment, Problems problems) {
    Path path = root.resolve(".env");
    if (!Files.exists(path)) {
      return new Variables(environment, Map.of());
    }
    try {
      return new Variables(
          environment, DotEnv.parse(".env", TextFile.read(path, ".env", problems), problems));
    } catch (ConfigException told) {
      return new Variables(environment, Map.of());
    }
  }

  /** The value; empty if the variable is not set or set to nothing. */
  Optional<String> find(String name) {
    String value = environment.get(name);
    if (value == null || value.isBlank()) {
      value = file.get(name);
    }
    return value == null || value.isBlank() ? Optional.empty() : Optional.of(value);
  }

  static boolean isName(String text) {
    if (text.isEmpty() || (text.charAt(0) >= '0' && text.charAt(0) <= '9')) {
      return false;
    }
    return text.chars()
        .allMatch(
            c ->
                c == '_'
                    || (c >= 'A' && c <= 'Z')
                    || (c >= 'a' && c <= 'z')
                    || (c >= '0' && c <= '9'));
  }
}
