package io.multialpha.host.plugin;

import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.Manifest;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a plugin's jar says of itself in {@code META-INF/MANIFEST.MF}.
 *
 * @param id {@code Plugin-Id}
 * @param version {@code Plugin-Version}
 * @param description {@code Plugin-Description}, or an empty text
 * @param provider {@code Plugin-Provider}, or an empty text
 * @param apiRange {@code Plugin-Requires}
 */
record PluginManifest(
    String id, String version, String description, String provider, ApiRange apiRange) {
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]*");
  private static final String INHERIT =
      "inherit the parent pom io.multialpha:multi-alpha-plugins, which writes them, and build it"
          + " again";

  static PluginManifest of(Manifest manifest) throws JarRejection {
    Attributes main = manifest.getMainAttributes();
    if (main.getValue("Plugin-Id") == null) {
      throw new JarRejection(
          "it is no multi-alpha plugin, its manifest has no Plugin-Id",
          "if it is meant to be one, " + INHERIT + ", else remove it from the folder");
    }
    requireAll(main);
    String id = optional(main, "Plugin-Id");
    if (!ID.matcher(id).matches()) {
      throw new JarRejection(
          "its Plugin-Id '" + id + "' has other characters than letters, digits, '.', '-' and '_'",
          "rename it and build it again");
    }
    String version = optional(main, "Plugin-Version");
    String requires = optional(main, "Plugin-Requires");
    refuseOtherJars(main);
    try {
      return new PluginManifest(
          id,
          version,
          optional(main, "Plugin-Description"),
          optional(main, "Plugin-Provider"),
          ApiRange.parse(requires));
    } catch (IllegalArgumentException e) {
      throw new JarRejection(
          "its Plugin-Requires '" + requires + "' cannot be read, " + e.getMessage(),
          "write the api versions it works with as '>=0.1.0 & <0.2.0' and build it again");
    }
  }

  /**
   * A {@code Class-Path} would pull in files that neither the lock file's checksums nor any check
   * here covers; a dependency on another plugin would end that each jar stands for itself.
   */
  private static void refuseOtherJars(Attributes main) throws JarRejection {
    for (String name : new String[] {"Class-Path", "Plugin-Dependencies"}) {
      String value = optional(main, name);
      if (!value.isEmpty()) {
        throw new JarRejection(
            "its manifest asks for other jars (" + name + ": " + value + ")",
            "pack what it needs into the jar itself, as maven-shade-plugin does, and build it"
                + " again");
      }
    }
  }

  private static void requireAll(Attributes main) throws JarRejection {
    List<String> missing =
        Stream.of("Plugin-Id", "Plugin-Version", "Plugin-Requires")
            .filter(name -> optional(main, name).isEmpty())
            .toList();
    if (!missing.isEmpty()) {
      throw new JarRejection("its manifest has no " + String.join(" and no ", missing), INHERIT);
    }
  }

  private static String optional(Attributes main, String name) {
    String value = main.getValue(name);
    return value == null ? "" : value.strip();
  }

  /** Stops the loading where this host's api is not among the versions the plugin works with. */
  void requireApi(ApiVersion installed) throws JarRejection {
    if (!apiRange.contains(installed)) {
      throw new JarRejection(
          "it works with plugin api " + apiRange + ", and this host offers " + installed,
          "take a version of the plugin built for api "
              + installed
              + ", or a multi-alpha that offers the api it wants");
    }
  }
}
