package io.multialpha.host.model.pickle;

import java.util.Optional;

/**
 * A file that is no readable pickle or not a safe one; the message is a sentence without the file.
 */
public final class PickleException extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient Value.Global refused;

  /** With what is wrong and where. */
  public PickleException(String message) {
    this(message, (Value.Global) null);
  }

  /** With what is wrong, and the technical cause. */
  public PickleException(String message, Throwable cause) {
    super(message, cause);
    this.refused = null;
  }

  private PickleException(String message, Value.Global refused) {
    super(message);
    this.refused = refused;
  }

  /** Something that should not be there. */
  static PickleException at(long offset, String found, String expected) {
    return new PickleException("at byte " + offset + ": found " + found + "; expected " + expected);
  }

  /** A class or function that is not allowed. */
  static PickleException refusing(Value.Global name, long offset) {
    return new PickleException(
        "at byte "
            + offset
            + ": it names "
            + Quoted.name(name)
            + ", which is not among the classes that are read; nothing of it was run",
        name);
  }

  /** The class or function that it was refused for, if that was the reason. */
  public Optional<Value.Global> refused() {
    return Optional.ofNullable(refused);
  }
}
