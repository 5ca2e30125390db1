package io.multialpha.host.model.pickle;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Makes dtypes from what numpy saves of them. */
final class Dtypes {
  private static final int LONGEST_ITEM = 1 << 20;

  private final ByteSource source;

  Dtypes(ByteSource source) {
    this.source = source;
  }

  /** From the arguments {@code (code, align, copy)}, such as {@code 'f8', False, True}. */
  Value.Type make(List<Value> arguments) throws PickleException {
    if (arguments.isEmpty() || !(arguments.get(0) instanceof Value.Text code)) {
      throw source.wrong("a dtype without its code", "one such as 'f8'");
    }
    return new Value.Type(ofCode(code.value()));
  }

  private Dtype ofCode(String code) throws PickleException {
    if (code.length() >= 2 && code.length() <= 8) {
      char kind = code.charAt(0);
      int size = 0;
      for (int i = 1; i < code.length(); i++) {
        char digit = code.charAt(i);
        size = digit < '0' || digit > '9' ? LONGEST_ITEM : size * 10 + (digit - '0');
        size = Math.min(size, LONGEST_ITEM);
      }
      if (size < LONGEST_ITEM && isKnown(kind, size)) {
        return Dtype.of(kind, kind == 'U' ? 4 * size : size);
      }
    }
    throw source.wrong(
        "the dtype " + Quoted.text(code), "whole and floating point numbers, texts or objects");
  }

  private static boolean isKnown(char kind, int size) {
    return switch (kind) {
      case 'b' -> size == 1;
      case 'i', 'u' -> size == 1 || size == 2 || size == 4 || size == 8;
      case 'f' -> size == 2 || size == 4 || size == 8;
      case 'O' -> size == 4 || size == 8;
      case 'U', 'S', 'V' -> true;
      default -> false;
    };
  }

  /**
   * Adds byte order and fields, from {@code (version, order, subdtype, names, fields, itemsize,
   * ...)}.
   */
  void build(Value.Type type, Value state) throws PickleException {
    if (!(state instanceof Value.Items items)
        || items.items().size() < 6
        || !(items.items().get(1) instanceof Value.Text order)) {
      throw source.wrong("a dtype's state that is " + Quoted.kind(state), "a tuple of 8");
    }
    List<Value> parts = items.items();
    if (!(parts.get(2) instanceof Value.None)) {
      throw source.wrong("a dtype of arrays inside an array", "a plain dtype");
    }
    Dtype plain = type.dtype();
    if (parts.get(5) instanceof Value.Int size
        && size.value() != -1
        && size.value() != plain.itemSize()) {
      throw source.wrong(
          "a dtype with items of " + size.value() + " bytes",
          plain.itemSize() + " bytes as its code says");
    }
    boolean big =
        switch (order.value()) {
          case "<", "|", "=" -> false;
          case ">" -> true;
          default -> throw source.wrong("the byte order " + Quoted.text(order.value()), "< or >");
        };
    type.become(
        new Dtype(
            plain.kind(),
            plain.itemSize(),
            big && plain.itemSize() > 1,
            fields(plain, parts.get(4))));
  }

  private Map<String, Dtype.Field> fields(Dtype plain, Value fields) throws PickleException {
    if (fields instanceof Value.None) {
      return Map.of();
    }
    if (!(fields instanceof Value.Dict dict) || plain.kind() != 'V') {
      throw source.wrong("a dtype's fields that are " + Quoted.kind(fields), "a dict of a record");
    }
    Map<String, Dtype.Field> found = new HashMap<>();
    for (Map.Entry<Value, Value> entry : dict.entries().entrySet()) {
      found.put(name(entry.getKey()), field(plain, entry.getValue()));
    }
    return found;
  }

  private String name(Value key) throws PickleException {
    if (key instanceof Value.Text text) {
      return text.value();
    }
    throw source.wrong("a field's name that is " + Quoted.kind(key), "a text");
  }

  private Dtype.Field field(Dtype record, Value field) throws PickleException {
    if (field instanceof Value.Items items
        && items.items().size() >= 2
        && items.items().get(0) instanceof Value.Type type
        && items.items().get(1) instanceof Value.Int offset) {
      Dtype dtype = type.dtype();
      if (dtype.kind() == 'V' || dtype.kind() == 'O') {
        throw source.wrong("a field of a record that is a record or an object", "a plain one");
      }
      if (offset.value() < 0 || offset.value() > record.itemSize() - dtype.itemSize()) {
        throw source.wrong(
            "a field at " + offset.value() + " of a record of " + record.itemSize() + " bytes",
            "one inside the record");
      }
      return new Dtype.Field(dtype, (int) offset.value());
    }
    throw source.wrong("a field that is " + Quoted.kind(field), "a dtype and an offset");
  }
}
