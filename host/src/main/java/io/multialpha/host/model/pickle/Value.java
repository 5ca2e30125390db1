package io.multialpha.host.model.pickle;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a pickle holds: plain data, and objects as their class's name with arguments and state.
 * Scalars of numpy come as the plain numbers and texts that they hold.
 *
 * <p>What {@link Pickle} gives out is safe to walk: no value contains itself, none lies deeper than
 * the budget's depth, and walking all of them, those that are used twice twice, meets no more than
 * the budget's number of values. All are made by one thread; afterwards nothing changes them.
 */
public sealed interface Value {
  /** Python's None. */
  enum None implements Value {
    /** The only one. */
    NONE
  }

  /** A truth value. */
  record Bool(boolean value) implements Value {
    static final Bool TRUE = new Bool(true);
    static final Bool FALSE = new Bool(false);

    static Bool of(boolean value) {
      return value ? TRUE : FALSE;
    }
  }

  /** A whole number of 64 bits. */
  record Int(long value) implements Value, Comparable<Int> {
    @Override
    public boolean equals(Object other) {
      return other instanceof Int number && number.value == value;
    }

    @Override
    public int hashCode() {
      return 4 * Long.hashCode(value) + 1;
    }

    @Override
    public int compareTo(Int other) {
      return Long.compare(value, other.value);
    }
  }

  /** A whole number that does not fit 64 bits. */
  record BigInt(BigInteger value) implements Value, Comparable<BigInt> {
    @Override
    public int hashCode() {
      return 4 * value.hashCode() + 2;
    }

    @Override
    public int compareTo(BigInt other) {
      return value.compareTo(other.value);
    }
  }

  /** A floating point number. */
  record Real(double value) implements Value, Comparable<Real> {
    @Override
    public int hashCode() {
      return 4 * Double.hashCode(value) + 3;
    }

    @Override
    public int compareTo(Real other) {
      return Double.compare(value, other.value);
    }
  }

  /** A text. Compared without what a record brings along, which is slow at its first use. */
  record Text(String value) implements Value, Comparable<Text> {
    @Override
    public boolean equals(Object other) {
      return other instanceof Text text && text.value.equals(value);
    }

    @Override
    public int hashCode() {
      return 4 * value.hashCode();
    }

    @Override
    public int compareTo(Text other) {
      return value.compareTo(other.value);
    }
  }

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

    private Items(Kind kind, List<Value> items) {
      this.kind = kind;
      this.items = items;
    }

    /** A list or set that is still to be filled. */
    static Items growing(Kind kind) {
      return new Items(kind, new ArrayList<>());
    }

    /** Takes over the elements of a tuple. */
    static Items tuple(List<Value> items) {
      return new Items(Kind.TUPLE, items);
    }

    void addAll(List<Value> more) {
      items.addAll(more);
    }

    /** What it is in Python. */
    public Kind kind() {
      return kind;
    }

    /** The elements; not to be changed. */
    public List<Value> items() {
      return Collections.unmodifiableList(items);
    }
  }

  /**
   * A dict in the order of the file; its keys are texts and numbers.
   *
   * <p>Whoever made the file has chosen the keys, maybe many of one hash. A map finds such keys in
   * logarithmic time if they can be compared, which only keys of one class can: hence the last two
   * bits of their hashes, which tell classes apart.
   */
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
      return Collections.unmodifiableMap(entries);
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
      // A dot in the name itself would look like one of the module.
      return name.contains(".") ? name + " of the module " + module : module + "." + name;
    }
  }

  /** A dtype that stands for itself, not for an array. */
  final class Type implements Value {
    private Dtype dtype;

    Type(Dtype dtype) {
      this.dtype = dtype;
    }

    void become(Dtype dtype) {
      this.dtype = dtype;
    }

    /** What it says of an array's elements. */
    public Dtype dtype() {
      return dtype;
    }
  }

  /** An object: its class, what it was made from, and its state. */
  final class Instance implements Value {
    private final Global type;
    private final List<Value> arguments;
    private Value state = None.NONE;

    Instance(Global type, List<Value> arguments) {
      this.type = type;
      this.arguments = Collections.unmodifiableList(arguments);
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
    private static final Dtype NOTHING = Dtype.of('V', 1);
    private static final ByteBuffer NO_BYTES = ByteBuffer.allocate(0);

    private boolean filled;
    private Dtype dtype = NOTHING;
    private int[] shape = {0};
    private int size;
    private ByteBuffer bytes = NO_BYTES;
    private List<Value> objects = List.of();

    /** An array that is still to be filled. */
    Array() {}

    /** Gives it elements that are bytes. */
    void fill(Dtype dtype, int[] shape, ByteBuffer bytes) {
      this.filled = true;
      this.dtype = dtype;
      this.shape = shape;
      this.size = product(shape);
      this.bytes = bytes;
    }

    /** Gives it elements that are objects. */
    void fill(Dtype dtype, int[] shape, List<Value> objects) {
      fill(dtype, shape, NO_BYTES);
      this.objects = Collections.unmodifiableList(objects);
    }

    private static int product(int[] shape) {
      int product = 1;
      for (int length : shape) {
        product *= length;
      }
      return product;
    }

    boolean isFilled() {
      return filled;
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
      return size;
    }

    /**
     * The elements' bytes from 0 on, {@code dtype().itemSize()} each, numbers in the order of the
     * dtype; empty for objects. Not a copy: they are not to be changed.
     */
    public ByteBuffer bytes() {
      return bytes
          .duplicate()
          .order(dtype.bigEndian() ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
    }

    /** The elements of an array of objects; empty for others. */
    public List<Value> objects() {
      return objects;
    }
  }
}
