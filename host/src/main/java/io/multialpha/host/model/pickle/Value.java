package io.multialpha.host.model.pickle;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a pickle holds: plain data, and objects as their class's name with arguments and state.
 * Scalars of numpy come as the plain numbers and texts that they hold.
 *
 * <p>A file can make a list contain itself, and a small file can stand for more nested lists than
 * there are atoms: never walk a value without a bound, and compare no containers.
 */
public sealed interface Value {
  /** Python's None. */
  enum None implements Value {
    /** The only one. */
    NONE
  }

  /** A truth value. */
  record Bool(boolean value) implements Value {}

  /** A whole number of 64 bits. */
  record Int(long value) implements Value {}

  /** A whole number that does not fit 64 bits. */
  record BigInt(BigInteger value) implements Value {}

  /** A floating point number. */
  record Real(double value) implements Value {}

  /** A text. */
  record Text(String value) implements Value {}

  /** A string of bytes; not to be changed. */
  @SuppressWarnings("ArrayRecordComponent") // compared by no one
  record Bytes(byte[] value) implements Value {}

  /** A list, tuple or set, in the order of the file. */
  final class Items implements Value {
    private final Kind kind;
    private final List<Value> items;

    /** What it is in Python. */
    public enum Kind {
      /** Can be changed there. */
      LIST,
      /** Cannot be changed there. */
      TUPLE,
      /** Has no order there. */
      SET
    }

    Items(Kind kind, List<Value> items) {
      this.kind = kind;
      this.items = items;
    }

    /** What it is in Python. */
    public Kind kind() {
      return kind;
    }

    /** The elements; not to be changed. */
    public List<Value> items() {
      return items;
    }
  }

  /** A dict in the order of the file; its keys are texts and numbers. */
  final class Dict implements Value {
    private final Map<Value, Value> entries = new LinkedHashMap<>();

    Dict() {}

    Map<Value, Value> entries() {
      return entries;
    }

    /** What a text stands for. */
    public Optional<Value> get(String key) {
      return Optional.ofNullable(entries.get(new Text(key)));
    }

    /** Keys and values; not to be changed. */
    public Map<Value, Value> asMap() {
      return java.util.Collections.unmodifiableMap(entries);
    }
  }

  /**
   * A class or function by its name, such as {@code numpy.ndarray}; nothing is behind it.
   *
   * @param module the module
   * @param name the name in it
   */
  record Global(String module, String name) implements Value {
    @Override
    public String toString() {
      return module + "." + name;
    }
  }

  /** An object: its class, what it was made from, and its state. */
  final class Instance implements Value {
    private final Global type;
    private final List<Value> arguments;
    private Value state = None.NONE;

    Instance(Global type, List<Value> arguments) {
      this.type = type;
      this.arguments = List.copyOf(arguments);
    }

    void setState(Value state) {
      this.state = state;
    }

    /** Its class. */
    public Global type() {
      return type;
    }

    /** What its constructor was given. */
    public List<Value> arguments() {
      return arguments;
    }

    /** Its attributes, mostly a {@link Dict}; {@link None} if it has none. */
    public Value state() {
      return state;
    }
  }

  /** An array of numpy with its elements in the order of C, whatever their order in the file. */
  final class Array implements Value {
    private final Dtype dtype;
    private final int[] shape;
    private final byte[] bytes;
    private final List<Value> objects;

    Array(Dtype dtype, int[] shape, byte[] bytes, List<Value> objects) {
      this.dtype = dtype;
      this.shape = shape;
      this.bytes = bytes;
      this.objects = objects;
    }

    /** The type of its elements. */
    public Dtype dtype() {
      return dtype;
    }

    /** Its lengths, dimension by dimension. */
    public int[] shape() {
      return shape.clone();
    }

    /** How many elements it has. */
    public int size() {
      return Arrays.stream(shape).reduce(1, Math::multiplyExact);
    }

    /** The elements' bytes, {@code dtype().itemSize()} each; empty for objects. Not a copy. */
    public byte[] bytes() {
      return bytes;
    }

    /** The elements of an array of objects; empty for others. */
    public List<Value> objects() {
      return objects;
    }
  }
}
