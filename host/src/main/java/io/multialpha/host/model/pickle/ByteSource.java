package io.multialpha.host.model.pickle;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * The bytes of a pickle after decompression, read in blocks. Allocates no more than there are bytes
 * for, whatever length a file declares.
 */
final class ByteSource {
  /** More than is ever asked for in one piece. */
  private static final int SMALLEST_BLOCK = 512;

  /** Up to here an array is allocated before its bytes are there. */
  private static final int TRUSTED = 1 << 22;

  private final InputStream in;
  private final long length;
  private final long most;
  private final Blocks blocks;
  private byte[] block;
  private int next;
  private int filled;

  /** How many bytes of the block are kept by those who look at them. */
  private int kept;

  private long idle;
  private long before;
  private long began;

  /**
   * @param in where the bytes come from
   * @param length how many there are, or {@code Long.MAX_VALUE} if that is not known
   * @param blockHint about how many there may be; small files need no large block
   * @param most how many may be read
   * @param blocks where the memory comes from
   */
  ByteSource(InputStream in, long length, long blockHint, long most, Blocks blocks) {
    this.in = in;
    this.length = length;
    this.most = most;
    this.blocks = blocks;
    this.block =
        blockHint < Blocks.SIZE
            ? new byte[(int) Math.max(SMALLEST_BLOCK, blockHint)]
            : blocks.next();
  }

  /** How many bytes have been consumed. */
  long offset() {
    return before + next;
  }

  /** Something that should not be there, at the opcode last begun. */
  PickleException wrong(String found, String expected) {
    return PickleException.at(began, found, expected);
  }

  /** Where the opcode last begun lies. */
  long began() {
    return began;
  }

  /** The next opcode; from now on errors name its place. */
  int opcode() throws IOException, PickleException {
    began = before + next;
    if (next == filled) {
      need(1, "the next opcode");
    }
    return block[next++] & 0xff;
  }

  int u1() throws IOException, PickleException {
    need(1, "a number");
    return block[next++] & 0xff;
  }

  int u2() throws IOException, PickleException {
    need(2, "a number");
    int value = (block[next] & 0xff) | (block[next + 1] & 0xff) << 8;
    next += 2;
    return value;
  }

  int i4() throws IOException, PickleException {
    need(4, "a number");
    int value = 0;
    for (int i = 3; i >= 0; i--) {
      value = value << 8 | (block[next + i] & 0xff);
    }
    next += 4;
    return value;
  }

  long u4() throws IOException, PickleException {
    return i4() & 0xffffffffL;
  }

  long i8() throws IOException, PickleException {
    long low = u4();
    return low | (long) i4() << 32;
  }

  double f8() throws IOException, PickleException {
    return Double.longBitsToDouble(Long.reverseBytes(i8()));
  }

  /**
   * The next bytes as an array of their own.
   *
   * @param count how many, as the file says; checked by the caller against the budget
   */
  byte[] bytes(long count, String what) throws IOException, PickleException {
    if (count < 0 || count > Integer.MAX_VALUE - 16) {
      throw wrong(what + " of " + Long.toUnsignedString(count) + " bytes", "less than 2 GiB");
    }
    int size = (int) count;
    int there = filled - next;
    if (size <= there) {
      byte[] bytes = Arrays.copyOfRange(block, next, next + size);
      next += size;
      return bytes;
    }
    bound(size, what);
    boolean trusted = length != Long.MAX_VALUE || size <= TRUSTED;
    byte[] bytes = new byte[trusted ? size : TRUSTED];
    System.arraycopy(block, next, bytes, 0, there);
    next = filled;
    moveUp();
    int have = there;
    while (have < size) {
      if (have == bytes.length) {
        bytes = Arrays.copyOf(bytes, (int) Math.min(size, 2L * have));
      }
      int read =
          next < filled || bytes.length - have < block.length
              ? fromBlock(bytes, have)
              : direct(bytes, have);
      if (read < 0) {
        throw cut(what);
      }
      have += read;
    }
    return bytes;
  }

  /**
   * The next bytes where they lie, if they are not many: their part of the block is left as it is.
   *
   * @param count how many, as the file says; checked by the caller against the budget
   */
  ByteBuffer view(long count, String what) throws IOException, PickleException {
    if (count < 0 || count > block.length / 2) {
      return ByteBuffer.wrap(bytes(count, what));
    }
    int size = (int) count;
    if (size > filled - next) {
      bound(size, what);
      need(size, what);
    }
    ByteBuffer view = ByteBuffer.wrap(block, next, size).slice();
    next += size;
    kept += size;
    return view;
  }

  /**
   * How many more bytes of memory are kept for nothing, beside others in the same blocks, than are
   * kept for a purpose; 0 if these are more, as in files of models.
   */
  long idle() {
    return Math.max(0, idle);
  }

  /** The rest of a small array comes by way of the block, so that reads are few. */
  private int fromBlock(byte[] bytes, int from) throws IOException, PickleException {
    if (next == filled && !fill()) {
      return -1;
    }
    int taken = Math.min(filled - next, bytes.length - from);
    System.arraycopy(block, next, bytes, from, taken);
    next += taken;
    if (next == filled) {
      moveUp();
    }
    return taken;
  }

  private int direct(byte[] bytes, int from) throws IOException {
    int read = in.read(bytes, from, bytes.length - from);
    before += Math.max(read, 0);
    return read;
  }

  /** Passes over bytes. */
  void skip(int count, String what) throws IOException, PickleException {
    need(count, what);
    next += count;
  }

  /** A line without its end. */
  String line(int longest, String what) throws IOException, PickleException {
    StringBuilder line = new StringBuilder();
    while (true) {
      need(1, what);
      char c = (char) (block[next++] & 0xff);
      if (c == '\n') {
        return line.toString();
      }
      if (line.length() == longest) {
        throw wrong(what + " of more than " + longest + " characters", "a shorter one");
      }
      line.append(c);
    }
  }

  /** How many more bytes there can be. */
  long atMostLeft() {
    return Math.min(length, most) - offset();
  }

  /** Whether all has been read. */
  boolean atEnd() throws IOException, PickleException {
    return next == filled && !fill();
  }

  private void need(int count, String what) throws IOException, PickleException {
    while (filled - next < count) {
      if (!fill()) {
        throw cut(what);
      }
    }
  }

  /** Adds to the block; false at the end. */
  private boolean fill() throws IOException, PickleException {
    if (kept == 0 || filled == block.length) {
      moveUp();
    }
    int read = in.read(block, filled, block.length - filled);
    if (read < 0) {
      return false;
    }
    filled += read;
    if (before + filled > most) {
      throw tooMuch();
    }
    return true;
  }

  /** Puts what is not yet consumed at the beginning, of another block if parts of this are kept. */
  private void moveUp() {
    byte[] to = kept == 0 ? block : blocks.next();
    System.arraycopy(block, next, to, 0, filled - next);
    if (kept > 0) {
      idle += block.length - 2L * kept;
      kept = 0;
    }
    block = to;
    before += next;
    filled -= next;
    next = 0;
  }

  private void bound(int size, String what) throws PickleException {
    if (size > length - offset()) {
      throw cut(what + " of " + size + " bytes");
    }
    if (size > most - offset()) {
      throw tooMuch();
    }
  }

  private PickleException tooMuch() {
    return new PickleException("it inflates to more than " + most + " bytes");
  }

  private PickleException cut(String what) {
    return new PickleException(
        "at byte "
            + began
            + ": the file ends in the middle of "
            + what
            + ", at byte "
            + (length == Long.MAX_VALUE ? before + filled : length)
            + "; it is incomplete");
  }
}
