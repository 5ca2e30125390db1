package io.multialpha.host.plugin;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * What is in a jar, read without loading any of it. Goes by the entries of files alone: directory
 * entries may be there or not.
 *
 * @param manifest its manifest, empty where it has none
 * @param indexed whether it has an index of jars that belong to it
 * @param classNames internal names of the classes that this JVM would load from it
 * @param classes these classes
 * @param services names of the providers listed for each interface that was asked for, in order
 */
record JarContents(
    Manifest manifest,
    boolean indexed,
    Set<String> classNames,
    List<ClassFile> classes,
    Map<Class<?>, List<String>> services) {

  private static final String VERSIONS = "META-INF/versions/";

  /**
   * Reads a jar.
   *
   * @param spis the interfaces whose providers are asked for
   * @throws JarRejection if it is no jar or damaged
   */
  static JarContents read(Path path, List<Class<?>> spis) throws JarRejection {
    // Signatures are checked when the classes are loaded.
    try (JarFile jar = new JarFile(path.toFile(), false, ZipFile.OPEN_READ)) {
      Set<String> classNames = new HashSet<>();
      List<ClassFile> classes = new ArrayList<>();
      for (Enumeration<JarEntry> all = jar.entries(); all.hasMoreElements(); ) {
        JarEntry entry = all.nextElement();
        if (!entry.isDirectory() && isLoadable(entry.getName())) {
          classNames.add(classNameOf(entry.getName()));
          classes.add(classIn(jar, entry));
        }
      }
      Map<Class<?>, List<String>> services = new LinkedHashMap<>();
      for (Class<?> spi : spis) {
        services.put(spi, providersIn(jar, spi));
      }
      Manifest manifest = jar.getManifest();
      return new JarContents(
          manifest == null ? new Manifest() : manifest,
          jar.getJarEntry("META-INF/INDEX.LIST") != null,
          classNames,
          classes,
          services);
    } catch (ZipException e) {
      throw new JarRejection(
          "it is no jar or a damaged one (" + e.getMessage() + ")", "copy or build it again");
    } catch (IOException e) {
      throw new JarRejection(
          "it cannot be read (" + e.getMessage() + ")",
          "copy or build it again, and make it readable");
    }
  }

  private static boolean isLoadable(String name) {
    if (!name.endsWith(".class") || name.endsWith("module-info.class")) {
      return false;
    }
    return !name.startsWith(VERSIONS) || versionOf(name) <= Runtime.version().feature();
  }

  /** The release in {@code META-INF/versions/21/...}; the largest number where there is none. */
  private static int versionOf(String name) {
    int end = name.indexOf('/', VERSIONS.length());
    try {
      return Integer.parseInt(name.substring(VERSIONS.length(), end));
    } catch (IndexOutOfBoundsException | NumberFormatException e) {
      return Integer.MAX_VALUE;
    }
  }

  /** Internal name of the class in an entry, whatever release the entry is for. */
  private static String classNameOf(String entryName) {
    int start = 0;
    if (entryName.startsWith(VERSIONS)) {
      start = entryName.indexOf('/', VERSIONS.length()) + 1;
    }
    return entryName.substring(start, entryName.length() - ".class".length());
  }

  private static ClassFile classIn(JarFile jar, JarEntry entry) throws JarRejection {
    try (InputStream in = jar.getInputStream(entry)) {
      return ClassFile.read(in.readAllBytes());
    } catch (IOException e) {
      throw new JarRejection(
          "its " + entry.getName() + " is damaged (" + e.getMessage() + ")",
          "copy or build it again");
    }
  }

  /** Reads a service file as {@link java.util.ServiceLoader} describes it. */
  private static List<String> providersIn(JarFile jar, Class<?> spi) throws IOException {
    List<String> providers = new ArrayList<>();
    JarEntry entry = jar.getJarEntry(serviceFile(spi));
    if (entry == null) {
      return providers;
    }
    try (InputStream in = jar.getInputStream(entry);
        BufferedReader reader =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        int comment = line.indexOf('#');
        String provider = (comment < 0 ? line : line.substring(0, comment)).strip();
        if (!provider.isEmpty() && !providers.contains(provider)) {
          providers.add(provider);
        }
      }
    }
    return providers;
  }

  /** Name of the file that lists the providers of an interface. */
  static String serviceFile(Class<?> spi) {
    return "META-INF/services/" + spi.getName();
  }

  /** Whether a class of this internal name can be loaded from the jar. */
  boolean hasClass(String internalName) {
    return classNames.contains(internalName);
  }
}
