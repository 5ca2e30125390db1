package io.multialpha.host.model.pickle;

import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.util.ArrayList;
import java.util.List;

/** One file being read; knows how far it has come, also after it has failed. */
final class Reading implements AutoCloseable {
  private static final int HEAD = 64;

  private final InputStream file;
  private final long length;
  private final Budget budget;
  private final boolean strict;
  private final Blocks blocks;
  private Container container = Container.RAW;
  private Inflating inflating;
  private ByteSource source;
  private Names names;
  private Machine machine;

  /**
   * @param file the file's bytes; closed together with this
   * @param length how many they are
   * @param strict whether to stop at the first name that is not allowed
   * @param blocks memory to read into
   */
  Reading(InputStream file, long length, Budget budget, boolean strict, Blocks blocks) {
    this.file = file;
    this.length = length;
    this.budget = budget;
    this.strict = strict;
    this.blocks = blocks;
  }

  Pickle read() throws IOException, PickleException {
    try {
      open();
      Value value = machine.run();
      checkEnd();
      Walkable.check(value, budget);
      return new Pickle(value, container, machine.protocol(), names.inOrder(), source.offset());
    } catch (DamageException e) {
      String where = source == null ? "" : "at byte " + source.offset() + ": ";
      throw new PickleException(where + e.getMessage(), e);
    }
  }

  private void open() throws IOException, PickleException {
    byte[] head = file.readNBytes(HEAD);
    OtherFile.refuse(head);
    container = Container.of(head);
    PushbackInputStream whole = new PushbackInputStream(file, HEAD);
    whole.unread(head);
    if (container == Container.RAW) {
      source = new ByteSource(whole, length, length, budget.inflatedBytes(), blocks);
    } else {
      inflating = new Inflating(container, whole);
      checkDeclared();
      source =
          new ByteSource(inflating, Long.MAX_VALUE, length, budget.mostInflated(length), blocks);
    }
    Meter meter = new Meter(budget, source);
    names = new Names(source, meter, strict);
    machine = new Machine(source, meter, names, true);
  }

  private void checkDeclared() throws PickleException {
    if (inflating.declared() > budget.mostInflated(length)) {
      throw new PickleException(
          "it says that it inflates to "
              + inflating.declared()
              + " bytes; expected at most "
              + budget.mostInflated(length));
    }
  }

  /** Reading up to the end also makes a decompressor compare the check sum that lies there. */
  private void checkEnd() throws IOException, PickleException {
    if (!source.atEnd()) {
      throw new PickleException(
          "at byte " + source.offset() + ": found more bytes; expected the end of the file");
    }
    if (inflating != null && inflating.declared() >= 0 && inflating.declared() != source.offset()) {
      throw new PickleException(
          "it inflates to "
              + source.offset()
              + " bytes; expected "
              + inflating.declared()
              + " as it says itself");
    }
  }

  Inspection inspect() throws IOException {
    String stopped = "";
    boolean complete = false;
    try {
      read();
      complete = true;
    } catch (PickleException e) {
      stopped = e.getMessage();
    }
    List<Value.Global> met = names == null ? List.of() : names.inOrder();
    List<Value.Global> refused = new ArrayList<>();
    for (Value.Global global : met) {
      if (Role.of(global) == Role.REFUSED) {
        refused.add(global);
      }
    }
    return new Inspection(
        container,
        machine == null ? 0 : machine.protocol(),
        source == null ? 0 : source.offset(),
        met,
        refused,
        complete,
        stopped);
  }

  @Override
  public void close() throws IOException {
    try (file) {
      if (inflating != null) {
        inflating.close();
      }
    }
  }
}
