package io.multialpha.host.app;

import io.multialpha.api.feature.Feature;
import io.multialpha.api.params.Param;
import io.multialpha.api.params.ParamsSchema;
import io.multialpha.api.strategy.DataNeeds;
import io.multialpha.host.ExitCode;
import io.multialpha.host.plugin.LoadedPlugin;
import io.multialpha.host.plugin.PluginCatalog;
import io.multialpha.host.plugin.PluginLoader;
import io.multialpha.host.plugin.PluginLock;
import io.multialpha.host.plugin.PolicyOffer;
import io.multialpha.host.plugin.RejectedJar;
import io.multialpha.host.plugin.StrategyOffer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code multi-alpha plugins}. */
@Command(
    description = {"What is installed in plugins/, and whether a jar can be."},
    footer = {"  multi-alpha plugins list", "  multi-alpha plugins info ibs"})
final class PluginCommands extends CommandTree.Group {
  private static final int SHORT_CHECKSUM = 12;

  PluginCommands(Invocation invocation) {
    super(invocation);
  }

  /** {@code multi-alpha plugins list}. */
  @Command(
      description = {"Lists the plugins in plugins/, and the jars that cannot be loaded and why."},
      footer = {"  multi-alpha plugins list --json"})
  static final class ListAll extends AppCommand {
    @Option(names = "--json", description = "Print JSON instead of a table.")
    boolean json;

    ListAll(Invocation invocation) {
      super(invocation);
    }

    @Override
    ExitCode run() throws IOException {
      try (PluginCatalog catalog = House.loadPlugins(invocation)) {
        if (json) {
          PluginJson.print(catalog, terminal);
        } else {
          table(catalog);
        }
        catalog.rejected().stream().map(RejectedJar::sentence).forEach(terminal::warning);
      }
      return ExitCode.OK;
    }

    private void table(PluginCatalog catalog) {
      TextTable table = TextTable.of("id", "version", "kind", "provides", "jar", "sha256");
      for (LoadedPlugin plugin : catalog.plugins()) {
        table.row(
            plugin.id(),
            plugin.version(),
            kinds(plugin),
            String.join(", ", provided(plugin)),
            plugin.fileName(),
            plugin.sha256().substring(0, SHORT_CHECKSUM));
      }
      if (table.isEmpty()) {
        terminal.note("There is no plugin in " + invocation.plugins() + ".");
      } else {
        table.print(terminal);
      }
    }

    private static String kinds(LoadedPlugin plugin) {
      List<String> kinds = new ArrayList<>();
      if (!plugin.strategies().isEmpty()) {
        kinds.add("strategy");
      }
      if (!plugin.policies().isEmpty()) {
        kinds.add("policy");
      }
      if (!plugin.modelLoaders().isEmpty()) {
        kinds.add("model loader");
      }
      return String.join(", ", kinds);
    }

    private static List<String> provided(LoadedPlugin plugin) {
      List<String> ids = new ArrayList<>();
      plugin.strategies().forEach(offer -> ids.add(offer.id()));
      plugin.policies().forEach(offer -> ids.add(offer.id()));
      plugin.modelLoaders().forEach(offer -> ids.add(offer.id()));
      return ids;
    }
  }

  /** {@code multi-alpha plugins info}. */
  @Command(
      description = {
        "Shows what a plugin provides: parameters, model files, data it needs, features."
      },
      footer = {"  multi-alpha plugins info ibs"})
  static final class Info extends AppCommand {
    @Parameters(
        paramLabel = "ID",
        description = "Of a plugin, or of a strategy or policy that one provides.")
    String id;

    @Option(names = "--json", description = "Print JSON instead of tables.")
    boolean json;

    Info(Invocation invocation) {
      super(invocation);
    }

    @Override
    ExitCode run() throws IOException {
      try (PluginCatalog catalog = House.loadPlugins(invocation)) {
        LoadedPlugin plugin =
            catalog.plugins().stream()
                .filter(this::isMeant)
                .findFirst()
                .orElseThrow(() -> unknown(catalog));
        if (json) {
          PluginJson.print(plugin, terminal);
        } else {
          describe(plugin);
        }
      }
      return ExitCode.OK;
    }

    private boolean isMeant(LoadedPlugin plugin) {
      return plugin.id().equals(id)
          || plugin.strategies().stream().anyMatch(offer -> offer.id().equals(id))
          || plugin.policies().stream().anyMatch(offer -> offer.id().equals(id))
          || plugin.modelLoaders().stream().anyMatch(offer -> offer.id().equals(id));
    }

    private UsageException unknown(PluginCatalog catalog) {
      catalog.rejected().stream().map(RejectedJar::sentence).forEach(terminal::warning);
      return new UsageException(
          "No plugin is called or provides '"
              + id
              + "'; installed are "
              + (catalog.plugins().isEmpty()
                  ? "none"
                  : String.join(", ", catalog.plugins().stream().map(LoadedPlugin::id).toList()))
              + ".");
    }

