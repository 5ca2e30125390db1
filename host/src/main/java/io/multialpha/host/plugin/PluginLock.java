package io.multialpha.host.plugin;

import io.multialpha.host.ExitCode;
import io.multialpha.host.WholeFile;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The jars that may be loaded, by their checksums: the file {@code plugins.lock} in the plugins
 * folder. One line for each jar, {@code sha256 name.jar}, as {@code sha256sum} writes and checks
 * them; empty lines and lines that start with {@code #} do not count.
 */
public final class PluginLock {
  /** Name of the file, in the plugins folder. */
  public static final String FILE_NAME = "plugins.lock";

  private static final Pattern LINE = Pattern.compile("([0-9a-f]{64}) [ *](\\S.*)");
  private static final String PIN_AGAIN =
      "if you trust the jars that are there now, run 'multi-alpha plugins lock'";

  private final Map<String, String> checksums;
  private final Optional<Path> spared;

  private PluginLock(Map<String, String> checksums, Optional<Path> spared) {
    this.checksums = Collections.unmodifiableMap(checksums);
    this.spared = spared;
  }

  /**
   * Reads the lock file of a plugins folder.
   *
   * @return empty if there is none
   * @throws PluginException if it cannot be read or has a line of another form
   */
  public static Optional<PluginLock> read(Path folder) {
    Path file = folder.resolve(FILE_NAME);
    Map<String, String> checksums = new TreeMap<>();
    List<String> lines;
    try {
      lines = Files.readAllLines(file);
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (MalformedInputException e) {
      throw new PluginException(ExitCode.USAGE, file + " is no text file; " + PIN_AGAIN + ".", e);
    } catch (IOException e) {
      throw new PluginException(
          ExitCode.ENVIRONMENT, file + " cannot be read (" + e + "); make it readable.", e);
    }
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      if (!line.isBlank() && !line.startsWith("#")) {
        Matcher matcher = LINE.matcher(line);
        if (!matcher.matches() || checksums.put(matcher.group(2), matcher.group(1)) != null) {
          throw new PluginException(
              ExitCode.USAGE,
              file
                  + ":"
                  + (i + 1)
                  + ": expected 64 hexadecimal digits, two blanks and the name of a jar, each jar"
                  + " once; correct the line, or "
                  + PIN_AGAIN
                  + ".");
        }
      }
    }
    return Optional.of(new PluginLock(checksums, Optional.empty()));
  }

  /**
   * Pins the jars that are now in a plugins folder, in place of those pinned before.
   *
   * @throws PluginException if the folder or a jar cannot be read, or the file cannot be written
   */
  public static PluginLock write(Path folder) {
    Map<String, String> checksums = new TreeMap<>();
    StringBuilder text = new StringBuilder("# Written by 'multi-alpha plugins lock'.\n");
    Path file = folder.resolve(FILE_NAME);
    try {
      for (Path jar : PluginFolder.jarsIn(folder)) {
        String name = jar.getFileName().toString();
        checksums.put(name, Sha256.of(jar));
        text.append(checksums.get(name)).append("  ").append(name).append('\n');
      }
      WholeFile.replace(file, out -> out.write(text.toString().getBytes(StandardCharsets.UTF_8)));
    } catch (IOException e) {
      throw new PluginException(
          ExitCode.ENVIRONMENT,
          file + " cannot be written (" + e + "); check the folder's permissions and disk space.",
          e);
    }
    return new PluginLock(checksums, Optional.empty());
  }

  /** Checksums by the names of the jars, in the order of the names. */
  public Map<String, String> checksums() {
    return checksums;
  }

  /** The same, but one jar passes it: the user asks about that before it is pinned. */
  PluginLock sparing(Path jar) {
    return new PluginLock(checksums, Optional.of(jar));
  }

  /** Stops the loading of a jar that is not pinned, or is another than the one pinned. */
  void check(Path jar, String checksum) throws JarRejection {
    if (spared.equals(Optional.of(jar))) {
      return;
    }
    String name = jar.getFileName().toString();
    String pinned = checksums.get(name);
    if (pinned == null) {
      throw new JarRejection(FILE_NAME + " does not name it", "remove it, or, " + PIN_AGAIN);
    }
    if (!pinned.equals(checksum)) {
      throw new JarRejection(
          "its SHA-256 is " + checksum + ", and " + FILE_NAME + " has " + pinned,
          "put the pinned jar back, or, " + PIN_AGAIN);
    }
  }

  /** Those that are pinned and not there. */
  List<RejectedJar> missingFrom(Path folder, List<Path> jars) {
    List<RejectedJar> missing = new ArrayList<>();
    for (String name : checksums.keySet()) {
      Path jar = folder.resolve(name);
      if (!jars.contains(jar)) {
        missing.add(
            new RejectedJar(
                jar,
                FILE_NAME + " names it, and it is not there",
                "put it back, or, " + PIN_AGAIN));
      }
    }
    return missing;
  }
}
