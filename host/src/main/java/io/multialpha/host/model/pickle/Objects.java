package io.multialpha.host.model.pickle;

import java.util.List;

/**
 * What takes the place of Python's calls: each allowed class or function is a case here that puts
 * plain data together.
 */
final class Objects {
  private final ByteSource source;
  private final Meter meter;
  private final Dtypes dtypes;
  private final Scalars scalars;
  private final NumpyArrays arrays;

  Objects(ByteSource source, Meter meter, Atoms atoms, NumpyArrays arrays) {
    this.source = source;
    this.meter = meter;
    this.arrays = arrays;
    this.dtypes = new Dtypes(source);
    this.scalars = new Scalars(source, atoms);
  }

  /** A function's or class's result, from the opcode REDUCE. */
  Value call(Value function, Value arguments) throws PickleException {
    Value.Global global = name(function);
    List<Value> given = tuple(arguments);
    meter.spend(Meter.OBJECT);
    return switch (Role.of(global)) {
      case DTYPE -> dtypes.make(given);
      case SCALAR -> scalars.make(given);
      case EMPTY_ARRAY -> emptyArray(given);
      case ARRAY_OF_BYTES -> arrays.ofBytes(given);
      case ENCODE -> encoded(given);
      case BYTES -> bytes(given);
      case SET -> set(given);
      case DICT -> dict(given);
      case RECONSTRUCTOR -> reconstructed(given);
      case CONSTRUCTOR, REFUSED -> new Value.Instance(global, given);
      case OBJECT -> object(global, given);
      case NAME, NDARRAY, ARRAY_IN_FILE ->
          throw source.wrong("a call of " + Quoted.name(global), "no call of it");
    };
  }

  /** A class's new object, from the opcode NEWOBJ. */
  Value create(Value type, Value arguments) throws PickleException {
    Value.Global global = name(type);
    List<Value> given = tuple(arguments);
    meter.spend(Meter.OBJECT);
    return switch (Role.of(global)) {
      case OBJECT, ARRAY_IN_FILE -> object(global, given);
      case DICT -> dict(given);
      case REFUSED -> new Value.Instance(global, given);
      default ->
          throw source.wrong("an object of " + Quoted.name(global), "one of a model's class");
    };
  }

  /** The same from the opcode NEWOBJ_EX, which also brings named arguments. */
  Value create(Value type, Value arguments, Value named) throws PickleException {
    if (named instanceof Value.Dict dict && dict.entries().isEmpty()) {
      return create(type, arguments);
    }
    Value.Global global = name(type);
    if (Role.of(global) == Role.REFUSED) {
      return new Value.Instance(global, List.of());
    }
    throw source.wrong("named arguments for an object of " + Quoted.name(global), "none");
  }

  /** Gives a value its state, from the opcode BUILD. */
  void build(Value value, Value state) throws PickleException {
    if (value instanceof Value.Type type) {
      dtypes.build(type, state);
    } else if (value instanceof Value.Array array) {
      arrays.build(array, state);
    } else if (value instanceof Value.Instance instance) {
      if (!(instance.state() instanceof Value.None)) {
        throw source.wrong("a second state of " + Quoted.kind(instance), "one");
      }
      instance.setState(state);
    } else {
      throw source.wrong("a state for " + Quoted.kind(value), "an object, a dtype or an array");
    }
  }

  private Value.Instance object(Value.Global type, List<Value> arguments) throws PickleException {
    if (!arguments.isEmpty()) {
      throw source.wrong("arguments for an object of " + Quoted.name(type), "none");
    }
    return new Value.Instance(type, arguments);
  }

  private Value emptyArray(List<Value> arguments) throws PickleException {
    if (arguments.isEmpty()
        || !(arguments.get(0) instanceof Value.Global type)
        || Role.of(type) != Role.NDARRAY) {
      throw source.wrong("an array of another class than numpy.ndarray", "numpy.ndarray");
    }
    return new Value.Array();
  }

  private Value encoded(List<Value> arguments) throws PickleException {
    if (arguments.size() == 2
        && arguments.get(0) instanceof Value.Text text
        && arguments.get(1) instanceof Value.Text encoding
        && (encoding.value().equals("latin1") || encoding.value().equals("latin-1"))) {
      meter.spend(text.value().length());
      return new Value.Bytes(Raw.latin1(text.value(), source));
    }
    throw source.wrong("an encoding of a text", "one to latin1");
  }

  private Value bytes(List<Value> arguments) throws PickleException {
    if (arguments.isEmpty()) {
      return new Value.Bytes(new byte[0]);
    }
    if (arguments.size() == 1 && arguments.get(0) instanceof Value.Bytes bytes) {
      return bytes;
    }
    return encoded(arguments);
  }

  private Value set(List<Value> arguments) throws PickleException {
    Value.Items set = Value.Items.growing(Value.Items.Kind.SET);
    if (arguments.size() == 1 && arguments.get(0) instanceof Value.Items items) {
      meter.spend(Meter.LIST + (long) Meter.REFERENCE * items.items().size());
      set.addAll(items.items());
    } else if (!arguments.isEmpty()) {
      throw source.wrong("a set of no list", "a list of its elements");
    }
    return set;
  }

  private Value dict(List<Value> arguments) throws PickleException {
    Value.Dict dict = new Value.Dict();
    meter.spend(Meter.DICT);
    if (arguments.isEmpty()) {
      return dict;
    }
    if (arguments.size() != 1 || !(arguments.get(0) instanceof Value.Items pairs)) {
      throw source.wrong("a dict of no list", "a list of keys and values");
    }
    for (Value pair : pairs.items()) {
      if (!(pair instanceof Value.Items both) || both.items().size() != 2) {
        throw source.wrong("an entry of a dict that is " + Quoted.kind(pair), "key and value");
      }
      put(dict, both.items().get(0), both.items().get(1));
    }
    return dict;
  }

  /** Adds an entry to a dict. */
  void put(Value.Dict dict, Value key, Value value) throws PickleException {
    if (!(key instanceof Value.Text
        || key instanceof Value.Int
        || key instanceof Value.Real
        || key instanceof Value.Bool
        || key instanceof Value.BigInt
        || key instanceof Value.None)) {
      throw source.wrong("a dict's key that is " + Quoted.kind(key), "a text or a number");
    }
    meter.spend(Meter.ENTRY);
    if (dict.entries().put(key, value) != null) {
      throw source.wrong(
          "a dict with two entries for "
              + (key instanceof Value.Text ? Quoted.kind(key) : "one number"),
          "one each");
    }
  }

  private Value reconstructed(List<Value> arguments) throws PickleException {
    if (arguments.size() == 3
        && arguments.get(0) instanceof Value.Global type
        && arguments.get(1) instanceof Value.Global base
        && base.name().equals("object")) {
      return create(type, Value.Items.tuple(List.of()));
    }
    throw source.wrong("an object made from another one", "one made anew");
  }

  private Value.Global name(Value value) throws PickleException {
    if (value instanceof Value.Global global) {
      return global;
    }
    throw source.wrong(Quoted.kind(value) + " in place of a class or function", "a name");
  }

  private List<Value> tuple(Value value) throws PickleException {
    if (value instanceof Value.Items items && items.kind() == Value.Items.Kind.TUPLE) {
      return items.items();
    }
    throw source.wrong("arguments in " + Quoted.kind(value), "a tuple");
  }
}