    private void describe(LoadedPlugin plugin) {
      terminal.line(
          terminal.bold(plugin.id())
              + " "
              + plugin.version()
              + (plugin.provider().isEmpty() ? "" : " by " + plugin.provider()));
      if (!plugin.description().isEmpty()) {
        terminal.line(plugin.description());
      }
      terminal.line("jar      " + invocation.show(plugin.jar()));
      terminal.line("sha256   " + plugin.sha256());
      terminal.line("api      " + plugin.apiRange());
      plugin.strategies().forEach(this::describe);
      plugin.policies().forEach(this::describe);
      plugin.modelLoaders().forEach(offer -> heading("Model bundle loader " + offer.id()));
    }

    private void describe(StrategyOffer offer) {
      heading("Strategy " + offer.id());
      terminal.line(offer.info().description());
      terminal.line(
          "models   "
              + offer.modelLayout().folder()
              + " with "
              + offer.modelLayout().metadataFile()
              + " and "
              + offer.modelLayout().modelFile());
      terminal.line("data     " + needs(offer.defaultNeeds()));
      schema(offer.params());
      features(offer.features());
    }

    private void features(List<Feature> features) {
      if (features.isEmpty()) {
        return;
      }
      terminal.line("");
      TextTable table = TextTable.of("feature", "unit", "meaning");
      for (Feature feature : features) {
        table.row(feature.name(), feature.unit().isEmpty() ? "-" : feature.unit(), feature.doc());
      }
      table.print(terminal);
    }

    private void describe(PolicyOffer offer) {
      heading("Portfolio policy " + offer.id());
      terminal.line(offer.description());
      schema(offer.params());
    }

    private void heading(String text) {
      terminal.line("");
      terminal.line(terminal.bold(text));
    }

    private static String needs(DataNeeds needs) {
      return "hourly and daily bars of the instrument; warm-up with default parameters: "
          + needs.hourlyWarmup()
          + " hourly and "
          + needs.dailyWarmup()
          + " daily bars"
          + (needs.references().isEmpty()
              ? ""
              : "; also bars of " + String.join(", ", needs.references()));
    }

    private void schema(ParamsSchema schema) {
      if (schema.all().isEmpty()) {
        terminal.line("No parameters.");
        return;
      }
      terminal.line("");
      TextTable table = TextTable.of("parameter", "default", "allowed", "meaning");
      for (ParamsSchema.Listed listed : schema.listed()) {
        Param param = listed.param();
        table.row(listed.label(), param.format(param.defaultValue()), param.allowed(), param.doc());
      }
      table.print(terminal);
    }
  }

  /** {@code multi-alpha plugins check}. */
  @Command(
      description = {
        "Checks a jar as the start of a run would, before it is put into plugins/ beside those that"
            + " are there. Exit code 1 if it would not be loaded."
      },
      footer = {"  multi-alpha plugins check target/gap-fade.jar"})
  static final class Check extends AppCommand {
    @Parameters(paramLabel = "FILE.jar", description = "The plugin's jar, wherever it lies.")
    Path jar;

    Check(Invocation invocation) {
      super(invocation);
    }

    @Override
    ExitCode run() throws IOException {
      try (PluginCatalog catalog =
          PluginLoader.check(jar, invocation.plugins(), House.pinning(invocation))) {
        catalog.rejected().stream().map(RejectedJar::sentence).forEach(terminal::error);
        if (!catalog.rejected().isEmpty()) {
          return ExitCode.CHECK_FAILED;
        }
        for (LoadedPlugin plugin : catalog.plugins()) {
          plugin.warnings().forEach(terminal::warning);
          terminal.line(
              plugin.fileName()
                  + " can be loaded: plugin "
                  + plugin.id()
                  + " "
                  + plugin.version()
                  + " with "
                  + ListAll.kinds(plugin)
                  + " "
                  + String.join(", ", ListAll.provided(plugin))
                  + ".");
          warnIfNotPinned(plugin);
        }
      }
      return ExitCode.OK;
    }

    private void warnIfNotPinned(LoadedPlugin plugin) {
      Path file = invocation.plugins().resolve(PluginLock.FILE_NAME);
      Optional<PluginLock> lock = PluginLock.read(invocation.plugins());
      if (lock.isPresent()
          && !plugin.sha256().equals(lock.get().checksums().get(plugin.fileName()))) {
        terminal.warning(
            invocation.show(file)
                + " does not pin this "
                + plugin.fileName()
                + "; once it is in "
                + invocation.show(invocation.plugins())
                + ", run 'multi-alpha plugins lock', or it is not loaded.");
      }
    }
  }

  /** {@code multi-alpha plugins lock}. */
  @Command(
      description = {
        "Pins the jars that are now in plugins/ by their checksums in plugins/plugins.lock. From"
            + " then on no other jar is loaded."
      },
      footer = {"  multi-alpha plugins lock"})
  static final class Lock extends AppCommand {
    Lock(Invocation invocation) {
      super(invocation);
    }

    @Override
    ExitCode run() {
      PluginLock lock = PluginLock.write(invocation.plugins());
      TextTable table = TextTable.of("jar", "sha256");
      lock.checksums().forEach(table::row);
      table.print(terminal);
      terminal.line(
          "Pinned in "
              + invocation.show(invocation.plugins().resolve(PluginLock.FILE_NAME))
              + "; remove that file to load any jar again.");
      return ExitCode.OK;
    }
  }
}
