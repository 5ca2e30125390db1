package io.multialpha.host.model.sklearn;

import io.multialpha.host.model.pickle.Dtype;
import io.multialpha.host.model.pickle.Value;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Values of a pickle as texts, numbers, truth values, lists and maps, for people to look at. What
 * is too deep, too long or no plain data becomes a short text about it, so that no file can make
 * the result large.
 */
final class PlainValues {
  private static final int DEEPEST = 5;
  private static final int MOST = 2_000;
  private static final int LONGEST_TEXT = 300;

  private int left = MOST;

  private PlainValues() {}

  /** The entries of a dict that have texts for keys, without some of them. */
  static Map<String, Object> of(
      Map<Value, Value> entries, java.util.function.Predicate<String> of) {
    PlainValues plain = new PlainValues();
    Map<String, Object> result = new LinkedHashMap<>();
    for (Map.Entry<Value, Value> entry : entries.entrySet()) {
      if (entry.getKey() instanceof Value.Text key && of.test(key.value()) && plain.left > 0) {
        result.put(shortened(key.value()), plain.convert(entry.getValue(), 1));
      }
    }
    return result;
  }

  private Object convert(Value value, int depth) {
    left--;
    if (value instanceof Value.Bool truth) {
      return truth.value();
    } else if (value instanceof Value.Int number) {
      return number.value();
    } else if (value instanceof Value.Real number) {
      return number.value();
    } else if (value instanceof Value.Text text) {
      return shortened(text.value());
    } else if (value instanceof Value.Items items
        && depth < DEEPEST
        && items.items().size() < left) {
      List<Object> list = new ArrayList<>();
      for (Value item : items.items()) {
        list.add(left > 0 ? convert(item, depth + 1) : "...");
      }
      return list;
    } else if (value instanceof Value.Dict dict && depth < DEEPEST && dict.asMap().size() < left) {
      Map<String, Object> map = new LinkedHashMap<>();
      dict.asMap()
          .forEach(
              (key, item) ->
                  map.put(
                      key instanceof Value.Text text ? shortened(text.value()) : kind(key),
                      left > 0 ? convert(item, depth + 1) : "..."));
      return map;
    }
    return kind(value);
  }

  /** A value in a few words: small ones as Python writes them, others by what they are. */
  static String kind(Value value) {
    if (value == Value.None.NONE) {
      return "None";
    } else if (value instanceof Value.Bool truth) {
      return truth.value() ? "True" : "False";
    } else if (value instanceof Value.Int number) {
      return Long.toString(number.value());
    } else if (value instanceof Value.BigInt) {
      return "a whole number of more than 64 bits";
    } else if (value instanceof Value.Real number) {
      return ShortestDecimal.of(number.value());
    } else if (value instanceof Value.Text text) {
      return "'" + shortened(text.value()) + "'";
    } else if (value instanceof Value.Bytes bytes) {
      return bytes.value().length + " bytes";
    } else if (value instanceof Value.Items items) {
      return "a "
          + switch (items.kind()) {
            case LIST -> "list";
            case TUPLE -> "tuple";
            case SET -> "set";
          }
          + " of "
          + items.items().size();
    } else if (value instanceof Value.Dict dict) {
      return "a dict of " + dict.asMap().size();
    } else if (value instanceof Value.Global global) {
      return "the name " + global;
    } else if (value instanceof Value.Instance object) {
      return "an object of class " + object.type();
    } else if (value instanceof Value.Array array) {
      return "an array of type " + name(array.dtype()) + " and shape " + shape(array);
    }
    throw new IllegalStateException("unknown kind of value " + value.getClass());
  }

  /** A type as numpy abbreviates it, such as {@code f8}. */
  static String name(Dtype type) {
    return type.kind() == 'U' ? "U" + type.itemSize() / 4 : "" + type.kind() + type.itemSize();
  }

  static String shape(Value.Array array) {
    String lengths = Arrays.toString(array.shape());
    return "(" + lengths.substring(1, lengths.length() - 1) + ")";
  }

  static String shortened(String text) {
    StringBuilder shown = new StringBuilder();
    text.codePoints()
        .limit(LONGEST_TEXT)
        .forEach(point -> shown.appendCodePoint(Character.isISOControl(point) ? '?' : point));
    return text.codePointCount(0, text.length()) > LONGEST_TEXT ? shown + "..." : shown.toString();
  }
}
