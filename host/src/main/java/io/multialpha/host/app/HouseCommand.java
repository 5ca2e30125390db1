package io.multialpha.host.app;

import io.multialpha.host.config.Mode;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** A command that needs the configuration. */
abstract class HouseCommand extends AppCommand {
  /** What a search found for a strategy, and the parameters of its instruments. */
  private static final String BESIDE_CONFIG = "{portfolio_optimization_*,*_instrument_params}.json";

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

  /** The files that the configuration is read from, which nothing else may be written over. */
  final List<Path> configFiles() throws IOException {
    List<Path> files = new ArrayList<>(List.of(configFile(), invocation.root().resolve(".env")));
    Path folder = invocation.root().resolve("config");
    if (Files.isDirectory(folder)) {
      try (DirectoryStream<Path> beside = Files.newDirectoryStream(folder, BESIDE_CONFIG)) {
        beside.forEach(files::add);
      }
    }
    return files;
  }

  /** Loads plugins and configuration; to be closed. */
  final House openHouse(Mode mode) {
    return House.open(invocation, configFile(), mode);
  }
}
