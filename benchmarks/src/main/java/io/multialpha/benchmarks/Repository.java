package io.multialpha.benchmarks;

import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where things lie on this machine. */
final class Repository {
  private Repository() {}

  /**
   * The checkout that these classes were built in.
   *
   * @throws IllegalStateException if they lie elsewhere
   */
  static Path root() {
    Path here;
    try {
      here =
          Path.of(Repository.class.getProtectionDomain().getCodeSource().getLocation().toURI())
              .toAbsolutePath();
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
    for (Path folder = here; folder != null; folder = folder.getParent()) {
      if (Files.isRegularFile(folder.resolve("multi-alpha"))
          && Files.isRegularFile(folder.resolve("pom.xml"))) {
        return folder;
      }
    }
    throw new IllegalStateException(here + " does not lie in a checkout of multi-alpha");
  }

  /** The bars that the peers' published figures were taken on; may not be there. */
  static Path peerBars() {
    return root().resolveSibling("shared").resolve("fixtures/perf/bars");
  }
}
