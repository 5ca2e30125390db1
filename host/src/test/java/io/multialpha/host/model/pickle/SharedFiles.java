package io.multialpha.host.model.pickle;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/** Finds material that lies beside the repository, and skips the test where there is none. */
public final class SharedFiles {
  private SharedFiles() {}

  /** A file or folder of it. */
  public static Path require(String path) {
    Path root = Path.of("").toAbsolutePath();
    while (root.getParent() != null && !Files.exists(root.resolve("plugins/pom.xml"))) {
      root = root.getParent();
    }
    Path found = root.resolveSibling("shared").resolve(path);
    Assumptions.assumeTrue(Files.exists(found), () -> "skipped: there is no " + found);
    return found;
  }
}
