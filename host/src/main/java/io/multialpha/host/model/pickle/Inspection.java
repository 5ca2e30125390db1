package io.multialpha.host.model.pickle;

import java.util.List;

/**
 * What can be said of a file without trusting it. Names that are not allowed are passed over here,
 * as objects that do nothing, so that all of them are found.
 *
 * @param container what it is compressed with
 * @param protocol the version of the format; 0 for protocols 0 and 1, or if it was not reached
 * @param bytes how far it was read, in bytes after decompression
 * @param globals the classes and functions that it names, in the order of their first appearance
 * @param refused those of them that are not allowed
 * @param complete whether it was read to its end
 * @param stopped why not, as a sentence without the file; empty if it was
 */
public record Inspection(
    Container container,
    int protocol,
    long bytes,
    List<Value.Global> globals,
    List<Value.Global> refused,
    boolean complete,
    String stopped) {

  /** Copies the lists. */
  public Inspection {
    globals = List.copyOf(globals);
    refused = List.copyOf(refused);
  }

  /** Whether {@link Pickle#read} would give its value. */
  public boolean readable() {
    return complete && refused.isEmpty();
  }
}
