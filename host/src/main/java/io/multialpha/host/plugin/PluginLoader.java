package io.multialpha.host.plugin;

import io.multialpha.host.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Loads plugins from jars. */
public final class PluginLoader {
  private PluginLoader() {}

  /**
   * Loads every jar of a plugins folder that keeps the rules; says of each other jar why it does
   * not.
   *
   * @return the catalog, to be closed at the end of the process's use of plugins
   * @throws PluginException if the folder or its lock file cannot be used
   */
  public static PluginCatalog load(Path folder, Pinning pinning) {
    return load(folder, pinning, TimeLimit.LOADING.limit());
  }

  /**
   * The same with another time limit.
   *
   * @param limit how long the code of one jar may take while it is loaded, at least a millisecond;
   *     a jar that takes longer is rejected
   */
  public static PluginCatalog load(Path folder, Pinning pinning, Duration limit) {
    if (!Files.isDirectory(folder)) {
      throw new PluginException(
          ExitCode.USAGE,
          "There is no plugins folder "
              + folder
              + "; start multi-alpha where it is installed, or make the folder and put the"
              + " plugins' jars into it.");
    }
    return new Loading(folder, lockOf(folder, pinning), new TimeLimit(limit)).load(jarsIn(folder));
  }

  private static Optional<PluginLock> lockOf(Path folder, Pinning pinning) {
    Optional<PluginLock> lock = PluginLock.read(folder);
    if (lock.isEmpty() && pinning == Pinning.REQUIRED) {
      throw new PluginException(
          ExitCode.USAGE,
          folder.resolve(PluginLock.FILE_NAME)
              + " is missing, and the configuration asks for it; if you trust the jars that are"
              + " there now, run 'multi-alpha plugins lock'.");
    }
    return lock;
  }

  /**
   * Loads a plugins folder as {@link #load} would with this jar in it, in place of one of the same
   * name, and tells of this jar alone. All that is in the folder must keep to the lock file there;
   * a jar from elsewhere need not yet.
   *
   * @param folder need not exist
   * @return a catalog of one plugin, or of one rejected jar; to be closed
   * @throws PluginException if there is no such file, or the folder or its lock file cannot be used
   */
  public static PluginCatalog check(Path jar, Path folder, Pinning pinning) {
    if (Files.isDirectory(jar)) {
      throw new PluginException(ExitCode.USAGE, "%s is a folder; %s".formatted(jar, cureFor(jar)));
    }
    if (!Files.isRegularFile(jar)) {
      throw new PluginException(
          ExitCode.USAGE, "There is no file " + jar + "; give the path of a plugin's jar.");
    }
    Optional<RejectedJar> passedOver = passedOver(jar, folder);
    if (passedOver.isPresent()) {
      PluginLifecycle none = new PluginLifecycle(folder, ApiVersion.installed());
      return new PluginCatalog(List.of(), List.of(passedOver.get()), none);
    }
    List<Path> jars = new ArrayList<>(Files.isDirectory(folder) ? jarsIn(folder) : List.of());
    Optional<Path> installed = jars.stream().filter(other -> isSame(other, jar)).findFirst();
    if (installed.isPresent()) {
      return load(folder, pinning).only(installed.get());
    }
    Path absolute = jar.toAbsolutePath();
    jars.removeIf(other -> other.getFileName().equals(absolute.getFileName()));
    jars.add(absolute);
    Optional<PluginLock> lock = lockOf(folder, pinning).map(pinned -> pinned.sparing(absolute));
    return new Loading(folder, lock, TimeLimit.LOADING).load(jars).only(absolute);
  }

  /** What {@link PluginFolder#jarsIn} would not even look at. */
  private static Optional<RejectedJar> passedOver(Path jar, Path folder) {
    if (!PluginFolder.isNamedAsJar(jar)) {
      return Optional.of(
          new RejectedJar(
              jar, "its name does not end in .jar, and others are passed over", "rename it"));
    }
    if (Files.isSymbolicLink(jar) && isSame(jar.toAbsolutePath().getParent(), folder)) {
      return Optional.of(
          new RejectedJar(
              jar,
              "it is a symbolic link, and links in the plugins folder are passed over",
              "put the file itself there"));
    }
    return Optional.empty();
  }

  private static String cureFor(Path folderOfJars) {
    List<Path> jars = jarsIn(folderOfJars);
    return jars.isEmpty()
        ? "give the path of a plugin's jar."
        : "give the path of one plugin's jar, such as " + jars.get(0) + ".";
  }

  private static boolean isSame(Path one, Path other) {
    try {
      return one.toRealPath().equals(other.toRealPath());
    } catch (IOException e) {
      // One of the two is gone since.
      return false;
    }
  }

  private static List<Path> jarsIn(Path folder) {
    try {
      return PluginFolder.jarsIn(folder);
    } catch (IOException e) {
      throw new PluginException(
          ExitCode.ENVIRONMENT,
          "The folder " + folder + " cannot be read (" + e + "); make it readable.",
          e);
    }
  }
}
