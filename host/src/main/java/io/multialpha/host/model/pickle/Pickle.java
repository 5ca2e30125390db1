package io.multialpha.host.model.pickle;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A pickle that was read to its end.
 *
 * @param value what it holds; safe to walk, see {@link Value}
 * @param container what the file is compressed with
 * @param protocol the version of the format; 0 for protocols 0 and 1
 * @param globals the classes and functions that it names, in the order of their first appearance
 * @param bytes its length after decompression
 */
public record Pickle(
    Value value, Container container, int protocol, List<Value.Global> globals, long bytes) {

  /** Copies the list. */
  public Pickle {
    globals = List.copyOf(globals);
  }

  /**
   * Reads a file within {@link Budget#standard()}.
   *
   * @throws PickleException if it is no readable pickle or not a safe one
   * @throws IOException if it cannot be read from the disk
   */
  public static Pickle read(Path file) throws IOException, PickleException {
    return read(file, Budget.standard());
  }

  /** The same within another budget. */
  public static Pickle read(Path file, Budget budget) throws IOException, PickleException {
    try (Reading reading = open(file, budget, true)) {
      return reading.read();
    }
  }

  /**
   * Reads a file that is open already, to its very end, and closes it.
   *
   * @param file its bytes from the first on
   * @param length how many they are
   * @param blocks memory to read into; its arrays are of use until this is {@link Blocks#reclaim
   *     reclaimed}
   * @throws PickleException if it is no readable pickle or not a safe one
   * @throws IOException if it cannot be read from the disk
   */
  public static Pickle read(InputStream file, long length, Budget budget, Blocks blocks)
      throws IOException, PickleException {
    try (Reading reading = new Reading(file, length, budget, true, blocks)) {
      return reading.read();
    }
  }

  /** Reads what would be in a file. */
  public static Pickle read(byte[] file, Budget budget) throws PickleException {
    InputStream in = new ByteArrayInputStream(file);
    try (Reading reading = new Reading(in, file.length, budget, true, new Blocks())) {
      return reading.read();
    } catch (IOException e) {
      throw new PickleException("it cannot be read: " + Quoted.message(e), e);
    }
  }

  /**
   * Looks into a file of any kind, also a hostile one, as far as a budget goes.
   *
   * @throws IOException if it cannot be read from the disk
   */
  public static Inspection inspect(Path file, Budget budget) throws IOException {
    try (Reading reading = open(file, budget, false)) {
      return reading.inspect();
    }
  }

  private static Reading open(Path file, Budget budget, boolean strict) throws IOException {
    InputStream in = Files.newInputStream(file);
    try {
      return new Reading(in, Files.size(file), budget, strict, new Blocks());
    } catch (IOException e) {
      in.close();
      throw e;
    }
  }
}
