package io.multialpha.host.plugin;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/**
 * A plugin that is ready to be used.
 *
 * @param id its name, unique among the loaded plugins
 * @param version its own version
 * @param description one line for people, or an empty text
 * @param provider who made it, or an empty text
 * @param jar the file
 * @param sha256 the file's checksum, 64 hexadecimal digits
 * @param apiRange the api versions it works with
 * @param strategies the strategies it offers
 * @param modelLoaders the model bundle loaders it offers
 * @param policies the portfolio policies it offers
 * @param notes calls in its code that a strategy must not make; those of libraries in the jar
 *     included
 */
public record LoadedPlugin(
    String id,
    String version,
    String description,
    String provider,
    Path jar,
    String sha256,
    ApiRange apiRange,
    List<StrategyOffer> strategies,
    List<ModelLoaderOffer> modelLoaders,
    List<PolicyOffer> policies,
    List<CodeNote> notes) {

  /** Checks that nothing is null. */
  public LoadedPlugin {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(version, "version");
    Objects.requireNonNull(description, "description");
    Objects.requireNonNull(provider, "provider");
    Objects.requireNonNull(jar, "jar");
    Objects.requireNonNull(sha256, "sha256");
    Objects.requireNonNull(apiRange, "apiRange");
    strategies = List.copyOf(strategies);
    modelLoaders = List.copyOf(modelLoaders);
    policies = List.copyOf(policies);
    notes = List.copyOf(notes);
  }

  /**
   * The notes as sentences for the plugin's author: one for each call in the providers' packages,
   * one for each library in the jar.
   */
  public List<String> warnings() {
    return CodeWarnings.of(notes);
  }

  /** Name of the file, without its folder. */
  public String fileName() {
    return jar.getFileName().toString();
  }
}
