package io.multialpha.host.model.pickle;

/** What has been spent of a budget. */
final class Meter {
  /** Sizes on the heap in bytes, with what it takes to look at each once more at the end. */
  static final int NUMBER = 24;

  static final int TEXT = 56;
  static final int LIST = 200;
  static final int DICT = 250;
  static final int ENTRY = 64;
  static final int OBJECT = 130;
  static final int REFERENCE = 8;

  private final Budget budget;
  private final ByteSource source;
  private long opcodes;
  private long heap;

  Meter(Budget budget, ByteSource source) {
    this.budget = budget;
    this.source = source;
  }

  Budget budget() {
    return budget;
  }

  void opcode() throws PickleException {
    if (++opcodes > budget.opcodes()) {
      throw source.wrong("more than " + budget.opcodes() + " opcodes", "a smaller model");
    }
  }

  /** Counts memory that is about to be allocated. */
  void spend(long bytes) throws PickleException {
    heap += bytes;
    if (heap + source.idle() > budget.heapBytes()) {
      throw source.wrong(
          "values that take more than " + budget.heapBytes() + " bytes of memory",
          "a smaller model, or more memory for this program");
    }
  }

  /** Checks the size of a text before it is read. */
  int text(long bytes) throws PickleException {
    if (bytes < 0 || bytes > budget.textBytes()) {
      throw source.wrong(
          "a text or bytes of length " + Long.toUnsignedString(bytes),
          "at most " + budget.textBytes());
    }
    spend(TEXT + bytes);
    return (int) bytes;
  }

  /** Checks the size of an array before it is read. */
  void array(long bytes) throws PickleException {
    if (bytes > budget.arrayBytes()) {
      throw source.wrong(
          "an array of " + bytes + " bytes", "at most " + budget.arrayBytes() + " bytes");
    }
    spend(2 * OBJECT + bytes);
  }
}
