package io.multialpha.host.model.sklearn;

import io.multialpha.host.model.pickle.Value;
import java.util.Map;
import java.util.Optional;

/** The attributes of one object in a pickle, checked for type as they are asked for. */
final class Attributes {
  private final String owner;
  private final Value.Dict state;

  private Attributes(String owner, Value.Dict state) {
    this.owner = owner;
    this.state = state;
  }

  /**
   * Those of an object.
   *
   * @param owner what to call it in sentences
   */
  static Attributes of(Value.Instance object, String owner) throws SklearnException {
    if (object.state() instanceof Value.Dict state) {
      return new Attributes(owner, state);
    }
    throw new SklearnException(owner + " has no attributes; the file is damaged");
  }

  /** What it is called in sentences. */
  String owner() {
    return owner;
  }

  /** The attributes by name; other keys are left out. */
  Map<Value, Value> all() {
    return state.asMap();
  }

  /** An attribute, if it is there and not None. */
  Optional<Value> find(String name) {
    return state.get(name).filter(value -> value != Value.None.NONE);
  }

  Value require(String name) throws SklearnException {
    Optional<Value> value = find(name);
    if (value.isEmpty()) {
      throw new SklearnException(
          owner
              + " has no "
              + name
              + (name.endsWith("_") && !name.equals("tree_")
                  ? ": it was saved before it was fitted"
                  : ""));
    }
    return value.get();
  }

  Value.Instance object(String name) throws SklearnException {
    if (require(name) instanceof Value.Instance object) {
      return object;
    }
    throw wrong(name, "an object");
  }

  Value.Items list(String name) throws SklearnException {
    if (require(name) instanceof Value.Items items) {
      return items;
    }
    throw wrong(name, "a list");
  }

  Value.Array array(String name) throws SklearnException {
    if (require(name) instanceof Value.Array array) {
      return array;
    }
    throw wrong(name, "an array");
  }

  /** A whole number of 0 or more that fits an index. */
  int count(String name) throws SklearnException {
    return Numbers.count(require(name), owner + ": " + name);
  }

  boolean truth(String name, boolean otherwise) throws SklearnException {
    Optional<Value> value = find(name);
    if (value.isEmpty()) {
      return otherwise;
    }
    if (value.get() instanceof Value.Bool truth) {
      return truth.value();
    }
    throw wrong(name, "True or False");
  }

  Optional<String> text(String name) throws SklearnException {
    Optional<Value> value = find(name);
    if (value.isEmpty()) {
      return Optional.empty();
    }
    if (value.get() instanceof Value.Text text) {
      return Optional.of(text.value());
    }
    throw wrong(name, "a text");
  }

  double real(String name) throws SklearnException {
    return Numbers.real(require(name), owner + ": " + name);
  }

  double[] reals(String name, int length) throws SklearnException {
    double[] numbers = Numbers.reals(require(name), owner + ": " + name);
    if (numbers.length != length) {
      throw new SklearnException(
          owner + ": " + name + " has " + numbers.length + " numbers, expected " + length);
    }
    return numbers;
  }

  SklearnException wrong(String name, String expected) throws SklearnException {
    return new SklearnException(
        owner + ": " + name + " is " + PlainValues.kind(require(name)) + ", expected " + expected);
  }
}
