package io.multialpha.host.research.search;

import io.multialpha.host.WholeFile;
import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import java.util.zip.CRC32;
import java.util.zip.CheckedOutputStream;

/**
 * Keeps what a long search has done so far in a file, so that it goes on where it was interrupted.
 * The file is replaced as a whole, and is of use only to the same search over the same trades.
 */
public final class Checkpoint {
  private static final String MAGIC = "multi-alpha portfolio search 4\n";
  private static final long EVERY_MILLIS = 5000;

  /** Saving takes at most one part in so many of a thread's time. */
  private static final long SHARE = 20;

  private final Path file;
  private final byte[] header;
  private final LongSupplier clock;
  private final Runnable damaged;
  private final ReentrantLock lock = new ReentrantLock();
  private long savedAt;
  private long pause = EVERY_MILLIS;

  /**
   * A file to keep it in.
   *
   * @param file replaced as a whole; its folder is there
   * @param fingerprint of the trades and of all that is asked of the search
   * @param clock milliseconds
   * @param damaged is told if the file is of this search, but not as it was written
   */
  public Checkpoint(Path file, String fingerprint, LongSupplier clock, Runnable damaged) {
    this.file = Objects.requireNonNull(file, "file");
    this.clock = Objects.requireNonNull(clock, "clock");
    this.damaged = Objects.requireNonNull(damaged, "damaged");
    header = (MAGIC + fingerprint + "\n").getBytes(StandardCharsets.UTF_8);
    savedAt = clock.getAsLong();
  }

  /**
   * Takes up what is in the file, if it is of this search; says whether it was. A damaged file is
   * as good as none.
   */
  boolean resume(Grid grid) {
    byte[] bytes;
    try {
      bytes = Files.readAllBytes(file);
    } catch (IOException none) {
      return false;
    }
    if (bytes.length < header.length
        || !ByteBuffer.wrap(bytes, 0, header.length).equals(ByteBuffer.wrap(header))) {
      return false;
    }
    int body = bytes.length - header.length - Long.BYTES;
    if (body >= 0 && ByteBuffer.wrap(bytes).getLong(header.length + body) == sum(bytes, body)) {
      try {
        grid.restore(ByteBuffer.wrap(bytes, header.length, body));
        return true;
      } catch (BufferUnderflowException | IndexOutOfBoundsException e) {
        throw new IllegalStateException("a checkpoint of another grid than its own", e);
      }
    }
    damaged.run();
    return false;
  }

  private long sum(byte[] bytes, int body) {
    CRC32 sum = new CRC32();
    sum.update(bytes, header.length, body);
    return sum.getValue();
  }

  /**
   * Saves if the latest time was some seconds ago. Safe from any thread.
   *
   * @param trials what is told of the trials beforehand
   */
  void saveNowAndThen(Grid grid, GridTrials trials) {
    if (!lock.tryLock()) {
      return;
    }
    try {
      long begun = clock.getAsLong();
      if (begun - savedAt >= pause) {
        int[] pieces = grid.donePieces();
        trials.record(pieces);
        save(grid, pieces);
        savedAt = clock.getAsLong();
        pause = Math.max(EVERY_MILLIS, SHARE * (savedAt - begun));
      }
    } catch (IOException e) {
      // The search itself needs no file; it is tried again in a while.
      savedAt = clock.getAsLong();
    } finally {
      lock.unlock();
    }
  }

  /** Saves pieces that are done. */
  void save(Grid grid, int[] pieces) throws IOException {
    WholeFile.replace(
        file,
        out -> {
          out.write(header);
          CheckedOutputStream body = new CheckedOutputStream(out, new CRC32());
          grid.save(pieces, body);
          long sum = body.getChecksum().getValue();
          out.write(ByteBuffer.allocate(Long.BYTES).putLong(sum).array());
        });
  }

  /** Removes the file; the search is at its end. */
  void remove() {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      // It will be replaced by the next search.
    }
  }
}
