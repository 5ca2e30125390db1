package io.multialpha.host.market;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.zip.CRC32C;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Binary copies of bar files, so that the second start reads columns instead of text.
 *
 * <p>A copy lies in the data folder under {@code .multi-alpha-cache}, or, where that cannot be
 * written, in a folder of its own under {@link LoadOptions#cacheFolder()}. It holds good only for a
 * source of the same name, size and time of change, read with the same options, and its checksum
 * must be right. Whatever is wrong with a copy, or with writing one, is no error: the text is read
 * again.
 */
final class BarCache {
  private static final Logger LOG = LoggerFactory.getLogger(BarCache.class);

  /** Name of the folder beside the data. */
  static final String FOLDER = ".multi-alpha-cache";

  /** "MALPHBAR" in ASCII, the least significant byte first. */
  private static final long MAGIC = 0x5241_4248_504c_414dL;

  /** Raise this with every change of the layout or of what the reader makes of a text. */
  private static final int VERSION = 4;

  private static final int CHECKSUM_AT = 40;
  private static final int HEADER = 48;
  private static final int BYTES_PER_BAR = 6 * Long.BYTES + Integer.BYTES;

  private final List<Path> folders = new ArrayList<>();

  BarCache(Path dataFolder, LoadOptions options) {
    if (options.cache()) {
      folders.add(dataFolder.resolve(FOLDER));
      options
          .cacheFolder()
          .ifPresent(
              folder ->
                  folders.add(folder.resolve(nameFor(dataFolder.toAbsolutePath().normalize()))));
    }
  }

  /**
   * What a copy was made of.
   *
   * @param key the file's name and all that the reading of it depends on
   * @param size in bytes
   * @param changed time of change, epoch nanoseconds
   */
  record Source(long key, long size, long changed) {}

  /** The present state of a bar file; to be taken before it is read. */
  static Source sourceOf(Path file, String symbol, BarFileKind kind, LoadOptions options)
      throws IOException {
    String key =
        String.join(
            "|",
            file.getFileName().toString(),
            kind.word(),
            symbol,
            options.zone().getId(),
            options.calendar().id(),
            Boolean.toString(options.allowsNegative(symbol)));
    return new Source(
        hash(key), Files.size(file), Files.getLastModifiedTime(file).to(TimeUnit.NANOSECONDS));
  }

  /** The bars of the copy, if there is a good one. */
  Optional<BarColumns> read(String symbol, BarFileKind kind, Source source) {
    for (Path folder : folders) {
      Path file = folder.resolve(fileName(symbol, kind));
      try {
        if (Files.exists(file)) {
          Optional<BarColumns> bars = read(file, symbol, source);
          if (bars.isPresent()) {
            return bars;
          }
        }
      } catch (IOException | IllegalArgumentException e) {
        LOG.debug("cache unreadable file={} reason={}", file, e.toString());
      }
    }
    return Optional.empty();
  }

  private static Optional<BarColumns> read(Path file, String symbol, Source source)
      throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      long length = channel.size();
      if (length < HEADER || length > Integer.MAX_VALUE) {
        return Optional.empty();
      }
      MappedByteBuffer in = channel.map(FileChannel.MapMode.READ_ONLY, 0, length);
      in.order(ByteOrder.LITTLE_ENDIAN);
      int size = in.getInt(12);
      boolean fits =
          in.getLong(0) == MAGIC
              && in.getInt(8) == VERSION
              && in.getLong(16) == source.key()
              && in.getLong(24) == source.size()
              && in.getLong(32) == source.changed()
              && size >= 0
              && length == HEADER + (long) size * BYTES_PER_BAR;
      if (!fits || in.getLong(CHECKSUM_AT) != checksum(in)) {
        return Optional.empty();
      }
      in.position(HEADER);
      long[] start = new long[size];
      in.slice().order(ByteOrder.LITTLE_ENDIAN).asLongBuffer().get(start);
      in.position(in.position() + size * Long.BYTES);
      double[] prices = new double[4 * size];
      in.slice().order(ByteOrder.LITTLE_ENDIAN).asDoubleBuffer().get(prices);
      in.position(in.position() + prices.length * Double.BYTES);
      double[] volume = new double[size];
      in.slice().order(ByteOrder.LITTLE_ENDIAN).asDoubleBuffer().get(volume);
      in.position(in.position() + size * Double.BYTES);
      int[] tradeDate = new int[size];
      in.slice().order(ByteOrder.LITTLE_ENDIAN).asIntBuffer().get(tradeDate);
      return Optional.of(BarColumns.of(symbol, size, start, tradeDate, prices, volume));
    }
  }

  /** Writes a copy to the first folder that takes it. */
  void write(BarColumns bars, BarFileKind kind, Source source) {
    ByteBuffer out = null;
    for (Path folder : folders) {
      if (isMarkedReadOnly(folder.getParent())) {
        continue;
      }
      try {
        Files.createDirectories(folder);
        out = out == null ? encode(bars, source) : out.rewind();
        writeAtomically(folder.resolve(fileName(bars.symbol(), kind)), out);
        return;
      } catch (IOException e) {
        LOG.debug("cache not written folder={} reason={}", folder, e.toString());
      }
    }
  }

  /** Whether nobody may write there: the superuser could all the same, and should not. */
  private static boolean isMarkedReadOnly(Path folder) {
    try {
      Set<PosixFilePermission> allowed = Files.getPosixFilePermissions(folder);
      return !allowed.contains(PosixFilePermission.OWNER_WRITE)
          && !allowed.contains(PosixFilePermission.GROUP_WRITE)
          && !allowed.contains(PosixFilePermission.OTHERS_WRITE);
    } catch (IOException | UnsupportedOperationException unknown) {
      return false;
    }
  }

  private static ByteBuffer encode(BarColumns bars, Source source) {
    int size = bars.size();
    ByteBuffer out =
        ByteBuffer.allocate(Math.addExact(HEADER, Math.multiplyExact(size, BYTES_PER_BAR)));
    out.order(ByteOrder.LITTLE_ENDIAN);
    out.putLong(MAGIC).putInt(VERSION).putInt(size);
    out.putLong(source.key()).putLong(source.size()).putLong(source.changed());
    out.position(HEADER);
    out.slice().order(ByteOrder.LITTLE_ENDIAN).asLongBuffer().put(bars.start(), 0, size);
    out.position(out.position() + size * Long.BYTES);
    out.slice().order(ByteOrder.LITTLE_ENDIAN).asDoubleBuffer().put(bars.prices(), 0, 4 * size);
    out.position(out.position() + 4 * size * Double.BYTES);
    out.slice().order(ByteOrder.LITTLE_ENDIAN).asDoubleBuffer().put(bars.volume(), 0, size);
    out.position(out.position() + size * Double.BYTES);
    out.slice().order(ByteOrder.LITTLE_ENDIAN).asIntBuffer().put(bars.tradeDate(), 0, size);
    out.putLong(CHECKSUM_AT, checksum(out));
    return out.clear();
  }

  /** Others see the old copy or the whole new one, never half of it. */
  private static void writeAtomically(Path file, ByteBuffer content) throws IOException {
    String unique =
        "." + ProcessHandle.current().pid() + "-" + Long.toHexString(System.nanoTime()) + ".tmp";
    Path half = file.resolveSibling(file.getFileName() + unique);
    try {
      try (FileChannel channel =
          FileChannel.open(half, StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW)) {
        while (content.hasRemaining()) {
          channel.write(content);
        }
      }
      Files.move(half, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(half);
    }
  }

  /** Over all but the checksum itself. */
  private static long checksum(ByteBuffer buffer) {
    CRC32C crc = new CRC32C();
    crc.update(buffer.duplicate().position(0).limit(CHECKSUM_AT));
    crc.update(buffer.duplicate().clear().position(HEADER));
    return crc.getValue();
  }

  private static String fileName(String symbol, BarFileKind kind) {
    return symbol + "." + kind.word() + ".bars";
  }

  private static String nameFor(Path dataFolder) {
    return Long.toHexString(hash(dataFolder.toString()));
  }

  /** FNV-1a, which is the same on every machine and for ever. */
  private static long hash(String text) {
    long hash = 0xcbf29ce484222325L;
    for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
      hash = (hash ^ (b & 0xff)) * 0x100000001b3L;
    }
    return hash;
  }
}
