package io.multialpha.host.config;

import java.nio.file.Path;
import java.util.Map;

/** Reads and checks the configuration of an installation. */
public final class ConfigLoader {
  private ConfigLoader() {}

  /** As below, for {@link Mode#PAPER}. */
  public static HouseConfig load(Path root, Catalog catalog, Map<String, String> environment) {
    return load(root, catalog, environment, Mode.PAPER);
  }

  /**
   * Reads {@value ConfigFile#NAME} with everything that belongs to it.
   *
   * @param root folder of the installation
   * @param catalog what the installed plugins offer
   * @param environment variables of the process; {@code .env} in the root adds to them
   * @param mode what the configuration is needed for
   * @throws ConfigException with all that is wrong
   */
  public static HouseConfig load(
      Path root, Catalog catalog, Map<String, String> environment, Mode mode) {
    return ConfigFile.read(root).resolve(catalog, environment, mode);
  }
}
