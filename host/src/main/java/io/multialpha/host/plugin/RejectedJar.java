package io.multialpha.host.plugin;

import java.nio.file.Path;
import java.util.Objects;

/**
 * A jar that was not loaded, and why.
 *
 * @param jar the file; it may not exist, where a lock file names a jar that is gone
 * @param cause what is wrong with it, as the middle of a sentence
 * @param cure what to do about it, as the end of a sentence without its full stop
 */
public record RejectedJar(Path jar, String cause, String cure) {
  /** Checks that nothing is null. */
  public RejectedJar {
    Objects.requireNonNull(jar, "jar");
    Objects.requireNonNull(cause, "cause");
    Objects.requireNonNull(cure, "cure");
  }

  /** Name of the file, without its folder. */
  public String fileName() {
    return jar.getFileName().toString();
  }

  /** One sentence for the user that names jar, cause and cure. */
  public String sentence() {
    return fileName() + " cannot be loaded: " + cause + "; " + cure + ".";
  }
}
