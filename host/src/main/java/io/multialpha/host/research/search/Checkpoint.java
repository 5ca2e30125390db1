package io.multialpha.host.research.search;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Objects;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;

/**
 * Keeps what a long search has done so far in a file, so that it goes on where it was interrupted.
 * The file is replaced as a whole, and is of use only to the same search over the same trades.
 */
public final class Checkpoint {
  private static final String MAGIC = "multi-alpha portfolio search 1\n";
  private static final long EVERY_MILLIS = 5000;

  private final Path file;
  private final byte[] header;
  private final LongSupplier clock;
  private final ReentrantLock lock = new ReentrantLock();
  private long savedAt;

  /**
   * A file to keep it in.
   *
   * @param file replaced as a whole; its folder is there
   * @param fingerprint of the trades and of all that is asked of the search
   * @param clock milliseconds
   */
  public Checkpoint(Path file, String fingerprint, LongSupplier clock) {
    this.file = Objects.requireNonNull(file, "file");
    this.clock = Objects.requireNonNull(clock, "clock");
    header = (MAGIC + fingerprint + "\n").getBytes(StandardCharsets.UTF_8);
    savedAt = clock.getAsLong();
  }

  /** Takes up what is in the file, if it is of this search; says whether it was. */
  boolean resume(Grid grid) {
    try {
      byte[] bytes = Files.readAllBytes(file);
      if (bytes.length < header.length
          || !ByteBuffer.wrap(bytes, 0, header.length).equals(ByteBuffer.wrap(header))) {
        return false;
      }
      grid.restore(ByteBuffer.wrap(bytes, header.length, bytes.length - header.length));
      return true;
    } catch (IOException | BufferUnderflowException none) {
      // There is none, or none that can be read: the search begins anew.
      return false;
    }
  }

  /** Saves if the latest time was some seconds ago. Safe from any thread. */
  void saveNowAndThen(Grid grid) {
    if (!lock.tryLock()) {
      return;
    }
    try {
      if (clock.getAsLong() - savedAt >= EVERY_MILLIS) {
        save(grid);
        savedAt = clock.getAsLong();
      }
    } catch (IOException e) {
      // The search itself needs no file; it is tried again in a while.
      savedAt = clock.getAsLong();
    } finally {
      lock.unlock();
    }
  }

  /** Saves. */
  void save(Grid grid) throws IOException {
    Path draft = file.resolveSibling(file.getFileName() + ".new");
    try (OutputStream out = Files.newOutputStream(draft)) {
      out.write(header);
      out.write(grid.save());
    }
    Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
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
