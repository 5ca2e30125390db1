package io.multialpha.host.model.pickle;

/**
 * How much reading one file may cost. A forest of 1,200 deep trees (34 MB) takes a fiftieth of the
 * standard budget; a file made to exhaust the machine is refused when it has used it up.
 *
 * @param inflatedBytes bytes of the file after decompression
 * @param inflation how many times its own size a compressed file may come to, beyond 64 MiB which
 *     it may in any case; real forests come to 5 to 20 times
 * @param heapBytes memory for all values, as estimated while reading
 * @param arrayBytes bytes of one array
 * @param textBytes bytes of one text or string of bytes
 * @param opcodes steps of the pickle machine
 * @param memo values that the file may remember for later use
 * @param depth how deep values may lie in each other
 * @param values how many values there are if one that is used twice is counted twice
 */
public record Budget(
    long inflatedBytes,
    int inflation,
    long heapBytes,
    long arrayBytes,
    int textBytes,
    long opcodes,
    int memo,
    int depth,
    long values) {

  private static final long MIB = 1 << 20;

  /** Checks the numbers. */
  public Budget {
    if (inflatedBytes < 1
        || inflation < 1
        || heapBytes < 1
        || arrayBytes < 1
        || textBytes < 1
        || opcodes < 1
        || memo < 1
        || depth < 1
        || values < 1) {
      throw new IllegalArgumentException("each part of a budget must be at least 1");
    }
  }

  /** How many bytes a compressed file may come to. */
  long mostInflated(long compressed) {
    return compressed > inflatedBytes / inflation
        ? inflatedBytes
        : Math.min(inflatedBytes, 64 * MIB + compressed * inflation);
  }

  /**
   * For files of real models: up to 1 GiB inflated, but never more values than half of the heap
   * that this process may have; and no array of more than a quarter of it, since one whose bytes
   * are compressed is moved as it grows.
   */
  public static Budget standard() {
    return forReaders(1);
  }

  /**
   * The same where several files are read at a time, each of which gets its share of the heap.
   *
   * @param readers how many; at least 1
   */
  public static Budget forReaders(int readers) {
    long heap = Math.min(1024 * MIB, Runtime.getRuntime().maxMemory() / 2 / readers);
    return new Budget(
        1024 * MIB,
        100,
        heap,
        Math.min(256 * MIB, heap / 2),
        1 << 24,
        20_000_000,
        4_000_000,
        100,
        50_000_000);
  }
}
