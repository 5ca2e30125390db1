package io.multialpha.host.app;

import io.multialpha.host.config.Mode;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** A command that needs the configuration. */
abstract class HouseCommand extends AppCommand {
  @Option(
      names = "--config",
      paramLabel = "FILE",
      order = 900,
      description = "The configuration; config/config.multi_alpha.yml where none is named.")
  Path config;

  HouseCommand(Invocation invocation) {
    super(invocation);
  }

  @Override
  void begin() {
    HeadStart.forHouse();
  }

  /** The configuration file that is meant. */
  final Path configFile() {
    return config == null ? invocation.defaultConfig() : config.toAbsolutePath().normalize();
  }

  /** Loads plugins and configuration; to be closed. */
  final House openHouse(Mode mode) {
    return House.open(invocation, configFile(), mode);
  }
}
