package io.multialpha.host.model.pickle;

import java.nio.charset.StandardCharsets;

/** What a pickle is compressed with; told by its first bytes, not by the file's name. */
public enum Container {
  /** Nothing. */
  RAW("uncompressed", ""),
  /** Deflate with zlib's header, joblib's usual choice. */
  ZLIB("zlib", "x"),
  /** Deflate with gzip's header. */
  GZIP("gzip", "\u001f\u008b"),
  /** bzip2. */
  BZIP2("bz2", "BZ"),
  /** LZMA2 in an xz file. */
  XZ("xz", "\u00fd7zXZ"),
  /** LZMA with the header of the older program. */
  LZMA("lzma", "]\0"),
  /** Frames of lz4. */
  LZ4("lz4", "\u0004\"M\u0018"),
  /** zlib with the length before it, from joblib up to 0.9.2. */
  ZF("zlib of an old joblib", "ZF");

  private final String label;

  /** The first bytes, as characters of Latin-1. */
  private final String magic;

  Container(String label, String magic) {
    this.label = label;
    this.magic = magic;
  }

  /** Its name for people. */
  public String label() {
    return label;
  }

  /** The container that begins like this. */
  static Container of(byte[] head) {
    for (Container container : values()) {
      if (container != RAW && container.begins(head)) {
        return container;
      }
    }
    return RAW;
  }

  private boolean begins(byte[] head) {
    return new String(head, StandardCharsets.ISO_8859_1).startsWith(magic);
  }
}
