package io.multialpha.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.multialpha.api.strategy.Strategy;
import io.multialpha.benchmarks.plugin.PeerIbs;
import io.multialpha.host.plugin.Pinning;
import io.multialpha.host.plugin.PluginCatalog;
import io.multialpha.host.plugin.PluginLoader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Packs {@link PeerIbs} into a plugin's jar, and loads it as the host loads any other. */
final class PeerPlugin {
  private static final String MANIFEST =
      String.join(
          "\r\n",
          "Manifest-Version: 1.0",
          "Plugin-Id: peer-ibs",
          "Plugin-Version: 1.0.0",
          "Plugin-Description: The back-test on which peers are measured",
          "Plugin-Provider: io.multialpha",
          "Plugin-Requires: >=0.1.0 & <0.2.0",
          "",
          "");

  private PeerPlugin() {}

  /** Writes the jar into a folder, over one that is there. */
  static Path write(Path folder) throws IOException {
    Path jar = folder.resolve("peer-ibs.jar");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(jar))) {
      put(zip, "META-INF/MANIFEST.MF", MANIFEST.getBytes(UTF_8));
      put(
          zip,
          "META-INF/services/" + Strategy.class.getName(),
          (PeerIbs.class.getName() + "\n").getBytes(UTF_8));
      String classFile = PeerIbs.class.getName().replace('.', '/') + ".class";
      try (InputStream in = PeerIbs.class.getClassLoader().getResourceAsStream(classFile)) {
        put(zip, classFile, in.readAllBytes());
      }
    }
    return jar;
  }

  private static void put(ZipOutputStream zip, String name, byte[] bytes) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    zip.write(bytes);
    zip.closeEntry();
  }

  /**
   * Loads the one plugin of a folder.
   *
   * @throws IllegalStateException if it was rejected, or its class is the class path's own
   */
  static PluginCatalog load(Path folder) {
    PluginCatalog catalog = PluginLoader.load(folder, Pinning.WHERE_LOCKED);
    if (!catalog.rejected().isEmpty() || catalog.strategies().size() != 1) {
      throw new IllegalStateException("rejected: " + List.copyOf(catalog.rejected()));
    }
    ClassLoader loader = catalog.strategies().get(0).strategy().getClass().getClassLoader();
    if (loader == PeerPlugin.class.getClassLoader()) {
      throw new IllegalStateException("the strategy is not in a class loader of its own");
    }
    return catalog;
  }
}
