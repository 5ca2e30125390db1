package io.multialpha.host.plugin;

import io.multialpha.api.model.ModelBundleLoader;
import io.multialpha.api.portfolio.PortfolioPolicy;
import io.multialpha.api.strategy.Strategy;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A jar that may be loaded as far as can be told without running any of its code.
 *
 * @param jar the file
 * @param manifest what it says of itself
 * @param contents what is in it
 * @param notes calls in its code that a strategy must not make
 */
record JarInspection(
    Path jar, PluginManifest manifest, JarContents contents, List<CodeNote> notes) {

  /** The interfaces that plugins provide. */
  static final List<Class<?>> SPIS =
      List.of(Strategy.class, ModelBundleLoader.class, PortfolioPolicy.class);

  private static final String OURS = "io/multialpha/";

  /**
   * Looks into a jar.
   *
   * @param installed the version of the api that this host offers
   * @throws JarRejection if it must not be loaded
   */
  static JarInspection of(Path jar, ApiVersion installed) throws JarRejection {
    JarContents contents = JarContents.read(jar, SPIS);
    PluginManifest manifest = PluginManifest.of(contents.manifest());
    manifest.requireApi(installed);
    refuseBundledHost(contents);
    refuseIndex(contents);
    refuseNewerByteCode(contents);
    requireProviders(contents);
    return new JarInspection(jar, manifest, contents, inspectCode(contents, installed));
  }

  private static void refuseBundledHost(JarContents contents) throws JarRejection {
    for (ClassFile file : contents.classes()) {
      if (file.name().startsWith(OURS + "api/") || file.name().startsWith(OURS + "host/")) {
        throw new JarRejection(
            "it carries a copy of multi-alpha's own classes (" + file.name() + ".class)",
            "give the dependency on multi-alpha-api the scope provided, those on other multi-alpha"
                + " jars the scope test, and build it again");
      }
    }
  }

  /** Up to JDK 21 an index makes the JVM open the jars it lists. */
  private static void refuseIndex(JarContents contents) throws JarRejection {
    if (contents.indexed()) {
      throw new JarRejection(
          "its META-INF/INDEX.LIST can pull in other jars", "build it again without an index");
    }
  }

  private static void refuseNewerByteCode(JarContents contents) throws JarRejection {
    int running = Runtime.version().feature();
    for (ClassFile file : contents.classes()) {
      if (file.release() > running || (file.preview() && file.release() != running)) {
        throw new JarRejection(
            "its class "
                + file.name().replace('/', '.')
                + " is compiled for Java "
                + file.release()
                + ", and this is Java "
                + running,
            "build it with maven.compiler.release 17, or run multi-alpha on a JDK "
                + file.release());
      }
      if (file.preview()) {
        throw new JarRejection(
            "its class "
                + file.name().replace('/', '.')
                + " uses preview features of Java "
                + file.release(),
            "build it without --enable-preview");
      }
    }
  }

  private static void requireProviders(JarContents contents) throws JarRejection {
    boolean any = false;
    for (Class<?> spi : SPIS) {
      for (String provider : contents.services().get(spi)) {
        any = true;
        if (!contents.hasClass(provider.replace('.', '/'))) {
          throw new JarRejection(
              "its "
                  + JarContents.serviceFile(spi)
                  + " names "
                  + provider
                  + ", and there is no such class in it",
              "correct the name and build it again");
        }
      }
    }
    if (!any) {
      throw new JarRejection(
          "it provides no strategy, no model bundle loader and no portfolio policy",
          "name the class in " + JarContents.serviceFile(Strategy.class) + " and build it again");
    }
  }

  private static List<CodeNote> inspectCode(JarContents contents, ApiVersion installed)
      throws JarRejection {
    Set<String> ownPackages = new HashSet<>();
    for (List<String> providers : contents.services().values()) {
      for (String provider : providers) {
        ownPackages.add(provider.substring(0, Math.max(0, provider.lastIndexOf('.'))));
      }
    }
    List<CodeNote> notes = new ArrayList<>();
    Set<String> known = new HashSet<>();
    for (ClassFile file : contents.classes()) {
      boolean own = ownPackages.contains(file.packageName().replace('/', '.'));
      notes.addAll(ForbiddenCalls.in(file, own));
      if (own) {
        requireClasses(file, contents, known, installed);
      }
    }
    return List.copyOf(notes);
  }

  /**
   * A class that is missing would otherwise be missed at the first call that needs it, which may be
   * the first exit of a position.
   */
  private static void requireClasses(
      ClassFile file, JarContents contents, Set<String> known, ApiVersion installed)
      throws JarRejection {
    for (String needed : file.classes()) {
      if (known.add(needed) && !contents.hasClass(needed)) {
        String name = needed.replace('/', '.');
        if (!SharedApi.INSTANCE.has(name)) {
          throw missing(file.name().replace('/', '.'), name, installed);
        }
      }
    }
  }

  private static JarRejection missing(String user, String needed, ApiVersion installed) {
    if (needed.startsWith("io.multialpha.api.")) {
      return new JarRejection(
          "its class " + user + " needs " + needed + ", which plugin api " + installed + " lacks",
          "build it with multi-alpha-api " + installed + ", or take a newer multi-alpha");
    }
    return new JarRejection(
        "its class "
            + user
            + " needs "
            + needed
            + ", which is neither in the jar nor in the plugin api nor in the JDK",
        "pack the library into the jar, as maven-shade-plugin does, or do without it");
  }
}
