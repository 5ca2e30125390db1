package io.multialpha.host.model.pickle;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;

/** Makes arrays from the forms in which numpy and joblib save them. */
final class NumpyArrays {
  /** As many as numpy allows. */
  private static final int MOST_DIMENSIONS = 64;

  private static final String LENGTHS = "0 to " + Integer.MAX_VALUE;

  private final ByteSource source;
  private final Meter meter;

  NumpyArrays(ByteSource source, Meter meter) {
    this.source = source;
    this.meter = meter;
  }

  /** What joblib says of an array whose bytes follow in the file. */
  @SuppressWarnings("ArrayRecordComponent") // compared by no one
  record Header(Dtype dtype, int[] shape, boolean columnMajor, boolean aligned, int alignment) {}

  /** From the state of joblib's stand-in. */
  Header header(Value state) throws PickleException {
    if (!(state instanceof Value.Dict dict)) {
      throw source.wrong("an array described by " + Quoted.kind(state), "a dict");
    }
    if (!(dict.entries().get(new Value.Text("subclass")) instanceof Value.Global subclass)
        || Role.of(subclass) != Role.NDARRAY) {
      throw source.wrong("an array of another class than numpy.ndarray", "numpy.ndarray");
    }
    Value alignment = dict.get("numpy_array_alignment_bytes").orElse(Value.None.NONE);
    boolean aligned = !(alignment instanceof Value.None);
    if (aligned
        && !(alignment instanceof Value.Int bytes && bytes.value() >= 1 && bytes.value() <= 255)) {
      throw source.wrong("an array aligned to " + Quoted.kind(alignment), "1 to 255 bytes");
    }
    return new Header(
        dtype(dict.entries().get(new Value.Text("dtype"))),
        shape(dict.entries().get(new Value.Text("shape"))),
        columnMajor(dict.entries().get(new Value.Text("order"))),
        aligned,
        alignment instanceof Value.Int bytes ? (int) bytes.value() : 1);
  }

  /** Reads the bytes that follow in the file. */
  Value.Array read(Header header) throws IOException, PickleException {
    long size = size(header.dtype(), header.shape());
    meter.array(size);
    if (header.aligned()) {
      int padding = source.u1();
      if (padding > header.alignment()) {
        throw source.wrong(
            "a padding of " + padding + " bytes", "at most " + header.alignment() + " bytes");
      }
      source.skip(padding, "the padding before an array");
    }
    Value.Array array = new Value.Array();
    ByteBuffer bytes = source.view(size, "an array");
    fill(array, header.dtype(), header.shape(), header.columnMajor(), bytes);
    return array;
  }

  /** Fills an array of objects from one that a pickle of its own brought. */
  void checkObjects(Header header, Value found) throws PickleException {
    if (!(found instanceof Value.Array array)
        || !array.isFilled()
        || array.dtype().kind() != 'O'
        || !Arrays.equals(array.shape(), header.shape())) {
      throw source.wrong(
          Quoted.kind(found) + " in place of an array of objects", "one of the declared shape");
    }
  }

  /** From the state {@code (version, shape, dtype, column-major, bytes or list)}. */
  void build(Value.Array array, Value state) throws PickleException {
    if (array.isFilled()
        || !(state instanceof Value.Items items)
        || items.items().size() != 5
        || !(items.items().get(3) instanceof Value.Bool columnMajor)) {
      throw source.wrong("an array's state that is " + Quoted.kind(state), "a tuple of 5, once");
    }
    List<Value> parts = items.items();
    Dtype dtype = dtype(parts.get(2));
    fill(array, dtype, shape(parts.get(1)), columnMajor.value(), parts.get(4));
  }

