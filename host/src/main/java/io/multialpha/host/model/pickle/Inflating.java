package io.multialpha.host.model.pickle;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.InflaterInputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;
import org.apache.commons.compress.compressors.lz4.FramedLZ4CompressorInputStream;

/**
 * The decompressed bytes of a file. Whatever goes wrong in a decompressor becomes a {@link
 * DamageException}; failures of the disk stay what they are.
 */
final class Inflating extends InputStream {
  private static final int BLOCK = 1 << 16;

  private static final int ZF_LENGTH = 19;

  /** What is wrong where a file goes on. */
  static final String MORE = "more bytes follow behind its end";

  private final Container container;
  private final Disk disk;
  private final InputStream compressed;
  private final InputStream inflated;
  private long declared = -1;

  /**
   * @param in the compressed bytes, from their first
   */
  Inflating(Container container, InputStream in) throws IOException {
    this.container = container;
    this.disk = new Disk(in);
    this.compressed = new BufferedInputStream(disk, BLOCK);
    try {
      this.inflated = open(compressed);
    } catch (IOException | RuntimeException e) {
      throw damage(e);
    }
  }

  /** Remembers whether a failure is the disk's. */
  private static final class Disk extends FilterInputStream {
    private boolean failed;

    Disk(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int from, int count) throws IOException {
      failed = true;
      int read = super.read(bytes, from, count);
      failed = false;
      return read;
    }
  }

  /** Sees what it has read of the file behind the end of zlib's data. */
  private static final class ToTheEnd extends InflaterInputStream {
    ToTheEnd(InputStream in) {
      super(in);
    }

    @Override
    public int read(byte[] bytes, int from, int count) throws IOException {
      int read = super.read(bytes, from, count);
      if (read < 0 && inf.getRemaining() > 0) {
        throw new IOException(MORE);
      }
      return read;
    }
  }

  private InputStream open(InputStream in) throws IOException {
    return switch (container) {
      case RAW -> in;
      case ZLIB -> new ToTheEnd(in);
      case GZIP -> new GzipMembers(in);
      case BZIP2 -> new BZip2CompressorInputStream(in, true);
      case XZ -> Xz.xz(in);
      case LZMA -> Xz.lzma(in);
      case LZ4 -> new FramedLZ4CompressorInputStream(in, true);
      case ZF -> zf(in);
    };
  }

  /** "ZF", the length in hexadecimal digits and spaces, one space more from Python 2, zlib. */
  private InputStream zf(InputStream in) throws IOException {
    byte[] head = in.readNBytes(2 + ZF_LENGTH);
    long length = 0;
    boolean valid = head.length == 2 + ZF_LENGTH && head[2] == '0' && head[3] == 'x';
    int digits = 4;
    while (valid && digits < head.length && head[digits] != ' ') {
      int digit = Character.digit(head[digits++], 16);
      valid = digit >= 0 && length >> 59 == 0;
      length = length << 4 | digit;
    }
    if (!valid) {
      throw new IOException("it does not say its length");
    }
    declared = length;
    in.mark(1);
    if (in.read() != ' ') {
      in.reset();
    }
    return new ToTheEnd(in);
  }

  /** How many bytes the file says there are; -1 if it does not. */
  long declared() {
    return declared;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] bytes, int from, int count) throws IOException {
    try {
      int read = inflated.read(bytes, from, count);
      if (read < 0 && compressed.read() >= 0) {
        throw new IOException(MORE);
      }
      return read;
    } catch (IOException | RuntimeException e) {
      throw damage(e);
    }
  }

  private IOException damage(Exception e) {
    if (disk.failed && e instanceof IOException failure) {
      return failure;
    }
    String why =
        e instanceof EOFException
            ? "ends too early; the file is incomplete"
            : (container == Container.XZ || container == Container.LZMA) && Xz.isTooLarge(e)
                ? "asks for a dictionary of more than 64 MiB"
                : "is damaged (" + Quoted.message(e) + ")";
    return new DamageException("its " + container.label() + " data " + why, e);
  }

  @Override
  public void close() throws IOException {
    inflated.close();
  }
}
