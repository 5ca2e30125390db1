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
    try (InputStream in = Files.newInputStream(file)) {
      return read(in, Files.size(file), budget);
    }
  }

  /** Reads what would be in a file. */
  public static Pickle read(byte[] file, Budget budget) throws PickleException {
    try {
      return read(new ByteArrayInputStream(file), file.length, budget);
    } catch (IOException e) {
      throw new PickleException("it cannot be read: " + e.getMessage(), e);
    }
  }

  private static Pickle read(InputStream in, long length, Budget budget)
      throws IOException, PickleException {
    ByteSource source = new ByteSource(in, length, budget.inflatedBytes());
    Meter meter = new Meter(budget, source);
    Names names = new Names(source, meter, true);
    Machine machine = new Machine(source, meter, names, true);
    Value value = machine.run();
    if (!source.atEnd()) {
      throw new PickleException(
          "at byte " + source.offset() + ": found more bytes; expected the end of the file");
    }
    Walkable.check(value, budget);
    return new Pickle(value, Container.RAW, machine.protocol(), names.inOrder(), source.offset());
  }
}