  /** From the arguments {@code (bytes, dtype, shape, order)}. */
  Value.Array ofBytes(List<Value> arguments) throws PickleException {
    if (arguments.size() != 4) {
      throw source.wrong(arguments.size() + " parts of an array", "4");
    }
    Value.Array array = new Value.Array();
    fill(
        array,
        dtype(arguments.get(1)),
        shape(arguments.get(2)),
        columnMajor(arguments.get(3)),
        arguments.get(0));
    return array;
  }

  private void fill(
      Value.Array array, Dtype dtype, int[] shape, boolean columnMajor, Value contents)
      throws PickleException {
    long size = size(dtype, shape);
    if (dtype.kind() != 'O') {
      fill(array, dtype, shape, columnMajor, ByteBuffer.wrap(Raw.bytes(contents, source)));
      return;
    }
    if (!(contents instanceof Value.Items items)
        || items.items().size() != size / dtype.itemSize()) {
      throw source.wrong("an array's objects in " + Quoted.kind(contents), "a list of its length");
    }
    List<Value> objects = items.items();
    if (columnMajor && shape.length > 1) {
      meter.spend((long) Meter.REFERENCE * objects.size());
      Value[] sorted = new Value[objects.size()];
      Layout layout = new Layout(shape);
      for (Value object : objects) {
        sorted[layout.next()] = object;
      }
      objects = Arrays.asList(sorted);
    }
    array.fill(dtype, shape, objects);
  }

  private void fill(
      Value.Array array, Dtype dtype, int[] shape, boolean columnMajor, ByteBuffer bytes)
      throws PickleException {
    long size = size(dtype, shape);
    if (dtype.kind() == 'O' || bytes.capacity() != size) {
      throw source.wrong("an array's " + bytes.capacity() + " bytes", size + " bytes");
    }
    if (columnMajor && shape.length > 1) {
      meter.spend(size);
      array.fill(dtype, shape, Layout.rowMajor(bytes, shape, dtype.itemSize()));
    } else {
      array.fill(dtype, shape, bytes);
    }
  }

  private long size(Dtype dtype, int[] shape) throws PickleException {
    if (dtype.itemSize() == 0) {
      throw source.wrong("an array of elements without bytes", "at least one byte each");
    }
    long size = dtype.itemSize();
    boolean empty = false;
    for (int length : shape) {
      if (length == 0) {
        empty = true;
      } else if (size > Integer.MAX_VALUE / length) {
        throw source.wrong("an array of shape " + Arrays.toString(shape), "less than 2 GiB");
      } else {
        size *= length;
      }
    }
    return empty ? 0 : size;
  }

  private Dtype dtype(Value value) throws PickleException {
    if (value instanceof Value.Type type) {
      return type.dtype();
    }
    throw source.wrong("an array without dtype", "a dtype");
  }

  private int[] shape(Value value) throws PickleException {
    if (!(value instanceof Value.Items items)
        || items.kind() != Value.Items.Kind.TUPLE
        || items.items().size() > MOST_DIMENSIONS) {
      throw source.wrong("an array's shape that is no tuple of lengths", "one");
    }
    int[] shape = new int[items.items().size()];
    for (int i = 0; i < shape.length; i++) {
      shape[i] = length(items.items().get(i));
    }
    return shape;
  }

  private int length(Value value) throws PickleException {
    if (value instanceof Value.BigInt) {
      throw source.wrong("an array's length of more than 64 bits", LENGTHS);
    }
    if (!(value instanceof Value.Int length)) {
      throw source.wrong("an array's length that is " + Quoted.kind(value), "a whole number");
    }
    if (length.value() < 0 || length.value() > Integer.MAX_VALUE) {
      throw source.wrong("an array's length of " + length.value(), LENGTHS);
    }
    return (int) length.value();
  }

  private boolean columnMajor(Value order) throws PickleException {
    if (order instanceof Value.Text text
        && (text.value().equals("C") || text.value().equals("F"))) {
      return text.value().equals("F");
    }
    throw source.wrong("an array's order that is not 'C' or 'F'", "one of these");
  }
}
