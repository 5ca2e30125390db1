package io.multialpha.host.model.pickle;

import java.io.IOException;
import java.io.InputStream;
import org.tukaani.xz.LZMAInputStream;
import org.tukaani.xz.MemoryLimitException;
import org.tukaani.xz.XZInputStream;

/**
 * What xz and lzma are decompressed with. Nobody else names their library, so that no class of it
 * is in the launcher's archive of classes: its package is sealed, and where JDK 25 has taken some
 * of it from an archive it refuses the others.
 */
final class Xz {
  /** What the highest level of xz and lzma needs to decompress. */
  private static final int MOST_KIB = 66 << 10;

  private Xz() {}

  static InputStream xz(InputStream in) throws IOException {
    return new XZInputStream(in, MOST_KIB);
  }

  static InputStream lzma(InputStream in) throws IOException {
    return new LZMAInputStream(in, MOST_KIB);
  }

  /** Whether a dictionary larger than that is asked for. */
  static boolean isTooLarge(Exception e) {
    return e instanceof MemoryLimitException;
  }
}
