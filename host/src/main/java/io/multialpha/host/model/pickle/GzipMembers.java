package io.multialpha.host.model.pickle;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * The decompressed bytes of gzip data, member by member, to the very end of the file (RFC 1952).
 *
 * <p>The JDK's reader takes in silence whatever follows the last member, others keep as much of a
 * header as there is: names and comments have no length but the one at which they end.
 */
final class GzipMembers extends InputStream {
  private static final int BLOCK = 1 << 16;

  /** Far more than a name and a comment need beside an extra field, of 65,535 bytes at most. */
  private static final int MOST_HEADER = 1 << 17;

  private static final int DEFLATE = 8;
  private static final int HAS_CHECK = 2;
  private static final int HAS_EXTRA = 4;
  private static final int HAS_NAME = 8;
  private static final int HAS_COMMENT = 16;
  private static final int RESERVED = 0xe0;

  private final InputStream in;
  private final byte[] block = new byte[BLOCK];
  private int next;
  private int filled;

  private final CRC32 sum = new CRC32();
  private int headerBytes;
  private final Inflater inflater;
  private boolean ended;

  GzipMembers(InputStream in) throws IOException {
    this.in = in;
    if (!fill()) {
      throw new EOFException();
    }
    header();
    this.inflater = new Inflater(true);
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] bytes, int from, int count) throws IOException {
    int read = 0;
    while (read == 0 && count > 0 && !ended) {
      read = inflate(bytes, from, count);
      sum.update(bytes, from, read);
      if (inflater.finished()) {
        trailer();
        ended = !fill();
        if (!ended) {
          header();
          inflater.reset();
        }
      }
    }
    return read == 0 && count > 0 ? -1 : read;
  }

  private int inflate(byte[] bytes, int from, int count) throws IOException {
    if (inflater.needsInput()) {
      if (!fill()) {
        throw new EOFException();
      }
      inflater.setInput(block, next, filled - next);
    }
    try {
      int read = inflater.inflate(bytes, from, count);
      next = filled - inflater.getRemaining();
      return read;
    } catch (DataFormatException e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  /** Whether there is another byte; reads a block if need be. */
  private boolean fill() throws IOException {
    if (next == filled) {
      next = 0;
      filled = Math.max(0, in.read(block, 0, BLOCK));
    }
    return next < filled;
  }

  private int one() throws IOException {
    if (!fill()) {
      throw new EOFException();
    }
    return block[next++] & 0xff;
  }

  private long number(int bytes) throws IOException {
    long number = 0;
    for (int i = 0; i < bytes; i++) {
      number |= (long) one() << (8 * i);
    }
    return number;
  }

  /** A byte of a header, which may have a sum of its own. */
  private int part() throws IOException {
    if (++headerBytes > MOST_HEADER) {
      throw new IOException("a header is longer than " + MOST_HEADER + " bytes");
    }
    int part = one();
    sum.update(part);
    return part;
  }

  private void skip(int parts) throws IOException {
    for (int i = 0; i < parts; i++) {
      part();
    }
  }

  private void skipText() throws IOException {
    int part = part();
    while (part != 0) {
      part = part();
    }
  }

  private void header() throws IOException {
    headerBytes = 0;
    sum.reset();
    if (part() != 0x1f || part() != 0x8b) {
      throw new IOException(Inflating.MORE);
    }
    int method = part();
    int flags = part();
    if (method != DEFLATE || (flags & RESERVED) != 0) {
      throw new IOException("a header asks for what gzip does not know");
    }
    skip(6);
    if ((flags & HAS_EXTRA) != 0) {
      skip(part() | (part() << 8));
    }
    if ((flags & HAS_NAME) != 0) {
      skipText();
    }
    if ((flags & HAS_COMMENT) != 0) {
      skipText();
    }
    long found = sum.getValue() & 0xffff;
    if ((flags & HAS_CHECK) != 0 && number(2) != found) {
      throw new IOException("a header does not match its check sum");
    }
    sum.reset();
  }

  private void trailer() throws IOException {
    if (number(4) != sum.getValue()) {
      throw new IOException("its check sum does not match");
    }
    if (number(4) != (inflater.getBytesWritten() & 0xffffffffL)) {
      throw new IOException("its length does not match");
    }
  }

  @Override
  public void close() throws IOException {
    inflater.end();
    in.close();
  }
}
