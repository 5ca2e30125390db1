package io.multialpha.host.app;

import io.multialpha.host.config.Mode;
import java.nio.file.Path;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** A command that needs the configuration. */
abstract class HouseCommand extends AppCommand {
  private final OptionSpec config =
      OptionSpec.builder("--config")
          .type(Path.class)
          .paramLabel("FILE")
          .order(900)
          .description("The configuration; config/config.multi_alpha.yml where none is named.")
          .build();

  HouseCommand(Invocation invocation) {
    super(invocation);
  }

  @Override
  void addTo(CommandSpec description) {
    super.addTo(description);
    description.addOption(config);
  }

  @Override
  void begin() {
    HeadStart.forHouse();
  }

  /** The configuration file that is meant. */
  final Path configFile() {
    Path named = config.getValue();
    return named == null ? invocation.defaultConfig() : named.toAbsolutePath().normalize();
  }

  /** Loads plugins and configuration; to be closed. */
  final House openHouse(Mode mode) {
    return House.open(invocation, configFile(), mode);
  }
}
